import { useQuery } from '@tanstack/react-query';
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useDeferredValue, useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useFirstField } from '../../parts/use-first-field';
import { useSettled } from '../../parts/use-settled';
import { useSession } from '../../session/use-session';
import { useListKeys } from '../../keys/use-list-keys';
import {
  isBareNumber,
  isDisbursementNumber,
  looksLikeCaseNumber,
  mayEndCaseNumber,
  useCaseSearch,
  useDisbursementSearch,
} from './case-search';
import { CaseLine, DisbursementLine, MemberLine, RecentPeople } from './search-results';
import styles from './search.module.css';

const PAUSE_MS = 200;

/** One box for people and cases. What is looked for stands in the address, so "back" finds it again. */
export default function SearchPage() {
  const { t } = useTranslation('search');
  const [params, setParams] = useSearchParams();
  const asked = params.get('q') ?? '';
  const [typed, setTyped] = useState(asked);
  const [seen, setSeen] = useState(asked);
  const settled = useSettled(useDeferredValue(typed.trim()), PAUSE_MS);
  const first = useFirstField();
  const results = useRef<HTMLDivElement>(null);
  useListKeys(results);
  // Links and "back" bring another question; what was typed here is in the address already.
  if (asked !== seen) {
    setSeen(asked);
    if (asked !== settled) setTyped(asked);
  }
  const look = useEffectEvent((q: string) => {
    if (q !== asked) setParams(q ? { q } : {}, { replace: true });
  });
  useEffect(() => look(settled), [settled]);
  const intoResults = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const links = [...(results.current?.querySelectorAll('a') ?? [])];
    if (event.key === 'Enter' && links.length === 1) links[0]!.click();
    else links[0]?.focus();
  };
  return (
    <>
      <PageHeader title={t('title')} />
      <search className={styles.box}>
        <Input
          data-search
          ref={first}
          size="large"
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('label')}
          placeholder={t('placeholder')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={intoResults}
        />
      </search>
      <div ref={results} className={styles.results}>
        <Results asked={asked} />
      </div>
      <Outlet />
    </>
  );
}

function Results({ asked }: { asked: string }) {
  const { can } = useSession();
  if (asked === '') return <RecentPeople />;
  const money = can('disbursement:read');
  if (money && isDisbursementNumber(asked)) return <Disbursements number={asked} />;
  if (!can('visit:read')) return <People q={asked} />;
  if (looksLikeCaseNumber(asked))
    return (
      <>
        {money && isBareNumber(asked) && <Disbursements number={asked} quiet />}
        <Cases number={asked} />
      </>
    );
  return (
    <>
      {mayEndCaseNumber(asked) && <Cases number={asked} quiet />}
      <People q={asked} />
    </>
  );
}

/** @param quiet beside cases: says nothing where there is no request */
function Disbursements({ number, quiet = false }: { number: string; quiet?: boolean }) {
  const { t } = useTranslation('search');
  const { data, isPending, error, refetch } = useDisbursementSearch(number);
  if (quiet && !data?.length) return null;
  if (isPending) return <LoadingState rows={2} />;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.length === 0) return <EmptyState>{t('noDisbursement', { number })}</EmptyState>;
  return (
    <>
      <h2 className={styles.heading}>{t('disbursements', { count: data.length })}</h2>
      <ul className={styles.list}>
        {data.map((found) => (
          <DisbursementLine key={found.id} found={found} />
        ))}
      </ul>
    </>
  );
}

function People({ q }: { q: string }) {
  const { t } = useTranslation('search');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['members', 'search', q],
    queryFn: ({ signal }) => api.get<Schemas['FoundMembersView']>('/staff/members/search', { q }, signal),
  });
  if (isPending) return <LoadingState rows={4} />;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <EmptyState>{data.hint ?? t('none', { q })}</EmptyState>;
  return (
    <>
      <h2 className={styles.heading}>{t('people', { count: data.items.length })}</h2>
      <ul className={styles.list}>
        {data.items.map((member) => (
          <MemberLine key={member.id} member={member} />
        ))}
      </ul>
      {data.items.length >= MOST && <p className={styles.note}>{t('more')}</p>}
    </>
  );
}

/** The API gives the first twenty. */
const MOST = 20;

/** @param quiet beside people: says nothing where there is no case */
function Cases({ number, quiet = false }: { number: string; quiet?: boolean }) {
  const { t } = useTranslation('search');
  const { data, isPending, error, refetch } = useCaseSearch(number);
  if (quiet && !data?.length) return null;
  if (isPending) return <LoadingState rows={2} />;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.length === 0) return <EmptyState>{t('noCase', { number })}</EmptyState>;
  return (
    <>
      <h2 className={styles.heading}>{t('cases', { count: data.length })}</h2>
      <ul className={styles.list}>
        {data.map((found) => (
          <CaseLine key={found.id} found={found} />
        ))}
      </ul>
    </>
  );
}
