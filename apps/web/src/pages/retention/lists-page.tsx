import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Page } from '../../api/types';
import { FormModal } from '../../parts/form-modal';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { UnionPicker } from '../../parts/union-picker';
import { useSession } from '../../session/use-session';
import { type DestructionList, LISTS, PATH, STATUS_TONES } from './retention-types';
import styles from './retention.module.css';

/** 档案销毁: what is past its term, list by list. */
export default function ListsPage() {
  const { t } = useTranslation('retention');
  const { can } = useSession();
  const [making, setMaking] = useState(false);
  const list = useKeyset<DestructionList>([...LISTS, 'list'], (after, signal) =>
    api.get<Page<DestructionList>>(PATH, { after }, signal),
  );
  const columns = useColumns();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('means')}
        actions={
          <>
            <Link to="/retention/rules">{t('rules.title')}</Link>
            {can('retention:propose') && (
              <Button type="primary" onClick={() => setMaking(true)}>
                {t('propose.button')}
              </Button>
            )}
          </>
        }
      />
      <KeysetTable
        list={list}
        label={t('title')}
        itemKey={({ id }) => id}
        to={({ id }) => `/retention/${id}`}
        columns={columns}
        renderItem={(one) => <Line list={one} />}
        empty={t('empty')}
      />
      <ProposeModal open={making} onClose={() => setMaking(false)} />
    </>
  );
}

function useColumns(): readonly TableColumn<DestructionList>[] {
  const { t } = useTranslation('retention');
  return [
    { key: 'number', title: t('number'), render: ({ number }) => number },
    { key: 'union', title: t('union'), render: ({ unionName }) => unionName },
    {
      key: 'status',
      title: t('status'),
      render: ({ status, statusName }) => <StateTag tone={STATUS_TONES[status]}>{statusName}</StateTag>,
    },
    { key: 'listed', title: t('lines.listed'), number: true, render: ({ listed }) => listed },
    { key: 'held', title: t('lines.held'), number: true, render: ({ held, kept }) => held + kept },
    { key: 'destroyed', title: t('lines.destroyed'), number: true, render: ({ destroyed }) => destroyed },
    { key: 'at', title: t('proposedAt'), render: ({ proposedAt }) => <RelativeInstant at={proposedAt} /> },
  ];
}

function Line({
  list: { number, id, unionName, status, statusName, listed, held, kept, destroyed },
}: {
  list: DestructionList;
}) {
  const { t } = useTranslation('retention');
  return (
    <Link to={`/retention/${id}`} className={styles.card}>
      <span className={styles.top}>
        {number} <StateTag tone={STATUS_TONES[status]}>{statusName}</StateTag>
      </span>
      <span className="nj-caption">{unionName}</span>
      <span className="nj-caption">{t('counts', { listed, held: held + kept, destroyed })}</span>
    </Link>
  );
}

function ProposeModal({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('retention');
  const navigate = useNavigate();
  return (
    <FormModal<{ unionId: string }, DestructionList>
      open={open}
      onClose={onClose}
      title={t('propose.button')}
      confirm={t('propose.confirm')}
      explanation={t('propose.means')}
      send={({ unionId }) => api.post(PATH, { unionId })}
      refreshes={[LISTS]}
      onDone={({ id }) => void navigate(`/retention/${id}`)}
    >
      <Form.Item
        name="unionId"
        label={t('propose.union')}
        rules={[{ required: true, message: t('propose.unionMissing') }]}
      >
        <UnionPicker label={t('propose.union')} />
      </Form.Item>
    </FormModal>
  );
}
