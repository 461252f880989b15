import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { CountChoice } from '../../parts/count-choice';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { RenewalCard } from './renewal-card';
import { type Renewal, STUDY } from './study-types';
import record from '../../parts/record.module.css';
import styles from './study.module.css';
import { useProgrammes } from './use-programmes';

const FILTERS = ['status', 'unionId', 'programmeId', 'year'] as const;
type Filters = Readonly<Partial<Record<(typeof FILTERS)[number], string | undefined>>>;
const AT_ONCE = 50;

/** The year's renewals: where each stands, and the green ones accepted together. */
export default function RenewalsPage() {
  const { t } = useTranslation('study');
  const { filters, set } = useFilters(FILTERS);
  const programmes = useProgrammes();
  const { data: figures } = useQuery({
    queryKey: [...STUDY, 'renewal-figures', filters.unionId, filters.programmeId, filters.year],
    queryFn: ({ signal }) =>
      api.get<Schemas['RenewalFiguresView']>(
        '/staff/study-renewals/figures',
        { unionId: filters.unionId, programmeId: filters.programmeId, year: filters.year },
        signal,
      ),
  });
  return (
    <>
      <PageHeader
        title={t('renewals.title')}
        subtitle={figures && t('renewals.intro', { year: figures.yearName })}
        back="/study-aid"
        actions={<MakeList filters={filters} year={figures?.year} />}
      />
      {figures && <Counts figures={figures} />}
      <FilterSentence label={t('filters.label')}>
        <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
        <FilterChoice
          label={t('filters.programme')}
          all={t('filters.allProgrammes')}
          value={filters.programmeId}
          onChange={(programmeId) => set('programmeId', programmeId)}
          choices={programmes.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterChoice
          label={t('filters.year')}
          all={t('filters.thisYear')}
          value={filters.year}
          onChange={(year) => set('year', year)}
          choices={(figures?.years ?? []).map(({ year, name }) => ({ value: String(year), label: name }))}
        />
      </FilterSentence>
      <Renewals filters={filters} />
    </>
  );
}

function Counts({ figures }: { figures: Schemas['RenewalFiguresView'] }) {
  const { t } = useTranslation('study');
  const { filters, set } = useFilters(FILTERS);
  return (
    <CountChoice
      items={figures.items.map(({ status, label, count }) => ({
        value: status,
        label,
        count: t('persons', { count }),
      }))}
      chosen={filters.status}
      onChoose={(status) => set('status', status)}
    />
  );
}

/** What was accepted waits for a list; with one programme it is made here, by whoever works for the union that gives. */
function MakeList({ filters, year }: { filters: Filters; year: number | undefined }) {
  const { t } = useTranslation('study');
  const navigate = useNavigate();
  const programmes = useProgrammes().filter(({ status }) => status === 'open');
  const programme = programmes.length === 1 ? programmes[0] : programmes.find(({ id }) => id === filters.programmeId);
  const programmeId = programme?.id;
  const { key } = useIdempotencyKey();
  const make = useChange<void, { id: string }>({
    send: () => api.post('/staff/study-lists', { programmeId, year }, { idempotencyKey: key }),
    refreshes: [STUDY],
    onDone: ({ id }) => void navigate(`/study-aid/lists/${id}`),
  });
  // How many wait is told for this academic year; lists of earlier ones are made where the lists are.
  if (!programme?.mayList || programme.ready === 0 || filters.year !== undefined || year === undefined) return null;
  return (
    <Button loading={make.isPending} onClick={() => make.mutate()}>
      {t('lists.createOf', { count: programme.ready })}
    </Button>
  );
}

function Renewals({ filters }: { filters: Filters }) {
  const { t } = useTranslation('study');
  const manages = useSession().can('study-aid:manage');
  const list = useKeyset<Renewal>([...STUDY, 'renewals', filters], (after, signal) =>
    api.get('/staff/study-renewals', { ...filters, limit: AT_ONCE, after }, signal),
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const green = list.items.filter(({ isGreen }) => isGreen);
  const chosen = green.filter(({ id }) => !left.has(id));
  const toggle = (id: string) =>
    setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  if (list.isPending) return <LoadingState rows={6} />;
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0) return <EmptyState>{t('renewals.empty')}</EmptyState>;
  return (
    <>
      {manages && green.length > 0 && <Bulk chosen={chosen} />}
      <div className="nj-card">
        {list.items.map((renewal) => (
          <article key={renewal.id} className={styles.renewal}>
            <span className={record.cardTop}>
              <span>
                {manages && renewal.isGreen && (
                  <Checkbox
                    checked={!left.has(renewal.id)}
                    onChange={() => toggle(renewal.id)}
                    aria-label={t('renewals.choose', { name: renewal.childName })}
                  />
                )}{' '}
                <Link to={`/study-aid/awards/${renewal.awardId}`}>
                  <strong>{renewal.childName}</strong>
                </Link>{' '}
                <span className="nj-caption">
                  {renewal.memberName} · {renewal.unionName}
                </span>
              </span>
            </span>
            <RenewalCard renewal={renewal} />
          </article>
        ))}
      </div>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('renewals.more')}
        </Button>
      )}
    </>
  );
}

function Bulk({ chosen }: { chosen: readonly Renewal[] }) {
  const { t } = useTranslation('study');
  const attempt = useIdempotencyKey();
  const accept = useChange<void, Schemas['RenewalsAcceptedView']>({
    send: () =>
      api.post(
        '/staff/study-renewals/acceptance',
        { items: chosen.map(({ id, version }) => ({ id, version })) },
        { idempotencyKey: attempt.key },
      ),
    refreshes: [STUDY],
    said: ({ accepted }) => t('renewals.accepted', { count: accepted }),
    onDone: attempt.renew,
  });
  return (
    <div className={styles.bulk}>
      <span>{t('renewals.green', { count: chosen.length })}</span>
      <Button type="primary" disabled={chosen.length === 0} loading={accept.isPending} onClick={() => accept.mutate()}>
        {t('renewals.acceptAll', { count: chosen.length })}
      </Button>
    </div>
  );
}
