import { type Actor, formatFen } from '@app/kernel';
import {
  type ApprovalOrder,
  type ApprovalOutcome,
  ApprovalService,
  type CaseFacts,
  type RequesterAction,
} from '@app/approvals';
import { FundLedger, type FundPurpose, isOffBudget } from '@app/funds';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@app/kernel';
import type { Round } from '../data/round.entity';
import { costWords, rosterTotals, type RosterTotals } from '../data/roster-writing.query';
import { checkBudget } from '../domain/plan.rules';
import type { RoundId } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';
import { needOpenPeriod } from './open-period';
import { RoundChange, type SeenRound } from './round-change';
import { RoundMoney } from './round-money';

/** Orders of those who sign. */
export type RoundSignerOrder = Exclude<ApprovalOrder, { action: RequesterAction }>;

/** The round as a whole goes through an approval by its amount; what that decides opens the money. */
@Injectable()
export class RoundApprovalService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly approvals: ApprovalService,
    private readonly ledger: FundLedger,
    private readonly organizations: OrganizationDirectory,
    private readonly change: RoundChange,
    private readonly money: RoundMoney,
  ) {}

  submit(actor: Actor, seen: SeenRound, idem: Idempotency): Promise<{ id: RoundId }> {
    const work = async (tx: Tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      const totals = await rosterTotals(tx, row.id);
      const beyond = row.fundAccountId ? await this.money.beyondCaps(tx, row) : null;
      const facts = { ...(await this.factsOf(tx, row, totals)), overStandard: beyond !== null };
      // Who is on the roster may have changed since it came back, so it is asked for anew and not resumed.
      await this.endRunning(tx, row, '名单修改后重新提交');
      const after = await this.change.apply(tx, row, 'submit', {
        words: wordsOf(totals, beyond),
        patch: { reason: null },
      });
      await this.approvals.open(tx, {
        subject: { type: 'round', id: row.id },
        number: row.number,
        title: row.name,
        unionId: row.unionId,
        amount: totals.cashFen + totals.goodsFen,
        recipients: await recipientsOf(tx, row.id),
        facts,
      });
      return { id: after.id };
    };
    return this.uow.run(actor, work, idem);
  }

  withdraw(actor: Actor, seen: SeenRound, reason: string, idem: Idempotency): Promise<{ id: RoundId }> {
    const work = async (tx: Tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      await this.endRunning(tx, row, reason);
      await this.change.apply(tx, row, 'withdraw', { reason });
      return { id: row.id };
    };
    return this.uow.run(actor, work, idem);
  }

  remind(actor: Actor, seen: SeenRound, idem: Idempotency): Promise<{ id: RoundId }> {
    const work = async (tx: Tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      await this.approvals.decide(tx, row.id, { action: 'remind' });
      await this.change.apply(tx, row, 'sign', { words: '催办' });
      return { id: row.id };
    };
    return this.uow.run(actor, work, idem);
  }

  /** Signs, returns, refuses, adds a signer, hands over, records a meeting's decision. */
  decide(actor: Actor, seen: SeenRound, order: RoundSignerOrder, idem: Idempotency): Promise<{ id: RoundId }> {
    const work = async (tx: Tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.read, seen);
      if (row.status !== 'submitted') refuse('round.action-not-open');
      await this.follow(tx, row, order, await this.approvals.decide(tx, row.id, order));
      return { id: row.id };
    };
    return this.uow.run(actor, work, idem);
  }

  /** Ends an approval that is still running. While it is decided only who asked may; then whoever manages the round. */
  async endRunning(tx: Tx, { id, status }: Pick<Round, 'id' | 'status'>, reason: string): Promise<void> {
    if (await this.approvals.isRunning(tx, id))
      await this.approvals.decide(tx, id, { action: 'withdraw', reason, bySubject: status !== 'submitted' });
  }

  private async follow(tx: Tx, row: Round, order: RoundSignerOrder, outcome: ApprovalOutcome): Promise<void> {
    const said = 'reason' in order ? order.reason : 'comment' in order ? order.comment : '';
    if (outcome.decided === 'approved') {
      const patch = { approvedFen: outcome.amount, approvedAt: tx.now };
      const words = `批准 ${formatFen(outcome.amount)} 元`;
      await this.change.apply(tx, row, 'approve', { patch, words });
      await this.money.open(tx, row, outcome.approvalId);
    } else if (outcome.decided === 'refused') await this.change.apply(tx, row, 'refuse', { reason: said || '未批准' });
    else if (outcome.status === 'returned') await this.change.apply(tx, row, 'return', { reason: said || '退回修改' });
    else await this.change.apply(tx, row, 'sign', { words: said || null });
  }

  private async factsOf(tx: Tx, row: Round, totals: RosterTotals): Promise<CaseFacts> {
    if (!row.fundAccountId) return refuse('round.no-fund');
    const total = totals.cashFen + totals.goodsFen;
    if (totals.persons === 0) refuse('round.audience-empty');
    checkBudget(total, row.budgetFen);
    const on = await this.organizations.today(tx);
    if (row.holidayLatestOn !== null && row.holidayLatestOn < on)
      refuse('round.holiday-passed', `${row.holidayName}（${row.holidayOn}）已经过了，这个活动不能再审批，请取消。`);
    const fund = await this.ledger.requireEligible(tx, row.fundAccountId, row.unionId, {
      purpose: row.fundPurpose as FundPurpose,
      allowedKinds: null,
      hasActiveHardshipFile: row.audience.every((rule) => rule.code === 'hardship'),
      on,
    });
    await needOpenPeriod(tx, fund.unionId, on);
    return {
      amountPerPayee: await highestOf(tx, row.id),
      batchTotal: total,
      ...{ overStandard: false, evidenceMissing: false, isMedical: false },
      offBudget: isOffBudget(fund.budget, total),
      fundKind: fund.kind,
    };
  }
}

const wordsOf = (totals: RosterTotals, beyond: string | null): string =>
  [costWords(totals), beyond && `${beyond}走更高一级审批。`].filter(Boolean).join(';');

const LIVE = `status NOT IN ('removed','refused','moved','deceased')`;

async function recipientsOf(tx: Tx, id: RoundId): Promise<MemberId[]> {
  const rows = await tx.rows<{ id: MemberId }>(
    `SELECT member_id AS id FROM rounds.roster_entry WHERE tenant_id = $1 AND round_id = $2 AND ${LIVE} ORDER BY 1`,
    [tx.actor.tenantId, id],
  );
  return rows.map((row) => row.id);
}

async function highestOf(tx: Tx, id: RoundId): Promise<bigint> {
  const [row] = await tx.rows<{ highest: string }>(
    `SELECT coalesce(max(cash_fen + goods_fen), 0) AS highest FROM rounds.roster_entry
     WHERE tenant_id = $1 AND round_id = $2 AND ${LIVE}`,
    [tx.actor.tenantId, id],
  );
  return BigInt(row!.highest);
}
