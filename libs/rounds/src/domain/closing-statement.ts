import { type Fen, formatFen } from '@app/kernel';

/** Persons, households and money of one line of the statement. */
export interface StatementLine {
  readonly persons: number;
  readonly households: number;
  readonly cashFen: Fen;
  readonly goodsFen: Fen;
}

/** One kind of goods, in its unit. */
export interface GoodsStatement {
  readonly name: string;
  readonly unit: string;
  readonly planned: number;
  readonly given: number;
  /** Of who gets nothing: not bought, or back in the store. */
  readonly returned: number;
  readonly left: number;
}

export interface ClosingStatement {
  readonly planned: StatementLine;
  /** Met, or taken by a proxy. */
  readonly visited: StatementLine;
  /** Paid or handed over. */
  readonly given: StatementLine;
  /** Given up: refused, moved, deceased, absent to the end, removed. */
  readonly returned: StatementLine;
  /** Approved and neither given nor given up. */
  readonly left: StatementLine;
  readonly goods: readonly GoodsStatement[];
  /** What has to be mended before it may be closed, in Chinese; empty: it may be closed. */
  readonly missing: readonly string[];
}

/** A line in JSON: fen as decimal text. */
export type StoredLine = Omit<StatementLine, 'cashFen' | 'goodsFen'> & Record<'cashFen' | 'goodsFen', string>;
export interface StoredStatement {
  readonly planned: StoredLine;
  readonly visited: StoredLine;
  readonly given: StoredLine;
  readonly returned: StoredLine;
  readonly left: StoredLine;
  readonly goods: readonly GoodsStatement[];
}

/** What the books and the roster say of a round. */
export interface StatementFacts {
  readonly planned: StatementLine;
  readonly visited: StatementLine;
  readonly given: StatementLine;
  readonly returned: StatementLine;
  readonly left: StatementLine;
  readonly goods: readonly GoodsStatement[];
  /** Persons to whom somebody still has to go. */
  readonly openEntries: number;
  /** Persons who were met and whose cash or goods are not in the books yet. */
  readonly unpaidPersons: number;
  /** Of them, those who got something and have not signed. */
  readonly unsignedPersons: number;
  /** What visitors still hold: out, less given, less back. */
  readonly held: readonly HeldByVisitor[];
}

export interface HeldByVisitor {
  readonly name: string;
  readonly cashFen: Fen;
  readonly goods: readonly { readonly name: string; readonly unit: string; readonly quantity: number }[];
}

/** Pure: the statement, with everything that keeps the round from being closed. */
export const closingStatement = (facts: StatementFacts): ClosingStatement => {
  const { planned, visited, given, returned, left, goods } = facts;
  return { planned, visited, given, returned, left, goods, missing: missingOf(facts, left) };
};

const yuan = (fen: Fen): string => `${formatFen(fen)} 元`;

function missingOf(
  { openEntries, unpaidPersons, unsignedPersons, held, goods }: StatementFacts,
  left: StatementLine,
): string[] {
  const missing: string[] = [];
  if (openEntries > 0) missing.push(`还有 ${openEntries} 人没有走访`);
  if (unpaidPersons > 0) missing.push(`还有 ${unpaidPersons} 人的款物没有付清或核销，请出纳付款`);
  if (unsignedPersons > 0) missing.push(`其中 ${unsignedPersons} 人领了款物还没有签收，请补签`);
  for (const { name, cashFen, goods: kept } of held) {
    if (cashFen > 0n) missing.push(`${name} 手上还有 ${yuan(cashFen)}没有退回`);
    if (cashFen < 0n) missing.push(`${name} 给出的现金比领走的多 ${yuan(-cashFen)}，请补记领款`);
    for (const { name: goodsName, unit, quantity } of kept) {
      if (quantity > 0) missing.push(`${name} 手上还有${goodsName} ${quantity} ${unit}没有退回`);
      if (quantity < 0) missing.push(`${name} 给出的${goodsName}比领走的多 ${-quantity} ${unit}，请补记领取`);
    }
  }
  if (left.cashFen !== 0n || left.goodsFen !== 0n)
    missing.push(`账上还剩 ${yuan(left.cashFen + left.goodsFen)}没有付清或退回`);
  for (const { name, unit, left: rest } of goods) if (rest !== 0) missing.push(`${name}还剩 ${rest} ${unit}`);
  return missing;
}

export const storedLine = (line: StatementLine): StoredLine => ({
  ...line,
  cashFen: line.cashFen.toString(),
  goodsFen: line.goodsFen.toString(),
});
export const statementLine = (line: StoredLine): StatementLine => ({
  ...line,
  cashFen: BigInt(line.cashFen),
  goodsFen: BigInt(line.goodsFen),
});

export const storedStatement = ({
  planned,
  visited,
  given,
  returned,
  left,
  goods,
}: ClosingStatement): StoredStatement => ({
  planned: storedLine(planned),
  visited: storedLine(visited),
  given: storedLine(given),
  returned: storedLine(returned),
  left: storedLine(left),
  goods,
});
