import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { todayInChina } from '../../dates';
import { Amount } from '../../parts/amount';
import { FormModal } from '../../parts/form-modal';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { academicYearOf, type GrantListLine, STUDY, toneOf } from './study-types';
import record from '../../parts/record.module.css';
import { useProgrammes } from './use-programmes';

/** 资助名单: what was asked for together, and how far it is paid. */
export default function ListsPage() {
  const { t } = useTranslation('study');
  const programmes = useProgrammes().filter(({ status, mayList }) => status === 'open' && mayList);
  const list = useKeyset<GrantListLine>([...STUDY, 'lists'], (after, signal) =>
    api.get('/staff/study-lists', { limit: 50, after }, signal),
  );
  const create = programmes.length > 0 && <CreateList programmes={programmes} />;
  const columns: readonly TableColumn<GrantListLine>[] = [
    { key: 'name', title: t('columns.list'), render: ({ name }) => name },
    {
      key: 'state',
      title: t('columns.state'),
      render: ({ status, statusLabel }) => <StateTag tone={toneOf(status)}>{statusLabel}</StateTag>,
    },
    { key: 'persons', title: t('columns.persons'), number: true, render: ({ persons }) => persons },
    { key: 'amount', title: t('columns.amount'), number: true, render: ({ amount }) => <Amount value={amount} /> },
    { key: 'paid', title: t('columns.paidOf'), number: true, render: ({ paid }) => <Amount value={paid} /> },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
  return (
    <>
      <PageHeader title={t('lists.title')} subtitle={t('lists.intro')} back="/study-aid" actions={create} />
      <KeysetTable
        list={list}
        label={t('lists.title')}
        columns={columns}
        itemKey={({ id }) => id}
        to={({ id }) => `/study-aid/lists/${id}`}
        renderItem={(line) => (
          <span className={record.card}>
            <span className={record.cardTop}>
              <strong>{line.name}</strong>
              <StateTag tone={toneOf(line.status)}>{line.statusLabel}</StateTag>
            </span>
            <span className={record.cardTop}>
              <span>{t('persons', { count: line.persons })}</span>
              <Amount value={line.amount} />
            </span>
          </span>
        )}
        empty={t('lists.empty')}
        emptyAction={create}
      />
    </>
  );
}

interface NewList {
  readonly programmeId: string;
  readonly year: number;
}

function CreateList({ programmes }: { programmes: ReturnType<typeof useProgrammes> }) {
  const { t } = useTranslation('study');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { key } = useIdempotencyKey();
  const ready = programmes.reduce((sum, each) => sum + each.ready, 0);
  const year = academicYearOf(todayInChina());
  const years = [year, year - 1].map((value) => ({ value, label: t('yearName', { from: value, to: value + 1 }) }));
  return (
    <>
      <Button type={ready > 0 ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {ready > 0 ? t('lists.createOf', { count: ready }) : t('lists.create')}
      </Button>
      <FormModal<NewList, { id: string }>
        open={open}
        onClose={() => setOpen(false)}
        title={t('lists.create')}
        confirm={t('lists.create')}
        explanation={t('lists.createMeans')}
        initial={{ year, ...(programmes.length === 1 ? { programmeId: programmes[0]!.id } : {}) }}
        send={(values) => api.post('/staff/study-lists', values, { idempotencyKey: key })}
        refreshes={[STUDY]}
        onDone={({ id }) => void navigate(`/study-aid/lists/${id}`)}
      >
        <Form.Item
          name="programmeId"
          label={t('fields.programme')}
          rules={[{ required: true, message: t('missing.programme') }]}
        >
          <Select options={programmes.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="year" label={t('fields.year')}>
          <Select options={years} />
        </Form.Item>
      </FormModal>
    </>
  );
}
