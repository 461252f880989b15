import { type Actor, newId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type ReadTx, sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { SurveyDaysRow } from '../data/survey.entity';
import { refuse } from '../domain/model-worker.problems';
import { DEFAULT_SURVEY_DAYS, daysOf, type SurveyDays, surveyDaysProblems } from '../domain/survey-days';
import { mayManageRules } from './rule-keeper';

export interface KnownSurveyDays extends SurveyDays {
  readonly isDefault: boolean;
  readonly holdsNow: boolean;
  readonly madeByName: string | null;
}

/** 年度调查的日子: when the survey opens and is due, by the year from which it holds. */
@Injectable()
export class SurveyDaysRegister {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  async of(tx: ReadTx, year: number): Promise<SurveyDays> {
    return daysOf(year, await this.own(tx));
  }

  /** Newest first, the default last; and whether the caller may set others. */
  all(actor: Actor): Promise<{ readonly days: readonly KnownSurveyDays[]; readonly mayAdd: boolean }> {
    return this.uow.read(actor, async (tx) => {
      const own = await this.own(tx);
      const now = daysOf(yearOf(await this.organizations.today(tx)), own);
      const set = own.map((row) => ({ ...row, isDefault: false, holdsNow: row === now }));
      const usual = {
        ...DEFAULT_SURVEY_DAYS,
        isDefault: true,
        holdsNow: now === DEFAULT_SURVEY_DAYS,
        madeByName: null,
      };
      return { days: [...set, usual], mayAdd: await mayManageRules(tx, this.organizations) };
    });
  }

  /** It holds for every union, so the federation's root sets it; what is open already keeps its day. */
  set(actor: Actor, days: SurveyDays, idempotency: Idempotency): Promise<string> {
    const work = async (tx: Tx): Promise<string> => {
      if (!(await mayManageRules(tx, this.organizations))) refuse('model-worker-aid-rule.not-yours');
      const fields = surveyDaysProblems(days, yearOf(await this.organizations.today(tx)));
      if (fields.length > 0) refuse('model-worker-survey-days.invalid', fields[0]!.message, { fields });
      const id = newId<'model-worker-survey-days'>(tx.now.getTime());
      try {
        await tx.insert(SurveyDaysRow, { ...days, id, madeByName: tx.actor.displayName, madeAt: tx.now });
      } catch (error) {
        if (sqlState(error) !== '23505') throw error;
        refuse('model-worker-survey-days.exists');
      }
      tx.audit({
        ...{ action: 'model-worker-survey-days.set', subjectType: 'model-worker-survey-days', subjectId: id },
        detail: { ...days },
      });
      return id;
    };
    return this.uow.run(actor, work, idempotency);
  }

  private own(tx: ReadTx): Promise<SurveyDaysRow[]> {
    return tx.found(SurveyDaysRow, () => 'TRUE', 'ORDER BY r.from_year DESC');
  }
}
