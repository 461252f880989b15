import { systemActor, type TenantId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { lapseSurveys, openSurveys } from '../data/survey.query';
import { surveyDue } from '../domain/survey-days';
import { SurveyDaysRegister } from './survey-days';

/** Files that are looked at in one transaction. */
const PORTION = 2_000;

/**
 * Opens the yearly survey for every living file and lets that of a year that is over lapse. Set-based, by what is
 * missing: killed anywhere, or run twice, the next run goes on.
 */
@Injectable()
export class SurveyOpening {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly days: SurveyDaysRegister,
  ) {}

  async work(tenantId: TenantId, portion = PORTION): Promise<{ readonly opened: number; readonly lapsed: number }> {
    const actor = systemActor(tenantId);
    const { today, dueOn } = await this.uow.read(actor, (tx) => this.dueOf(tx));
    const year = yearOf(today);
    const all = async (step: (tx: Tx) => Promise<number>): Promise<number> => {
      for (let total = 0; ;) {
        const count = await this.uow.run(actor, step);
        total += count;
        if (count < portion) return total;
      }
    };
    const lapsed = await all((tx) => lapseSurveys(tx, year, today, portion));
    const opened = dueOn === null ? 0 : await all((tx) => openSurveys(tx, year, dueOn, portion));
    return { opened, lapsed };
  }

  private async dueOf(tx: ReadTx) {
    const today = await this.organizations.today(tx);
    return { today, dueOn: surveyDue(today, await this.days.of(tx, yearOf(today))) };
  }
}
