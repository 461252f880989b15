import { useQuery, type QueryKey } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { DetailSection } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { PrintForms } from '../../parts/print-forms';
import record from '../../parts/record.module.css';
import { StateTag, type StateTone } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Timeline } from '../../parts/timeline';

/** What the cases behind the wall have in common: disputes, petitions, legal aid and accidents. */
interface WalledCase {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly unionName: string;
  readonly statusLabel: string;
  readonly timeline: readonly { readonly at: string; readonly byName: string; readonly words: string }[];
}

interface CasePageProps<T extends WalledCase> {
  readonly queryKey: QueryKey;
  /** Under /staff. */
  readonly path: string;
  /** What it is called until it is there. */
  readonly one: string;
  readonly titleOf: (record: T) => string;
  readonly back: string;
  readonly content: ComponentType<{ record: T }>;
}

/** The page of one case: who it is about, then the case. */
export function CasePage<T extends WalledCase>({
  queryKey,
  path,
  one,
  titleOf,
  back,
  content: Content,
}: CasePageProps<T>) {
  const { data, isPending, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<T>(`/staff/${path}`, undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={data ? titleOf(data) : one}
        subtitle={data && [data.number, data.unionName].join(' · ')}
        back={back}
      />
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Content key={data.id} record={data} />}
    </>
  );
}

interface CaseStandingProps {
  readonly record: WalledCase;
  readonly subjectType: string;
  readonly tone: StateTone;
  readonly label: string;
  /** Who can see the case, in three words. */
  readonly wall: string;
  /** Beside the state: how it ended, on which ground. */
  readonly more: readonly (string | null | undefined | false)[];
  /** What to do next, and what else has to be known. */
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** Where the case stands, what comes next, and what can be done and printed. */
export function CaseStanding({
  record: { id, version, statusLabel },
  subjectType,
  tone,
  label,
  wall,
  more,
  children,
  actions,
}: CaseStandingProps) {
  return (
    <section className={`nj-card ${record.standing}`} aria-label={label}>
      <p>
        <StateTag tone={tone}>{statusLabel}</StateTag> <strong>{more.filter(Boolean).join(' · ')}</strong>{' '}
        <StateTag tone="private">{wall}</StateTag>
      </p>
      {children}
      <div className={record.actions}>
        <PrintForms subjectType={subjectType} subjectId={id} version={version} />
      </div>
      {actions}
    </section>
  );
}

export function CaseColumns({ left, right }: { readonly left: ReactNode; readonly right: ReactNode }) {
  return (
    <div className={record.columns}>
      <div className={record.column}>{left}</div>
      <div className={record.column}>{right}</div>
    </div>
  );
}

export function CaseCard({ children }: { readonly children: ReactNode }) {
  return <div className={`nj-card ${record.part}`}>{children}</div>;
}

/** What was done and by whom, newest first; of a case from a ledger nothing is known. */
export function CaseHistory({ timeline, title }: { timeline: WalledCase['timeline']; title: string }) {
  const { t } = useTranslation('disputes');
  if (timeline.length === 0) return <p className="nj-caption">{t('history.imported')}</p>;
  return (
    <DetailSection title={title}>
      <Timeline
        entries={timeline
          .map(({ at, byName, words }, index) => ({ id: String(index), at, text: `${byName} ${words}` }))
          .reverse()}
      />
    </DetailSection>
  );
}
