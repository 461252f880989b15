import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { useDraft } from '../../drafts/use-draft';
import { fieldProblem, showFirstProblem } from '../../parts/field';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { useUnions } from '../../parts/use-unions';
import { StickyAction } from '../../shell/sticky-action';
import { AudienceFields } from './audience-fields';
import {
  draftOf,
  emptyPlan,
  missingInPlan,
  type Occasion,
  planBody,
  type PlanDraft,
  type PlanPart,
  withOccasion,
} from './plan-draft';
import { MoneyFields, OccasionFields, WhenFields } from './plan-fields';
import { usePlanChoices } from './use-plan-choices';
import { can, type Round, roundPath, roundQuery, ROUNDS } from './round-types';

/** A round to be planned, or the plan of one that is not frozen yet. */
export default function PlanPage() {
  const { roundId } = useParams();
  return roundId ? <ChangedPlan key={roundId} roundId={roundId} /> : <NewPlan />;
}

function NewPlan() {
  const { t } = useTranslation('rounds');
  const [params] = useSearchParams();
  const { tree, isPending } = useUnions();
  const top = tree.nodes.find(({ parentId }) => !parentId || !tree.byId.has(parentId));
  const unionId = params.get('unionId') ?? top?.id ?? null;
  const wanted = params.get('holiday') && `${params.get('holiday')}:${params.get('year')}`;
  const choices = usePlanChoices(wanted ? unionId : null);
  if (isPending || (wanted && choices.isPending && unionId)) return <LoadingState rows={8} />;
  const chosen = choices.data?.occasions.find(({ code, year }) => `${code}:${year}` === wanted);
  const empty = emptyPlan(todayInChina(), unionId);
  const nameOf = ({ year, name }: Occasion) => t('plan.nameOf', { year, name });
  const initial: PlanDraft = {
    ...empty,
    ...(chosen && { kind: chosen.kind, ...withOccasion(empty, chosen, [chosen], nameOf) }),
  };
  return <PlanForm name={`round:new${wanted ? `:${wanted}` : ''}`} initial={initial} round={null} />;
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

function ChangedPlan({ roundId }: { roundId: string }) {
  const { data, isPending, error, refetch } = useQuery(roundQuery(roundId));
  const listed = data?.audience.flatMap(({ memberIds }) => memberIds) ?? [];
  const names = useQuery({
    queryKey: [...ROUNDS, 'names', roundId, listed.length],
    enabled: listed.length > 0,
    queryFn: async ({ signal }) => {
      const query = { part: 'roster', limit: 200 };
      const page = await api.get<{ items: { memberId: string; name: string }[] }>(
        `${roundPath(roundId)}/preview/people`,
        query,
        signal,
      );
      return new Map(page.items.map(({ memberId, name }) => [memberId, name]));
    },
  });
  if (isPending || (listed.length > 0 && names.isPending)) return <LoadingState rows={8} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!can(data, 'change-plan')) return <SettledPlan round={data} />;
  return <PlanForm name={`round:${roundId}`} initial={draftOf(data, names.data ?? NO_NAMES)} round={data} />;
}

/** Its list is drawn up already, or it is another union's: what is planned is read on its page. */
function SettledPlan({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  return (
    <>
      <PageHeader title={t('plan.changeTitle', { name: round.name })} back={`/rounds/${round.id}`} />
      <EmptyState>{t('plan.settled')}</EmptyState>
    </>
  );
}

function PlanForm({ name, initial, round }: { name: string; initial: PlanDraft; round: Round | null }) {
  const { t } = useTranslation('rounds');
  const navigate = useNavigate();
  const form = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const kept = useDraft<PlanDraft>(name, { initial, title: (draft) => t('plan.draft', { name: draft.name }) });
  const draft = kept.value;
  const save = useChange<PlanDraft, Round>({
    problems: 'inline',
    send: (values) =>
      round
        ? api.post(`${roundPath(round.id)}/plan`, planBody(values), { version: values.seenVersion ?? round.version })
        : api.post('/staff/rounds', { ...planBody(values), unionId: values.unionId }, kept),
    refreshes: [[...ROUNDS]],
    said: t('plan.saved'),
    onNewest: () => {
      kept.discard();
      if (round) void navigate(`/rounds/${round.id}`, { replace: true });
    },
    onDone: ({ id }) => {
      kept.discard();
      void navigate(`/rounds/${id}`, { replace: true });
    },
  });
  const missing = missingInPlan(draft);
  const problem = (field: string) =>
    (asked && missing.includes(field) ? t(`plan.missing.${field}`) : undefined) ?? fieldProblem(save.error, field);
  const send = () => {
    setAsked(true);
    if (missing.length > 0) return showFirstProblem(form.current);
    save.mutate(draft);
  };
  const part: PlanPart = { draft, change: (patch) => kept.change({ ...draft, ...patch }), problem };
  return (
    <div ref={form} className="nj-form">
      <PageHeader
        title={round ? t('plan.changeTitle', { name: round.name }) : t('plan.title')}
        subtitle={t('plan.says')}
        back={round ? `/rounds/${round.id}` : '/rounds'}
      />
      <OccasionFields {...part} fixedUnion={round !== null} />
      <AudienceFields {...part} />
      <MoneyFields {...part} />
      <WhenFields {...part} />
      <ProblemNotice error={save.error} />
      <StickyAction>
        <Button type="primary" size="large" loading={save.isPending} onClick={send}>
          {t('plan.save')}
        </Button>
      </StickyAction>
    </div>
  );
}
