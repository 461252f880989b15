import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Page } from '../../api/types';
import { useChange } from '../../api/use-change';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { type Message, MESSAGES } from './messages';
import styles from './messages.module.css';

/** What the system told me, what is not read first. */
export default function MessagesPage() {
  const { t } = useTranslation('messages');
  const list = useKeyset<Message>([...MESSAGES, 'list'], (after, signal) =>
    api.get<Page<Message>>('/messages', { after }, signal),
  );
  const newest = list.items.reduce<string | null>((top, { id }) => (top === null || id > top ? id : top), null);
  const unread = list.items.some(({ readAt }) => readAt === null);
  const readAll = useChange<string>({
    send: (upTo) => api.post('/messages/read-all', { upTo }),
    refreshes: [[...MESSAGES]],
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          unread &&
          newest && (
            <Button loading={readAll.isPending} onClick={() => readAll.mutate(newest)}>
              {t('readAll')}
            </Button>
          )
        }
      />
      <KeysetList
        list={list}
        label={t('title')}
        itemKey={({ id }) => id}
        renderItem={(message) => <Entry message={message} />}
        empty={t('empty')}
      />
    </>
  );
}

function Entry({ message: { id, title, body, link, createdAt, readAt } }: { message: Message }) {
  const { t } = useTranslation('messages');
  const queries = useQueryClient();
  const read = () => {
    if (readAt) return;
    // The link is followed at once; the figure at the bell follows when the answer is there.
    void api.post(`/messages/${id}/read`).then(
      () => queries.invalidateQueries({ queryKey: MESSAGES }),
      () => undefined,
    );
  };
  const words = (
    <>
      <span className={styles.top}>
        {!readAt && <span className={styles.unread}>{t('unread')}</span>}
        <strong className={readAt ? styles.read : undefined}>{title}</strong>
        <span className="nj-caption">
          <RelativeInstant at={createdAt} />
        </span>
      </span>
      <span>{body}</span>
    </>
  );
  return link ? (
    <Link className={styles.message} to={link} onClick={read}>
      {words}
    </Link>
  ) : (
    <button type="button" className={styles.message} onClick={read}>
      {words}
    </button>
  );
}
