import { formatFen } from '@app/kernel';
import type { ClosingStatement } from './closing-statement';

/** What the sentences of a report are made of. Households are those of the register; of who has none it is not known. */
export interface ReportFacts {
  readonly name: string;
  readonly counts: {
    readonly persons: number;
    readonly givenPersons: number;
    readonly givenHouseholds: number;
    readonly givenWithoutHousehold: number;
    readonly visits: number;
    readonly visitors: number;
  };
  readonly byStatus: Readonly<Record<string, number>>;
  readonly statement: Pick<ClosingStatement, 'planned' | 'given' | 'returned' | 'left' | 'goods'>;
}

/** The report as unions write it, sentence by sentence. What is not known is said, not counted as 0. */
export function reportSentences({ name, counts, byStatus, statement }: ReportFacts): string[] {
  const { given, returned, left } = statement;
  const sentences = [
    `「${name}」计划慰问 ${counts.persons} 人，实际慰问 ${counts.givenPersons} 人${householdWords(counts)}。`,
    `${counts.visitors} 位走访人共走访 ${counts.visits} 人次。`,
    `发出慰问金 ${formatFen(given.cashFen)} 元、慰问品折合 ${formatFen(given.goodsFen)} 元，合计 ${formatFen(given.cashFen + given.goodsFen)} 元。`,
  ];
  const missed = missedWords(byStatus);
  if (missed !== '') sentences.push(`没有慰问到的：${missed}。`);
  const back = returned.cashFen + returned.goodsFen;
  if (back > 0n) sentences.push(`退回 ${returned.persons} 人份、${formatFen(back)} 元。`);
  const goods = statement.goods.map((line) => `${line.name} ${line.given} ${line.unit}`).join('、');
  if (goods !== '') sentences.push(`慰问品：${goods}。`);
  sentences.push(`结余 ${formatFen(left.cashFen + left.goodsFen)} 元。`);
  return sentences;
}

function householdWords({ givenHouseholds, givenWithoutHousehold }: ReportFacts['counts']): string {
  if (givenHouseholds === 0 && givenWithoutHousehold > 0) return '（名册里都没有登记家庭，户数不详）';
  if (givenHouseholds === 0) return '';
  const unknown = givenWithoutHousehold > 0 ? `，另有 ${givenWithoutHousehold} 人没有登记家庭，户数不详` : '';
  return `，涉及 ${givenHouseholds} 户${unknown}`;
}

const MISSED: readonly (readonly [status: string, words: string])[] = [
  ['refused', '本人不收'],
  ['absent', '没有遇到'],
  ['moved', '已搬走'],
  ['deceased', '已去世'],
  ['removed', '移出名单'],
];

const missedWords = (byStatus: ReportFacts['byStatus']): string =>
  MISSED.flatMap(([status, words]) => (byStatus[status] ? [`${words} ${byStatus[status]} 人`] : [])).join('、');
