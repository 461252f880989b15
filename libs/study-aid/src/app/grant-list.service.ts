import {
  type ApprovalOrder,
  type ApprovalOutcome,
  ApprovalService,
  type CaseFacts,
  type RequesterAction,
} from '@app/approvals';
import { FundLedger, isOffBudget } from '@app/funds';
import { HardshipFileService } from '@app/hardship';
import { type Actor, formatFen, type MemberId, newId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { committedInYear, takeReady } from '../data/grant-list.query';
import { GrantList } from '../data/instalment.entity';
import { Programme } from '../data/programme.entity';
import { type AcademicYear, academicYearName } from '../domain/academic-year';
import { GRANT_LIST_SUBJECT, type GrantListId, type ProgrammeId } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';
import { GrantListStore, type SeenList } from './grant-list-store';
import { GrantMoney } from './grant-money';

/** Orders of those who sign. */
export type ListSignerOrder = Exclude<ApprovalOrder, { action: RequesterAction }>;

const MANAGE = 'study-aid:manage';
const READ = 'study-aid:read';

/** The year's instalments as one round of requests: put together, approved by amount, opened for the cashier. */
@Injectable()
export class GrantListService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly approvals: ApprovalService,
    private readonly ledger: FundLedger,
    private readonly files: HardshipFileService,
    private readonly lists: GrantListStore,
    private readonly money: GrantMoney,
  ) {}

  /** Puts all that wait onto a new list. Refuses `study-list.empty`. */
  create(actor: Actor, programmeId: ProgrammeId, year: AcademicYear, idem: Idempotency): Promise<{ id: GrantListId }> {
    const work = async (tx: Tx) => {
      const programme = (await tx.lock(Programme, programmeId)) ?? refuse('study-programme.not-found');
      const { code } = await this.organizations.requireWithin(tx, MANAGE, programme.unionId);
      const today = await this.organizations.today(tx);
      const id = newId<'study-grant-list'>(tx.now.getTime());
      const list: GrantList = {
        ...{ tenantId: actor.tenantId, id, version: 1, unionId: programme.unionId, programmeId, academicYear: year },
        number: await tx.nextCaseNumber('助学名单', programme.unionId, code, yearOf(today)),
        name: `${programme.name} ${academicYearName(year)}`,
        ...{ status: 'draft', persons: 0, amount: 0n, lastReason: null, approvedAt: null, createdAt: tx.now },
        ...{ createdById: actor.personId, createdByName: actor.displayName },
      };
      await tx.insert(GrantList, list);
      const totals = await takeReady(tx, list);
      if (totals.persons === 0) refuse('study-list.empty');
      await tx.rows(`UPDATE study_aid.grant_list SET persons = $3, amount = $4 WHERE tenant_id = $1 AND id = $2`, [
        actor.tenantId,
        id,
        totals.persons,
        totals.amount.toString(),
      ]);
      this.lists.record(tx, list, 'create', { persons: totals.persons, amount: formatFen(totals.amount) });
      return { id };
    };
    return this.uow.run(actor, work, idem);
  }

  submit(actor: Actor, seen: SeenList, idem: Idempotency): Promise<{ id: GrantListId }> {
    const work = async (tx: Tx) => {
      const list = await this.lists.lock(tx, MANAGE, seen);
      const programme = (await tx.lock(Programme, list.programmeId))!;
      await this.lists.requirePublicised(tx, list, programme);
      const recipients = await recipientsOf(tx, list.id);
      const facts = await this.factsOf(tx, list, programme, recipients);
      await this.endRunning(tx, list, '名单修改后重新提交', true);
      await this.lists.move(tx, list, 'submit', null);
      await this.approvals.open(tx, {
        subject: { type: GRANT_LIST_SUBJECT, id: list.id },
        number: list.number,
        title: list.name,
        unionId: list.unionId,
        amount: list.amount,
        recipients,
        facts,
      });
      return { id: list.id };
    };
    return this.uow.run(actor, work, idem);
  }

  withdraw(actor: Actor, seen: SeenList, reason: string, idem: Idempotency): Promise<{ id: GrantListId }> {
    const work = async (tx: Tx) => {
      const list = await this.lists.lock(tx, MANAGE, seen);
      await this.lists.move(tx, list, 'withdraw', reason);
      await this.endRunning(tx, list, reason, false);
      return { id: list.id };
    };
    return this.uow.run(actor, work, idem);
  }

  remind(actor: Actor, seen: SeenList, idem: Idempotency): Promise<{ id: GrantListId }> {
    const work = async (tx: Tx) => {
      const list = await this.lists.lock(tx, MANAGE, seen);
      await this.approvals.decide(tx, list.id, { action: 'remind' });
      await tx.update(GrantList, list, {});
      return { id: list.id };
    };
    return this.uow.run(actor, work, idem);
  }

  /** Signs, returns, refuses, adds a signer, hands over, records a meeting's decision. */
  decide(actor: Actor, seen: SeenList, order: ListSignerOrder, idem: Idempotency): Promise<{ id: GrantListId }> {
    const work = async (tx: Tx) => {
      const list = await this.lists.lock(tx, READ, seen);
      if (list.status !== 'submitted') refuse('study-list.action-not-open');
      await this.follow(tx, list, order, await this.approvals.decide(tx, list.id, order));
      return { id: list.id };
    };
    return this.uow.run(actor, work, idem);
  }

  private async follow(tx: Tx, list: GrantList, order: ListSignerOrder, outcome: ApprovalOutcome): Promise<void> {
    const said = 'reason' in order ? order.reason : 'comment' in order ? order.comment : '';
    if (outcome.decided === 'approved') {
      const programme = (await tx.lock(Programme, list.programmeId))!;
      await this.lists.move(tx, list, 'approve', said || null, { approvedAt: tx.now });
      await this.money.open(tx, list, programme, outcome.approvalId);
    } else if (outcome.decided === 'refused') {
      await this.lists.move(tx, list, 'refuse', said || '未批准');
      await this.lists.release(tx, list);
    } else if (outcome.status === 'returned') await this.lists.move(tx, list, 'return', said || '退回修改');
    else await tx.update(GrantList, list, {});
  }

  /** While it is decided only who asked ends it (`bySubject` false); what came back, whoever looks after the list. */
  private async endRunning(tx: Tx, { id }: GrantList, reason: string, bySubject: boolean): Promise<void> {
    if (await this.approvals.isRunning(tx, id))
      await this.approvals.decide(tx, id, { action: 'withdraw', reason, bySubject });
  }

  private async factsOf(
    tx: Tx,
    list: GrantList,
    programme: Programme,
    recipients: readonly MemberId[],
  ): Promise<CaseFacts> {
    if (list.persons === 0) refuse('study-list.empty');
    const on = await this.organizations.today(tx);
    if (programme.budget !== null) {
      const before = await committedInYear(tx, programme.id, yearOf(on), list.id);
      if (before + list.amount > programme.budget) {
        const sentence = `项目当年预算 ${formatFen(programme.budget)} 元，已用 ${formatFen(before)} 元，这份名单要 ${formatFen(list.amount)} 元，超出了。`;
        refuse('study-list.over-budget', sentence);
      }
    }
    const fundAccountId = programme.fundAccountId ?? refuse('study-programme.no-fund');
    const fund = await this.ledger.requireEligible(tx, fundAccountId, list.unionId, {
      purpose: 'study-aid',
      allowedKinds: null,
      hasActiveHardshipFile: async () => (await this.files.onFile(tx, recipients, on)).size === recipients.length,
      on,
    });
    const beyond = await this.money.beyondCaps(tx, list, programme);
    return {
      ...{ amountPerPayee: await highestOf(tx, list.id), batchTotal: list.amount, fundKind: fund.kind },
      ...{ overStandard: beyond !== null, evidenceMissing: false, isMedical: false },
      offBudget: isOffBudget(fund.budget, list.amount),
    };
  }
}

async function recipientsOf(tx: Tx, id: GrantListId): Promise<MemberId[]> {
  const rows = await tx.rows<{ id: MemberId }>(
    `SELECT DISTINCT member_id AS id FROM study_aid.instalment
     WHERE tenant_id = $1 AND grant_list_id = $2 AND status = 'listed' ORDER BY 1`,
    [tx.actor.tenantId, id],
  );
  return rows.map((row) => row.id);
}

async function highestOf(tx: Tx, id: GrantListId): Promise<bigint> {
  const [row] = await tx.rows<{ highest: string }>(
    `SELECT coalesce(max(amount), 0)::text AS highest FROM study_aid.instalment WHERE tenant_id = $1 AND grant_list_id = $2`,
    [tx.actor.tenantId, id],
  );
  return BigInt(row!.highest);
}
