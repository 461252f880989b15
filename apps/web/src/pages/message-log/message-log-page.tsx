import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { Page } from '../../api/types';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag, type StateTone } from '../../parts/state-tag';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import styles from './message-log.module.css';

type Logged = Schemas['LoggedMessageView'];

const LOG = ['message-log'] as const;
const FILTERS = ['status', 'channel'] as const;
const STATUSES = ['waiting', 'sent', 'failed'] as const;
const CHANNELS = ['in-app', 'email', 'sms', 'wecom', 'dingtalk', 'webhook'] as const;
const TONES: Record<Logged['status'], StateTone> = { waiting: 'waiting', sent: 'done', failed: 'late' };

/** What was sent, to whom, by which way, when, and what became of it: one's own, or that of the unions in one's scope. */
export default function MessageLogPage() {
  const { t } = useTranslation(['messageLog', 'shell']);
  const { can } = useSession();
  const own = !useLocation().pathname.startsWith('/message-log');
  const { filters, set, any, clear } = useFilters(FILTERS);
  const list = useKeyset<Logged>([...LOG, own, filters], (after, signal) =>
    api.get<Page<Logged>>(own ? '/messages/log' : '/staff/message-log', { ...filters, after }, signal),
  );
  const choices = (names: readonly string[], words: string) =>
    names.map((value) => ({ value, label: t(`${words}.${value}`) }));
  return (
    <>
      <PageHeader
        title={t(own ? 'own' : 'title')}
        subtitle={t(own ? 'ownMeans' : 'means')}
        // A page of the server's own, to be looked at by administrators.
        actions={!own && can('queue:read') && <a href="/api/queues/">{t('shell:places.queues')}</a>}
      />
      {!own && <Plannings />}
      <FilterSentence label={t('filters.label')}>
        <FilterChoice
          label={t('filters.status')}
          all={t('filters.allStatuses')}
          value={filters.status}
          onChange={(status) => set('status', status)}
          choices={choices(STATUSES, 'statuses')}
        />
        <FilterChoice
          label={t('filters.channel')}
          all={t('filters.allChannels')}
          value={filters.channel}
          onChange={(channel) => set('channel', channel)}
          choices={choices(CHANNELS, 'channels')}
        />
      </FilterSentence>
      <KeysetList
        list={list}
        label={t(own ? 'own' : 'title')}
        itemKey={({ id, channel }) => `${id}${channel ?? ''}`}
        renderItem={(logged) => <Line logged={logged} own={own} />}
        empty={any ? t('emptyFiltered') : t('empty')}
        emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
      />
    </>
  );
}

/** When reminders were put down last, and that the days off of a year moved them. */
function Plannings() {
  const { t } = useTranslation('messageLog');
  const { data } = useQuery({
    queryKey: [...LOG, 'plannings'],
    queryFn: ({ signal }) => api.get<Schemas['PlanningsView']>('/staff/message-log/plannings', undefined, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <ul className={styles.plannings} aria-label={t('plannings.title')}>
      {data.items.map(({ id, plannedOn, reason, officialYear, added, renewed, dropped }) => (
        <li key={id}>
          {t(`plannings.${reason}`, { day: dayText(plannedOn, t), year: officialYear, added, renewed, dropped })}
        </li>
      ))}
    </ul>
  );
}

function Line({ logged, own }: { logged: Logged; own: boolean }) {
  const { t } = useTranslation('messageLog');
  const { status, channel, title, template, recipient, createdAt, late } = logged;
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <p className={styles.top}>
          <strong>{title ?? t([`templates.${template}`, 'templates.other'])}</strong>
          <StateTag tone={TONES[status]}>{t(`statuses.${status}`)}</StateTag>
          {late && <StateTag tone="due">{t('late')}</StateTag>}
        </p>
        <p className="nj-caption">
          {channel ? t(`channels.${channel}`) : t('channels.none')}
          {!own && recipient && ` · ${recipient}`} · <RelativeInstant at={createdAt} />
        </p>
        <Fate logged={logged} />
      </div>
      {!own && status === 'failed' && <Again id={logged.id} />}
    </div>
  );
}

/** Why it did not arrive, how often it was tried, and when it is tried again. */
function Fate({ logged }: { logged: Logged }) {
  const { t } = useTranslation('messageLog');
  const { status, failure, attempts, retryAt, notBefore } = logged;
  if (status === 'waiting' && notBefore)
    return (
      <p>
        {t('notBefore')} <RelativeInstant at={notBefore} />
      </p>
    );
  if (status !== 'failed' || !failure) return null;
  return (
    <p>
      {t(`failures.${failure}`)} {t('tried', { count: attempts })}
      {retryAt ? (
        <>
          {t('retryAt')} <RelativeInstant at={retryAt} />
        </>
      ) : (
        t('notAgain')
      )}
    </p>
  );
}

function Again({ id }: { id: string }) {
  const { t } = useTranslation('messageLog');
  const again = useChange<void>({
    send: () => api.post(`/staff/message-log/${id}/again`),
    refreshes: [LOG],
    said: t('againDone'),
  });
  return (
    <Button loading={again.isPending} onClick={() => again.mutate()}>
      {t('again')}
    </Button>
  );
}
