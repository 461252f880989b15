import type { Actor, FundAccountId, UnionId } from '@app/kernel';
import { FundLedger, type FundPurpose } from '@app/funds';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';

/** An account of the union or of one above it, and why it may not pay for such a round. */
export interface RoundFund {
  readonly id: FundAccountId;
  readonly name: string;
  readonly unionId: UnionId;
  /** In fen. */
  readonly available: bigint;
  /** Null: it may. */
  readonly whyNot: string | null;
}

/** From which accounts a round of a union may be paid; who plans it need not see their books. */
@Injectable()
export class RoundFunds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly ledger: FundLedger,
  ) {}

  /** `forHardship`: everybody on the roster has an active hardship file (先建档后帮扶). */
  choices(actor: Actor, unionId: UnionId, purpose: FundPurpose, forHardship: boolean): Promise<RoundFund[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, ROUND_PERMISSIONS.manage, unionId);
      const on = await this.organizations.today(tx);
      const use = { purpose, allowedKinds: null, hasActiveHardshipFile: forHardship, on };
      const found = await this.ledger.fundChoices(tx, unionId, use);
      return found.map(({ fund, eligibility }) => ({
        ...{ id: fund.id, name: fund.name, unionId: fund.unionId, available: fund.available },
        whyNot: eligibility.eligible ? null : eligibility.sentence,
      }));
    });
  }
}
