import { groupsOf, type UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { fingerprintOf, readCells } from '../data/cells.query';
import { type FigureRange, figureValues, figureValuesBelow } from '../data/figures.query';
import { LEDGERS } from '../data/ledgers';
import { splitFigure } from '../data/records.query';
import type { FigureDefinition, FigureValue, LedgerDefinition } from '../domain/figure';
import { CellCount, type FigureCell } from '../domain/figure-cells';
import { isWholeMonths, type Period } from '../domain/period';

interface Answer {
  readonly fingerprint: string;
  readonly values: ReadonlyMap<string, readonly FigureValue[]>;
}

const ANSWERS_KEPT = 500;

/**
 * Figures of a union and period as they are now. Ledgers that are kept by month are read from their cells and the rows
 * that changed since; other ledgers, and periods that cut months, are counted from their rows. An answer is kept in
 * memory and given again for as long as nothing changed that it hangs on.
 */
@Injectable()
export class FigureAnswers {
  private readonly answers = new Map<string, Answer>();

  async valuesOf(
    tx: ReadTx,
    range: FigureRange,
    ledgers: readonly LedgerDefinition[] = LEDGERS,
  ): Promise<FigureValue[]> {
    const monthly = isWholeMonths(range) ? ledgers.filter((ledger) => ledger.monthly) : [];
    const others = ledgers.filter((ledger) => !monthly.includes(ledger));
    const found = new Map<string, readonly FigureValue[]>(
      monthly.length > 0 ? await this.kept(tx, range, monthly) : [],
    );
    const counted = others.length > 0 ? await figureValues(tx, range, others) : [];
    return ledgers.flatMap(
      (ledger) =>
        found.get(ledger.code) ?? counted.filter(({ code }) => ledger.figures.some((figure) => figure.code === code)),
    );
  }

  /** One figure by month, or by the unions directly below and the union's own. */
  async split(
    tx: ReadTx,
    range: FigureRange,
    ledger: LedgerDefinition,
    figure: FigureDefinition,
    by: 'month' | 'union',
  ): Promise<FigureValue[]> {
    if (!ledger.monthly || !isWholeMonths(range)) return splitFigure(tx, range, ledger, figure, by);
    const { cells, homes } = await readCells(tx, range, [ledger], by);
    return groupsOf<FigureCell>(cells.get(ledger.code)!, ({ part }) => part!)
      .map((own) => {
        const [{ part, partLabel }] = own as [FigureCell];
        return new CellCount(ledger, own, homes).partOf(figure, part!, partLabel, own);
      })
      .sort((a, b) => (a.key! < b.key! ? -1 : 1));
  }

  /**
   * The same of each union directly below and of the union's own, for periods of one year of which the first is the
   * longest. Only figures over people of the period.
   */
  async below(
    tx: ReadTx,
    parent: UnionId,
    periods: readonly Period[],
    ledgers: readonly LedgerDefinition[],
  ): Promise<UnionAnswer[]> {
    const [{ from, to }] = periods as [Period];
    const overPeople = ledgers.filter(({ figures }) => figures.some((figure) => figure.overPeople));
    const monthly = isWholeMonths({ from, to })
      ? overPeople.filter(({ monthly: kept }) => kept?.since === 'period')
      : [];
    const others = overPeople.filter((ledger) => !monthly.includes(ledger));
    const found = monthly.length > 0 ? await cellAnswers(tx, { unionId: parent, from, to }, monthly, periods) : [];
    for (const period of others.length > 0 ? periods : []) {
      const range = { unionId: parent, from: period.from, to: period.to };
      for (const [unionId, values] of await figureValuesBelow(tx, range, others))
        found.push({ unionId: unionId as UnionId, period, values });
    }
    return joined(found);
  }

  private async kept(tx: ReadTx, range: FigureRange, ledgers: readonly LedgerDefinition[]) {
    const { unionId, from, to } = range;
    const question = [tx.actor.tenantId, unionId, from, to, ...ledgers.map(({ code }) => code)].join(' ');
    const known = this.answers.get(question);
    const isSo = known !== undefined && known.fingerprint === (await fingerprintOf(tx, range));
    const answer = isSo ? known : await this.counted(tx, range, ledgers);
    this.answers.delete(question);
    this.answers.set(question, answer);
    if (this.answers.size > ANSWERS_KEPT) this.answers.delete(this.answers.keys().next().value!);
    return answer.values;
  }

  private async counted(tx: ReadTx, range: FigureRange, ledgers: readonly LedgerDefinition[]): Promise<Answer> {
    const { cells, homes, fingerprint } = await readCells(tx, range, ledgers);
    const values = ledgers.map(
      (ledger) => [ledger.code, new CellCount(ledger, cells.get(ledger.code)!, homes).values()] as const,
    );
    return { fingerprint, values: new Map(values) };
  }
}

/** Numbers of one union and period. */
export interface UnionAnswer {
  readonly unionId: UnionId;
  readonly period: Period;
  readonly values: readonly FigureValue[];
}

const isIn =
  ({ from, to }: Period) =>
  ({ part }: FigureCell): boolean => {
    const month = part!.split(' ')[1]!;
    return from.slice(0, 7) <= month && month <= to.slice(0, 7);
  };

/** Out of the cells by union and month: what is asked for periods is asked once. */
async function cellAnswers(
  tx: ReadTx,
  range: FigureRange,
  ledgers: readonly LedgerDefinition[],
  periods: readonly Period[],
): Promise<UnionAnswer[]> {
  const { cells, homes } = await readCells(tx, range, ledgers, 'union-month');
  return ledgers.flatMap((ledger) =>
    groupsOf<FigureCell>(cells.get(ledger.code)!, ({ part }) => part!.split(' ')[0]!).flatMap((own) =>
      periods.map((period) => ({
        ...{ unionId: own[0]!.part!.split(' ')[0] as UnionId, period },
        values: new CellCount(ledger, own.filter(isIn(period)), homes).values(),
      })),
    ),
  );
}

const joined = (answers: readonly UnionAnswer[]): UnionAnswer[] =>
  groupsOf(answers, ({ unionId, period: { from, to } }) => `${unionId} ${from} ${to}`).map((same) => ({
    ...same[0]!,
    values: same.flatMap(({ values }) => values),
  }));
