import type { CivilDate, Fen, FundAccountId, MemberId, UnionId } from '@app/kernel';
import { type FundAccountRecord, FundLedger, type FundPurpose } from '@app/funds';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DisbursementId } from '../domain/disbursement';
import { refuse } from '../domain/disbursement.problems';
import type { DisbursementMark } from './disbursement-request';
import { HouseholdCaps, type OverCap } from './household-caps';
import { PaymentConditions } from './payment-condition';

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
  /** Null: it is only asked for. */
  readonly id: DisbursementId | null;
  readonly fundAccountId: FundAccountId;
  readonly unionId: UnionId;
  readonly recipientId: MemberId;
  readonly purpose: string;
  /** In fen. */
  readonly amount: Fen;
  /** Kinds that the benefit standard allows; null: it says nothing. */
  readonly fundKinds: readonly string[] | null;
  /** What is paid, once it is: its lib may have a condition (`PaymentCondition`). */
  readonly subjectType?: string;
  readonly subjectId?: string;
}

/** What was approved: marked as more than the standard when a higher route allowed it. */
export interface ApprovedFund extends WantedFund {
  readonly number: string;
  readonly marks: readonly string[];
}

/** The mark that takes the higher route (`caseFactsOf`). */
export const OVER_CAP_MARK = 'over-standard' satisfies DisbursementMark;

/** The account that shall pay: whether it may, on the day of the request and again on that of the payment. */
@Injectable()
export class PayingFund {
  constructor(
    private readonly ledger: FundLedger,
    private readonly files: HardshipFiles,
    private readonly caps: HouseholdCaps,
    private readonly conditions: PaymentConditions,
  ) {}

  /**
   * Refuses an account that may not pay with its sentence. The hardship file is looked up only where the money asks
   * for one (先建档、后帮扶); `onFile` is true when it was asked for and found. `overCap` says that the household gets more
   * in the year than it may and a higher route has to allow it; where none can, it is refused.
   */
  async require(
    tx: ReadTx,
    wanted: WantedFund,
    on: CivilDate,
  ): Promise<{ readonly fund: FundAccountRecord; readonly onFile: boolean; readonly overCap: OverCap | null }> {
    const { fundAccountId, unionId, recipientId, purpose, fundKinds } = wanted;
    let onFile = false;
    const fund = await this.ledger.requireEligible(tx, fundAccountId, unionId, {
      purpose: purpose as FundPurpose,
      allowedKinds: fundKinds,
      hasActiveHardshipFile: async () => (onFile = await this.files.hasActiveFile(tx, recipientId, on)),
      on,
    });
    const [overCap = null] = await this.caps.judge(tx, [{ ...wanted, fundKind: fund.kind }], on, 'asked');
    if (overCap && !overCap.mayGoHigher) refuse('disbursement.over-cap', overCap.sentence);
    return { fund, onFile, overCap };
  }

  /**
   * On the day of the payment, for many at once: one without a file refuses all, and so does one that is over its cap
   * by now and was not approved as such, or over one that no route may go beyond.
   */
  async requirePayable(tx: ReadTx, rows: readonly ApprovedFund[], on: CivilDate): Promise<void> {
    await this.conditions.refuseUnpayable(tx, rows, on);
    const fundKinds = new Map<FundAccountId, string>();
    const uses = new Map<string, { readonly first: WantedFund; readonly recipients: MemberId[] }>();
    for (const row of rows) {
      const key = JSON.stringify([row.fundAccountId, row.unionId, row.purpose, row.fundKinds]);
      const known = uses.get(key);
      if (known) known.recipients.push(row.recipientId);
      else uses.set(key, { first: row, recipients: [row.recipientId] });
    }
    for (const { first, recipients } of uses.values()) {
      const { kind } = await this.ledger.requireEligible(tx, first.fundAccountId, first.unionId, {
        purpose: first.purpose as FundPurpose,
        allowedKinds: first.fundKinds,
        hasActiveHardshipFile: () => this.files.areOnFile(tx, recipients, on),
        on,
      });
      fundKinds.set(first.fundAccountId, kind);
    }
    const aids = rows.map((row) => ({ ...row, fundKind: fundKinds.get(row.fundAccountId)! }));
    const verdicts = await this.caps.judge(tx, aids, on, 'paid');
    for (const [i, overCap] of verdicts.entries())
      if (overCap && !(overCap.mayGoHigher && rows[i]!.marks.includes(OVER_CAP_MARK))) {
        const wayOut = overCap.mayGoHigher ? '请退回，改金额或走更高一级审批。' : '请退回，改金额。';
        refuse('disbursement.over-cap', `${rows[i]!.number}：${overCap.sentence}${wayOut}`);
      }
  }
}
