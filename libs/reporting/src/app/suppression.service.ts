import type { Actor, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { FigureRange } from '../data/figures.query';
import { FIGURES_BY_CODE, LEDGERS } from '../data/ledgers';
import { allShown, type Answer, HiddenLines, hiddenLines, type ShownValue, withoutFew } from '../domain/few-people';
import type { FigureValue, LedgerDefinition } from '../domain/figure';
import { allOfYear, besidePeriods, type Period, periodOf, widerOf } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { ReportSettings } from '../report.settings';
import { FigureAnswers } from './figure-answers';

/** Of a period, in one word. */
export const periodId = ({ from, to }: Pick<Period, 'from' | 'to'>): string => `${from}/${to}`;

/**
 * What readers above do not see. A number is judged beside all that they may set against it, wherever they read it:
 * the unions beside it and the one above, the other months of the quarter, the other quarters of the year.
 */
@Injectable()
export class Suppression {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly answers: FigureAnswers,
    private readonly settings: ReportSettings,
  ) {}

  /** Who holds an office in the union itself reads its numbers whole; who is further up does not. */
  isAbove(actor: Actor, unionId: UnionId): boolean {
    if (actor.kind === 'system') return false;
    return !actor.grants.some((grant) => grant.unionId === unionId && grant.permissions.has(REPORT_PERMISSIONS.read));
  }

  /** As the actor may see them; `values` are those of the range, or were at some time. */
  async shown(
    tx: ReadTx,
    range: FigureRange,
    values: readonly FigureValue[],
    ledgers: readonly LedgerDefinition[] = LEDGERS,
  ): Promise<ShownValue[]> {
    const { unionId, from, to } = range;
    if (this.settings.fewestPeople === 0 || !this.isAbove(tx.actor, unionId)) return allShown(values);
    const period = periodOf(from, to);
    const hidden = await this.hiddenOf(tx, unionId, besidePeriods(period), ledgers);
    return withoutFew(values, FIGURES_BY_CODE, this.settings.fewestPeople, hidden.of(unionId, periodId(period)));
  }

  /** Of a union, by the months of a year and whatever they add up to. */
  async inMonths(tx: ReadTx, unionId: UnionId, year: Period, ledger: LedgerDefinition): Promise<HiddenLines> {
    if (this.settings.fewestPeople === 0 || !this.isAbove(tx.actor, unionId)) return new HiddenLines();
    return this.hiddenOf(tx, unionId, allOfYear(year), [ledger]);
  }

  /** Of the unions directly below and of the union's own. */
  async amongBelow(tx: ReadTx, { unionId, from, to }: FigureRange, ledger: LedgerDefinition): Promise<HiddenLines> {
    if (this.settings.fewestPeople === 0) return new HiddenLines();
    const periods = besidePeriods(periodOf(from, to));
    const ofWhole = this.isAbove(tx.actor, unionId)
      ? await this.hiddenOf(tx, unionId, periods, [ledger])
      : new HiddenLines();
    return this.among(tx, unionId, periods, [ledger], ofWhole);
  }

  /** From the reader's own office downwards, level by level, until the union is one of those beside each other. */
  private async hiddenOf(
    tx: ReadTx,
    unionId: UnionId,
    periods: readonly Period[],
    ledgers: readonly LedgerDefinition[],
  ): Promise<HiddenLines> {
    const line = (await this.organizations.lineOf(tx, unionId)).map(({ id }) => id);
    const office = line.findIndex((id) => !this.isAbove(tx.actor, id));
    let hidden = new HiddenLines();
    for (const parent of line.slice(1, office < 0 ? undefined : office + 1).reverse())
      hidden = await this.among(tx, parent, periods, ledgers, hidden);
    return hidden;
  }

  private async among(
    tx: ReadTx,
    parent: UnionId,
    periods: readonly Period[],
    ledgers: readonly LedgerDefinition[],
    ofWhole: HiddenLines,
  ): Promise<HiddenLines> {
    const parts = await this.answers.below(tx, parent, periods, ledgers);
    const known = new Set(periods.map(periodId));
    const answers = parts.map(({ unionId, period, values }): Answer => {
      const wider = widerOf(period);
      const isKnown = wider !== null && known.has(periodId(wider));
      return {
        ...{ unionId, values, period: periodId(period), wider: isKnown ? periodId(wider) : null },
        own: !this.isAbove(tx.actor, unionId),
      };
    });
    const inWhole = (period: string) => ofWhole.of(parent, period);
    return hiddenLines(answers, FIGURES_BY_CODE, this.settings.fewestPeople, inWhole);
  }
}
