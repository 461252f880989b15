import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ExportButton } from '../../parts/export-button';
import { api } from '../../api/client';
import { fromFen, toFen } from '../../money';
import { Amount } from '../../parts/amount';
import { FilterSentence } from '../../parts/filter-sentence';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { FundFigures } from './fund-figures';
import { FundMovements } from './fund-movements';
import { type FundAccount, FUNDS, toneOf } from './fund-types';
import styles from './funds.module.css';

const FILTERS = ['unionId'] as const;
const AT_ONCE = 30;

/** The accounts of my unions: what each has, what is spoken for, what is left. */
export default function FundsPage() {
  const { t } = useTranslation('funds');
  const { can } = useSession();
  const navigate = useNavigate();
  const { filters, set, any, clear } = useFilters(FILTERS);
  const list = useKeyset<FundAccount>([...FUNDS, 'list', filters], (after, signal) =>
    api.get('/staff/fund-accounts', { ...filters, limit: AT_ONCE, after }, signal),
  );
  const mayOpen = can('fund:manage');
  const open = mayOpen && (
    <Button type="primary" onClick={() => void navigate('/funds/new')}>
      {t('open.button')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={<Link to="/funds/months">{t('months.link')}</Link>}
        actions={
          <>
            <ExportButton path="/staff/fund-accounts" query={filters} disabled={list.items.length === 0} />
            {open}
          </>
        }
      />
      <FilterSentence label={t('filter')} total={<Total funds={list.items} more={list.hasNextPage} />}>
        <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
      </FilterSentence>
      <FundMovements />
      <KeysetList
        list={list}
        label={t('title')}
        itemKey={({ id }) => id}
        to={({ id }) => `/funds/${id}`}
        renderItem={(fund) => <FundLine fund={fund} />}
        empty={t(any ? 'emptyFiltered' : mayOpen ? 'empty' : 'emptyToRead')}
        emptyAction={any ? <Button onClick={clear}>{t('showAll')}</Button> : open}
      />
    </>
  );
}

function Total({ funds, more }: { funds: readonly FundAccount[]; more: boolean }) {
  const { t } = useTranslation('funds');
  if (funds.length === 0) return null;
  const sum = fromFen(funds.reduce((all, { figures }) => all + (toFen(figures.available) ?? 0n), 0n));
  return (
    <>
      {t(more ? 'totalSoFar' : 'total', { count: funds.length })} <Amount value={sum} />
    </>
  );
}

function FundLine({ fund }: { fund: FundAccount }) {
  const { name, code, kindName, unionName, status, statusName, restrictedToNames } = fund;
  return (
    <span className={styles.fund}>
      <span className={styles.fundTop}>
        <strong>{name}</strong>
        {status !== 'open' && <StateTag tone={toneOf(status)}>{statusName}</StateTag>}
      </span>
      <span className="nj-caption">{[unionName, code, kindName, ...restrictedToNames].join(' · ')}</span>
      <FundFigures fund={fund} />
    </span>
  );
}
