import { formatFen, systemActor, type TenantId, type UnionId, civilDate } from '@app/kernel';
import { DisputeFigures } from '@app/disputes';
import { UnitOfWork } from '@app/persistence';
import { FigureService, type FigureValue } from '@app/reporting';
import { StudyAidFigures } from '@app/study-aid';
import type { INestApplicationContext } from '@nestjs/common';

/** A year's figures by group; a group without data is left out, null is unknown. */
export type YearFigures = Readonly<Record<string, unknown>>;

interface Ground {
  readonly tenantId: TenantId;
  readonly rootId: UnionId;
}

type Values = readonly FigureValue[];

/** Which groups can be told, by the kinds of sheet that came in. */
export async function figuresOfYear(
  app: INestApplicationContext,
  { tenantId, rootId }: Ground,
  year: number,
  kinds: ReadonlySet<string>,
): Promise<YearFigures> {
  const system = systemActor(tenantId);
  const values: Values = await app.get(FigureService).yearOf(system, rootId, year);
  const days = [civilDate(`${year}-01-01`), civilDate(`${year}-12-31`)] as const;
  const [study, disputes] = await app
    .get(UnitOfWork)
    .read(system, async (tx) => [
      kinds.has('study-awards') ? await app.get(StudyAidFigures).ofYear(tx, [rootId], year) : null,
      kinds.has('disputes') ? await app.get(DisputeFigures).of(tx, rootId, ...days) : null,
    ]);
  return {
    year,
    ...(kinds.has('organizations') && { organizations: countOf(values, 'register.unions') }),
    ...(kinds.has('roster') && { members: countOf(values, 'register.members') }),
    ...(kinds.has('visits') && { visits: visitsOf(values) }),
    ...(kinds.has('hardship-files') && {
      hardshipFiles: { active: countOf(values, 'hardship.on-file'), byCategory: byLabel(values, 'hardship.on-file') },
    }),
    ...(study && { studyAid: studyAidOf(study) }),
    ...(disputes && { disputes: disputesOf(disputes) }),
    ...(kinds.has('donations') && {
      donations: { gifts: countOf(values, 'donations.gifts'), amount: yuanOf(values, 'donations.amount') },
    }),
    ...(kinds.has('activities') && { activities: activitiesOf(values) }),
    ...(kinds.has('mutual-aid') && {
      mutualAid: {
        claims: countOf(values, 'mutual-aid.claims'),
        persons: countOf(values, 'mutual-aid.persons'),
        paid: yuanOf(values, 'mutual-aid.paid'),
      },
    }),
  };
}

const find = (values: Values, code: string, key: string | null = null): FigureValue | undefined =>
  values.find((value) => value.code === code && value.key === key);

const countOf = (values: Values, code: string, key: string | null = null): number =>
  Number(find(values, code, key)?.value ?? 0n);

/** Null: nobody knows. */
const maybeOf = (values: Values, code: string, key: string): number | null => {
  const value = find(values, code, key)?.value ?? null;
  return value === null ? null : Number(value);
};

const yuanOf = (values: Values, code: string, key: string | null = null): string | null => {
  const found = find(values, code, key);
  return found?.value == null ? null : formatFen(found.value);
};

const keysOf = (values: Values, code: string): { key: string; label: string }[] =>
  values.flatMap((value) =>
    value.code === code && value.key !== null ? [{ key: value.key, label: value.label ?? value.key }] : [],
  );

const byLabel = (values: Values, code: string): Record<string, number> =>
  Object.fromEntries(keysOf(values, code).map(({ key, label }) => [label, countOf(values, code, key)]));

function five(values: Values, code: string, key: string | null) {
  return {
    households: countOf(values, `${code}.households`, key),
    persons: countOf(values, `${code}.persons`, key),
    personTimes: countOf(values, `${code}.person-times`, key),
    cash: yuanOf(values, `${code}.cash`, key),
    goods: yuanOf(values, `${code}.goods`, key),
  };
}

const fives = (values: Values, code: string) =>
  Object.fromEntries(keysOf(values, `${code}.person-times`).map(({ key, label }) => [label, five(values, code, key)]));

const visitsOf = (values: Values) => ({
  total: five(values, 'visits', null),
  mustVisits: fives(values, 'must-visits'),
  rounds: fives(values, 'rounds'),
  others: fives(values, 'other-visits'),
});

const studyAidOf = (study: Awaited<ReturnType<StudyAidFigures['ofYear']>>) => ({
  students: study.students,
  amount: formatFen(study.amount),
  ...{ new: study.fresh, renewed: study.renewed, ended: study.ended },
  sinceStart: { ...study.sinceStart, amount: formatFen(study.sinceStart.amount) },
});

/** Parts of ten thousand as a share: 10000 → 100.00%. */
const percent = (rate: number | null): string | null =>
  rate === null ? null : `${Math.trunc(rate / 100)}.${String(rate % 100).padStart(2, '0')}%`;

const disputesOf = (disputes: Awaited<ReturnType<DisputeFigures['of']>>) => ({
  ...{ received: disputes.received, closed: disputes.closed, closingRate: percent(disputes.closingRate) },
  ...{ agreed: disputes.agreed, workers: disputes.workers, recovered: formatFen(disputes.recovered) },
});

const activitiesOf = (values: Values) =>
  Object.fromEntries(
    keysOf(values, 'activities.held').map(({ key, label }) => [
      label,
      {
        personTimes: maybeOf(values, 'activities.person-times', key),
        quantity: maybeOf(values, 'activities.quantity', key),
        cost: yuanOf(values, 'activities.cost', key),
      },
    ]),
  );
