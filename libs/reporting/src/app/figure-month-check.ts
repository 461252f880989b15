import { InvariantCheck, type ReadTx, type Violation } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FigureFolding } from './figure-folding.service';

const RULE = 'reporting.months-as-records';

/** What is added up by month is what its records say; the subject is ledger, union and month. */
@Injectable()
export class FigureMonthCheck extends InvariantCheck {
  readonly subject = 'reporting';
  readonly rules = { [RULE]: 'every month that is added up is the sum of its records, or marked as changed' };

  constructor(private readonly folding: FigureFolding) {
    super();
  }

  async violations(tx: ReadTx): Promise<readonly Violation[]> {
    const months = await this.folding.differing(tx);
    return months.map(({ ledger, unionId, month }) => ({ rule: RULE, subjectId: `${ledger}/${unionId}/${month}` }));
  }
}
