import {
  type Actor,
  behalfOf,
  type CivilDate,
  type Fen,
  type FundAccountId,
  newId,
  standsFor,
  yearOf,
} from '@app/kernel';
import { OrganizationDirectory, scopeCondition } from '@app/organizations';
import { type Idempotency, type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FundAccount } from '../data/fund-account.entity';
import { FundMovement } from '../data/fund-movement.entity';
import { post } from '../data/ledger.store';
import {
  buildJournal,
  checkMovement,
  decideMovement,
  type FundMovementAction,
  type FundMovementId,
  type FundMovementKind,
  type FundMovementStatus,
  type JournalId,
  leavesItsPurpose,
  refuse,
} from '../domain';

export interface MovementOrder {
  readonly kind: FundMovementKind;
  readonly fundAccountId: FundAccountId;
  /** Null for an adjustment. */
  readonly toFundAccountId: FundAccountId | null;
  /** In fen; below zero only to adjust downwards. */
  readonly amount: Fen;
  readonly bookOn: CivilDate;
  readonly reason: string;
  /** The decision, minutes or voucher it rests on. */
  readonly document: string;
}

/** 经费调剂 and 调账 as journals with two people: who asks does not decide. */
@Injectable()
export class FundMovementService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** Moves nothing yet. Both accounts are in the actor's scope for `fund:post`. */
  ask(actor: Actor, order: MovementOrder, idem: Idempotency): Promise<{ readonly id: FundMovementId }> {
    const work = async (tx: Tx) => {
      const from = await this.account(tx, order.fundAccountId);
      const to = order.toFundAccountId && (await this.account(tx, order.toFundAccountId));
      checkMovement(order, from, to);
      const { code } = await this.directory.get(tx, from.unionId);
      const id = newId<'fund-movement'>(tx.now.getTime());
      const year = yearOf(await this.directory.today(tx));
      await tx.insert(FundMovement, {
        ...order,
        ...{ id, version: 1, unionId: from.unionId, status: 'open' },
        number: await tx.nextCaseNumber('调', from.unionId, code, year),
        leavesPurpose: to !== null && leavesItsPurpose(from, to),
        requestedBy: actor.personId,
        requestedFor: behalfOf(actor),
        requestedByName: actor.displayName,
        requestedAt: tx.now,
        ...{
          decidedBy: null,
          decidedFor: null,
          decidedByName: null,
          decidedAt: null,
          decisionNote: '',
          journalId: null,
        },
      });
      const { kind, amount, reason, document } = order;
      tx.audit({
        ...{ action: 'fund-movement.ask', subjectType: 'fund-movement', subjectId: id, unionId: from.unionId, reason },
        detail: { status: [null, 'open'], kind, amount, document },
      });
      return { id };
    };
    return this.uow.run(actor, work, idem);
  }

  /** Approves (and books), refuses or takes back. The ledger refuses what the account has not got. */
  decide(
    actor: Actor,
    seen: { readonly id: FundMovementId; readonly version: number; readonly idempotency: Idempotency },
    action: FundMovementAction,
    note: string,
  ): Promise<{ readonly id: FundMovementId }> {
    const work = async (tx: Tx) => {
      const row = (await tx.lock(FundMovement, seen.id)) ?? refuse('fund-movement.not-found');
      const permission = action === 'withdraw' ? 'fund:post' : 'fund:approve';
      if (!(await this.directory.isWithin(tx, actor, permission, row.unionId))) refuse('fund-movement.not-found');
      tx.expectVersion(row, seen.version);
      const status = decideMovement(row, action, { isOwn: standsFor(actor, row.requestedBy, row.requestedFor), note });
      const journalId = action === 'approve' ? await this.book(tx, row) : null;
      const { id: subjectId, unionId } = row;
      const detail = { status: [row.status, status], ...(journalId && { journalId }) };
      const reason = note || null;
      const subject = { subjectType: 'fund-movement', subjectId, unionId };
      tx.audit({ action: `fund-movement.${action}`, ...subject, detail, reason });
      const by = { decidedBy: actor.personId, decidedFor: behalfOf(actor), decidedByName: actor.displayName };
      const decided = { ...by, decidedAt: tx.now };
      await tx.update(FundMovement, row, { status, journalId, decisionNote: note, ...decided });
      return { id: row.id };
    };
    return this.uow.run(actor, work, seen.idempotency);
  }

  /** Of one account or of all in the actor's scope, latest first; one more than `limit` when there is a next page. */
  list(actor: Actor, filter: MovementFilter): Promise<ListedMovement[]> {
    return this.uow.read(actor, (tx) => movementsWhere(tx, filter, null));
  }

  /** Refuses `fund-movement.not-found` outside the actor's scope. */
  one(actor: Actor, id: FundMovementId): Promise<ListedMovement> {
    const any = { fundAccountId: null, status: null, after: null, limit: 1 };
    return this.uow.read(actor, async (tx) => {
      return (await movementsWhere(tx, any, id))[0] ?? refuse('fund-movement.not-found');
    });
  }

  private book(tx: Tx, row: FundMovement): Promise<JournalId> {
    const { kind, fundAccountId, toFundAccountId, amount, bookOn: bookedOn, document } = row;
    const memo = `${row.number} ${row.reason}`.slice(0, 100);
    const booking = { fundAccountId, amount, bookedOn, memo, document };
    const journal =
      kind === 'transfer'
        ? buildJournal({ kind, toFundAccountId: toFundAccountId!, ...booking })
        : buildJournal({ kind, ...booking });
    return post(tx, journal, ['open']);
  }

  private async account(tx: Tx, id: FundAccountId): Promise<FundAccount> {
    const found = await tx.from(FundAccount, 'f').andWhere('f.id = :id', { id }).getOne();
    const isVisible = found && (await this.directory.isWithin(tx, tx.actor, 'fund:post', found.unionId));
    return isVisible ? found : refuse('fund.not-found');
  }
}

export interface MovementFilter {
  readonly fundAccountId: FundAccountId | null;
  readonly status: FundMovementStatus | null;
  readonly after: string | null;
  readonly limit: number;
}

/** A movement with the names of its accounts. */
export interface ListedMovement extends FundMovement {
  readonly fundName: string;
  readonly toFundName: string | null;
}

async function movementsWhere(
  tx: ReadTx,
  filter: MovementFilter,
  id: FundMovementId | null,
): Promise<ListedMovement[]> {
  const { fundAccountId, status, after, limit } = filter;
  const values: unknown[] = [tx.actor.tenantId, fundAccountId, after, id, limit + 1, status];
  const scope = scopeCondition(tx.actor, 'fund:read', 'm.union_id', values);
  const toScope = scopeCondition(tx.actor, 'fund:read', 't.union_id', values);
  const rows = await tx.rows<Omit<ListedMovement, 'amount'> & { amount: string }>(
    `SELECT m.id, m.version, m.number, m.union_id AS "unionId", m.kind, m.status, m.fund_account_id AS "fundAccountId",
       m.to_fund_account_id AS "toFundAccountId", m.amount, m.book_on AS "bookOn", m.reason, m.document,
       m.leaves_purpose AS "leavesPurpose", m.requested_by AS "requestedBy",
       m.requested_for AS "requestedFor", m.requested_by_name AS "requestedByName",
       m.requested_at AS "requestedAt", m.decided_by_name AS "decidedByName", m.decided_at AS "decidedAt",
       m.decision_note AS "decisionNote", m.journal_id AS "journalId", f.name AS "fundName", t.name AS "toFundName"
     FROM funds.fund_movement m
     JOIN funds.fund_account f ON f.tenant_id = m.tenant_id AND f.id = m.fund_account_id
     LEFT JOIN funds.fund_account t ON t.tenant_id = m.tenant_id AND t.id = m.to_fund_account_id
     WHERE m.tenant_id = $1 AND ($2::uuid IS NULL OR m.fund_account_id = $2 OR m.to_fund_account_id = $2)
       AND ($6::text IS NULL OR m.status = $6) AND ($3::uuid IS NULL OR m.id < $3) AND ($4::uuid IS NULL OR m.id = $4)
       AND (${scope} OR t.id IS NOT NULL AND ${toScope}) ORDER BY m.id DESC LIMIT $5`,
    values,
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}
