import { formatFen } from '@app/kernel';
import type { ShownValue } from './few-people';

/**
 * A mean in yuan or a rate in hundredths of a percent, taken from two figures: what a reader checks a report by. What is divided by
 * what is told beside it by the names of the two figures, so that there is one definition. 调解成功率 is agreed ÷ accepted
 * (domain rules §5.2), as `DisputeFigures.successRate` has it.
 */
export interface DerivedCheck {
  readonly code: string;
  readonly name: string;
  readonly kind: 'mean' | 'rate';
  readonly of: string;
  readonly by: string;
}

export const DERIVED_CHECKS: readonly DerivedCheck[] = [
  { code: 'visits.per-household', name: '每户平均慰问金', kind: 'mean', of: 'visits.cash', by: 'visits.households' },
  { code: 'visits.per-visit', name: '每人次平均慰问金', kind: 'mean', of: 'visits.cash', by: 'visits.person-times' },
  {
    code: 'must-visits.per-visit',
    name: '五必访每人次平均慰问金',
    kind: 'mean',
    of: 'must-visits.cash',
    by: 'must-visits.person-times',
  },
  {
    code: 'rounds.per-household',
    name: '慰问活动每户平均慰问金',
    kind: 'mean',
    of: 'rounds.cash',
    by: 'rounds.households',
  },
  { code: 'duties.in-time-rate', name: '必访按期率', kind: 'rate', of: 'duties.in-time', by: 'duties.opened' },
  { code: 'duties.closing-rate', name: '必访办结率', kind: 'rate', of: 'duties.closed', by: 'duties.opened' },
  { code: 'duties.satisfaction', name: '会员满意率', kind: 'rate', of: 'duties.satisfied', by: 'duties.rated' },
  {
    code: 'study-aid.per-student',
    name: '每名学生平均资助',
    kind: 'mean',
    of: 'study-aid.amount',
    by: 'study-aid.students',
  },
  {
    code: 'model-workers.survey-rate',
    name: '劳模调查填报率',
    kind: 'rate',
    of: 'model-workers.answered',
    by: 'model-workers.surveys',
  },
  {
    code: 'model-workers.per-person',
    name: '每名劳模平均帮扶',
    kind: 'mean',
    of: 'model-workers.aid-amount',
    by: 'model-workers.aided',
  },
  {
    code: 'petitions.in-time-rate',
    name: '信访按期办结率',
    kind: 'rate',
    of: 'petitions.in-time',
    by: 'petitions.closed',
  },
  {
    code: 'disputes.closing-rate',
    name: '劳动争议结案率',
    kind: 'rate',
    of: 'disputes.closed',
    by: 'disputes.due',
  },
  {
    code: 'disputes.agreement-rate',
    name: '劳动争议调解成功率',
    kind: 'rate',
    of: 'disputes.agreed',
    by: 'disputes.accepted',
  },
];

/** Rounded half up; both are never below zero here. */
const divided = (of: bigint, by: bigint): bigint => (of * 2n + by) / (by * 2n);

/** "508.26" yuan or "98.21%"; null where a part is hidden, unknown or nothing is divided by. */
export function derivedWords(
  { kind, of, by }: DerivedCheck,
  valueOf: (code: string) => ShownValue | undefined,
): string | null {
  const [a, b] = [valueOf(of)?.value ?? null, valueOf(by)?.value ?? null];
  if (a === null || b === null || b <= 0n || a < 0n) return null;
  return kind === 'mean' ? formatFen(divided(a, b)) : `${formatFen(divided(a * 10_000n, b))}%`;
}
