import type { SheetColumn } from '@app/http';
import { formatFen } from '@app/kernel';
import { FIGURE_GROUPS, FIGURE_UNITS } from '../domain/figure';
import { plainNumber } from '../domain/number-words';
import { matchingWords, reachedShare } from '../domain/target';
import type { MatchingState } from './matching.service';
import type { TargetStanding } from './target.service';
import type { YearStandings } from './target-wording.service';

/** One target or one rule of matching funds, as a row of the workbook. Numbers as text; null where nobody knows. */
export interface StandingRow {
  readonly kind: '指标' | '配套';
  readonly name: string;
  readonly unit: string;
  readonly wanted: string;
  readonly done: string | null;
  /** "57.50%". */
  readonly share: string | null;
  readonly short: string | null;
  readonly remark: string | null;
}

export const standingRowsOf = ({ targets, matching }: YearStandings): StandingRow[] => [
  ...targets.map(targetRow),
  ...matching.map(matchingRow),
];

const percent = (share: bigint | null): string | null => (share === null ? null : `${formatFen(share)}%`);

const missing = (wanted: bigint, done: bigint): bigint => (wanted > done ? wanted - done : 0n);

function targetRow({ target, figure, reached }: TargetStanding): StandingRow {
  const { group, name, unit } = figure;
  // No line of the figure yet is 0; a hidden or unknown one has no value.
  const done = reached === undefined ? 0n : reached.hidden ? null : reached.value;
  return {
    ...{
      kind: '指标',
      name: [FIGURE_GROUPS[group], target.label, name].filter(Boolean).join('·'),
      unit: FIGURE_UNITS[unit],
    },
    ...{ wanted: plainNumber(target.amount, unit)!, done: plainNumber(done, unit) },
    ...{ share: percent(reachedShare(target.amount, done)) },
    short: done === null ? null : plainNumber(missing(target.amount, done), unit),
    remark: reached?.hidden ? '人数太少，不显示' : done === null ? '未统计' : target.note || null,
  };
}

function matchingRow({ rule, upperFundName, ownFundName, upper, owed, placed, short }: MatchingState): StandingRow {
  const words = matchingWords(rule.upperParts, rule.ownParts);
  return {
    ...{ kind: '配套', name: rule.name, unit: FIGURE_UNITS.yuan, wanted: formatFen(owed), done: formatFen(placed) },
    ...{ share: owed > 0n ? percent(reachedShare(owed, placed)) : null, short: formatFen(short) },
    remark: `${words}；上级到账 ${formatFen(upper)} 元（${upperFundName}），本级从“${ownFundName}”出`,
  };
}

export const STANDING_COLUMNS: SheetColumn<StandingRow>[] = [
  { title: '类别', width: 8, value: ({ kind }) => kind },
  { title: '项目', width: 30, value: ({ name }) => name },
  { title: '目标或应配套', kind: 'number', width: 18, value: ({ wanted }) => wanted },
  { title: '已完成或已配套', kind: 'number', width: 18, value: ({ done }) => done },
  { title: '单位', width: 8, value: ({ unit }) => unit },
  { title: '完成比例', width: 12, value: ({ share }) => share },
  { title: '还差', kind: 'number', width: 18, value: ({ short }) => short },
  { title: '说明', width: 60, value: ({ remark }) => remark },
];
