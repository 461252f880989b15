import type { CivilDate, FundAccountId, MemberId, UnionId } from '@app/kernel';
import { type FundAccountRecord, FundLedger, type FundPurpose } from '@app/funds';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/** Whether somebody's household is on file (在档). The lib that keeps hardship files stands above and provides it. */
export abstract class HardshipFileLookup {
  /** Of these members, those whose household is on file on the day. */
  abstract onFile(tx: ReadTx, memberIds: readonly MemberId[], on: CivilDate): Promise<ReadonlySet<MemberId>>;
}

/** The look-up of the lib that is loaded; without one nobody is on file. */
@Injectable()
export class HardshipFiles {
  constructor(private readonly discovery: DiscoveryService) {}

  async hasActiveFile(tx: ReadTx, memberId: MemberId, on: CivilDate): Promise<boolean> {
    return this.areOnFile(tx, [memberId], on);
  }

  /** Whether every one of them is on file on the day. */
  async areOnFile(tx: ReadTx, memberIds: readonly MemberId[], on: CivilDate): Promise<boolean> {
    const lookup = this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .find((instance): instance is HardshipFileLookup => instance instanceof HardshipFileLookup);
    const onFile = await lookup?.onFile(tx, memberIds, on);
    return onFile !== undefined && memberIds.every((each) => onFile.has(each));
  }
}

/** For what money is wanted. */
export interface WantedFund {
  readonly fundAccountId: FundAccountId;
  readonly unionId: UnionId;
  readonly recipientId: MemberId;
  readonly purpose: string;
  /** Kinds that the benefit standard allows; null: it says nothing. */
  readonly fundKinds: readonly string[] | null;
}

/** The account that shall pay: whether it may, on the day of the request and again on that of the payment. */
@Injectable()
export class PayingFund {
  constructor(
    private readonly ledger: FundLedger,
    private readonly files: HardshipFiles,
  ) {}

  /**
   * Refuses an account that may not pay with its sentence. The hardship file is looked up only where the money asks
   * for one (先建档、后帮扶); `onFile` is true when it was asked for and found.
   */
  async require(
    tx: ReadTx,
    { fundAccountId, unionId, recipientId, purpose, fundKinds }: WantedFund,
    on: CivilDate,
  ): Promise<{ readonly fund: FundAccountRecord; readonly onFile: boolean }> {
    let onFile = false;
    const fund = await this.ledger.requireEligible(tx, fundAccountId, unionId, {
      purpose: purpose as FundPurpose,
      allowedKinds: fundKinds,
      hasActiveHardshipFile: async () => (onFile = await this.files.hasActiveFile(tx, recipientId, on)),
      on,
    });
    return { fund, onFile };
  }

  /** The same for many, asked once for every account and use among them: one without a file refuses all. */
  async requireAll(tx: ReadTx, rows: readonly WantedFund[], on: CivilDate): Promise<void> {
    const uses = new Map<string, { readonly first: WantedFund; readonly recipients: MemberId[] }>();
    for (const row of rows) {
      const key = JSON.stringify([row.fundAccountId, row.unionId, row.purpose, row.fundKinds]);
      const known = uses.get(key);
      if (known) known.recipients.push(row.recipientId);
      else uses.set(key, { first: row, recipients: [row.recipientId] });
    }
    for (const { first, recipients } of uses.values())
      await this.ledger.requireEligible(tx, first.fundAccountId, first.unionId, {
        purpose: first.purpose as FundPurpose,
        allowedKinds: first.fundKinds,
        hasActiveHardshipFile: () => this.files.areOnFile(tx, recipients, on),
        on,
      });
  }
}
