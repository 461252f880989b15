import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSettled } from '../../parts/use-settled';
import { type Account, ACCOUNTS } from './account-types';
import record from '../../parts/record.module.css';
import styles from './accounts.module.css';

const FILTERS = ['unionId'] as const;
const PAUSE_MS = 250;

export default function AccountsPage() {
  const { t } = useTranslation('accounts');
  const navigate = useNavigate();
  const { search } = useFilters(FILTERS);
  const [typed, setTyped] = useState('');
  const asked = useSettled(useDeferredValue(typed.trim()), PAUSE_MS);
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          <>
            <Button onClick={() => void navigate('/accounts/rules')}>{t('rules.button')}</Button>
            <Button type="primary" onClick={() => void navigate(`/accounts/new${search}`)}>
              {t('new.button')}
            </Button>
          </>
        }
      />
      <AccountFilters typed={typed} onTyped={setTyped} />
      <AccountTable asked={asked} />
      <Outlet />
    </>
  );
}

function AccountFilters({ typed, onTyped }: { typed: string; onTyped: (typed: string) => void }) {
  const { t } = useTranslation('accounts');
  const { filters, set } = useFilters(FILTERS);
  return (
    <div className={styles.filters}>
      <Input
        data-search
        allowClear
        className={styles.search}
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('search')}
        placeholder={t('search')}
        autoComplete="off"
        maxLength={50}
        value={typed}
        onChange={(event) => onTyped(event.target.value)}
      />
      <FilterSentence label={t('filters.label')}>
        <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
      </FilterSentence>
    </div>
  );
}

function AccountTable({ asked }: { asked: string }) {
  const { t } = useTranslation('accounts');
  const { accountId } = useParams();
  const { filters, search } = useFilters(FILTERS);
  const list = useKeyset<Account>([...ACCOUNTS, 'list', asked, filters], (after, signal) =>
    api.get('/staff/accounts', { ...filters, search: asked, after }, signal),
  );
  const columns: readonly TableColumn<Account>[] = [
    { key: 'name', title: t('fields.name'), render: ({ displayName }) => displayName },
    { key: 'roles', title: t('fields.roles'), render: (account) => <Roles account={account} /> },
    { key: 'login', title: t('fields.login'), wide: true, render: ({ login, phone }) => login ?? phone },
    { key: 'seen', title: t('fields.lastSeen'), wide: true, render: (account) => <LastSeen account={account} /> },
    { key: 'status', title: t('fields.status'), render: (account) => <AccountState account={account} /> },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      selectedKey={accountId}
      to={({ id }) => `/accounts/${id}${search}`}
      renderItem={(account) => <AccountCard account={account} />}
      empty={asked || filters.unionId ? t('emptyFiltered') : t('empty')}
    />
  );
}

function Roles({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const current = account.grants.filter((grant) => grant.current);
  if (current.length === 0)
    return <span className="nj-caption">{account.memberId ? t('onlyMember') : t('noRole')}</span>;
  return current.map(({ id, unionName, roleName }) => (
    <div key={id}>
      {roleName} <span className="nj-caption">{unionName}</span>
    </div>
  ));
}

function LastSeen({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  return account.lastSeenAt ? <RelativeInstant at={account.lastSeenAt} /> : t('neverSeen');
}

export function AccountState({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const { status, mustChangePassword } = account;
  if (status === 'suspended') return <StateTag tone="plain">{t('states.suspended')}</StateTag>;
  return mustChangePassword ? (
    <StateTag tone="waiting">{t('states.waiting')}</StateTag>
  ) : (
    <StateTag tone="done">{t('states.active')}</StateTag>
  );
}

function AccountCard({ account }: { account: Account }) {
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{account.displayName}</strong>
        <AccountState account={account} />
      </span>
      <span>
        <Roles account={account} />
      </span>
    </span>
  );
}
