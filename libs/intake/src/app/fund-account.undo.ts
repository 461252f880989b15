import type { FundAccountId } from '@app/kernel';
import { FundAccountCorrections, FundLedger } from '@app/funds';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { ImportEffect } from '../data/import-run.entity';
import type { FundAccountBefore } from './fund-account.intake';
import { refuseChanged } from './refuse-changed';

/** Fund accounts as they were: what was opened is withdrawn, what was changed is corrected back. */
@Injectable()
export class FundAccountUndo {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly ledger: FundLedger,
    private readonly corrections: FundAccountCorrections,
  ) {}

  async undo(tx: Tx, effects: readonly ImportEffect[]): Promise<void> {
    const accounts = effects.filter(({ subjectType }) => subjectType === 'fund-account');
    for (const { subjectId, versionAfter } of accounts) {
      const account = await this.ledger.balance(tx, subjectId as FundAccountId);
      if (account.version !== versionAfter) refuseChanged(`经费账户“${account.name}”`);
    }
    for (const { subjectId, before } of accounts) {
      if (!before) continue;
      const { budget, ...particulars } = before as FundAccountBefore;
      const planned = budget.planned === null ? null : BigInt(budget.planned);
      const id = subjectId as FundAccountId;
      await this.corrections.correct(tx, id, { ...particulars, budget: { ...budget, planned } });
    }
    const opened = accounts.filter(({ before }) => !before).map(({ subjectId }) => subjectId as FundAccountId);
    await this.ledger.withdrawAccounts(tx, opened, { on: await this.directory.today(tx), reason: '撤回导入' });
  }
}
