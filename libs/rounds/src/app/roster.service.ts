import { type Actor, formatFen, type MemberId, newId } from '@app/kernel';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type AudienceRule, LEFT_OUT_WORDS } from '../domain/audience';
import { previewPeople } from '../data/roster-verdict.query';
import {
  leftOutLines,
  type LeftOutLine,
  rosterChanges,
  type RosterChangeLine,
  type RosterFilter,
  type RosterLine,
  rosterLine,
  rosterLines,
} from '../data/roster-list.query';
import { lockOccasion, NOBODY, numberEntries, rosterTotals, writeEntries } from '../data/roster-writing.query';
import { RosterChange, RosterEntry } from '../data/roster-entry.entity';
import { type Round, storedRule } from '../data/round.entity';
import { findRound, findRoundForVisitor } from '../data/round.store';
import { checkBudget } from '../domain/plan.rules';
import type { RosterEntryId, RoundId } from '../domain/round';
import { nextEntryStatus, ROSTER_ENTRY_STATUS_WORDS } from '../domain/roster-entry.lifecycle';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';
import { RoundMoney } from './round-money';
import { RoundChange, type SeenRound } from './round-change';
import { RoundVerdict } from './round-verdict';

type Position = readonly (string | null)[] | null;

/** The frozen roster: its lists, and its changes, each with its reason. */
@Injectable()
export class RosterService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly verdict: RoundVerdict,
    private readonly change: RoundChange,
    private readonly money: RoundMoney,
  ) {}

  /** A visitor from elsewhere sees whom he visits. */
  list(actor: Actor, id: RoundId, filter: RosterFilter, after: Position, limit: number): Promise<RosterLine[]> {
    return this.uow.read(actor, async (tx) => {
      const { inScope } = await findRoundForVisitor(tx, actor, ROUND_PERMISSIONS.read, id);
      const visitorId = inScope ? filter.visitorId : actor.personId;
      return rosterLines(tx, id, { ...filter, visitorId }, after, limit);
    });
  }

  one(actor: Actor, id: RoundId, entryId: RosterEntryId): Promise<RosterLine> {
    return this.uow.read(actor, async (tx) => {
      const { inScope } = await findRoundForVisitor(tx, actor, ROUND_PERMISSIONS.read, id);
      const line = await rosterLine(tx, id, entryId);
      return line && (inScope || line.visitorId === actor.personId) ? line : refuse('round.entry-not-found');
    });
  }

  leftOut(actor: Actor, id: RoundId, after: Position, limit: number): Promise<LeftOutLine[]> {
    return this.uow.read(actor, async (tx) => {
      await findRound(tx, actor, ROUND_PERMISSIONS.read, id);
      return leftOutLines(tx, id, after, limit);
    });
  }

  /** Additions and removals, the latest first. */
  changes(actor: Actor, id: RoundId, after: Position, limit: number): Promise<RosterChangeLine[]> {
    return this.uow.read(actor, async (tx) => {
      await findRound(tx, actor, ROUND_PERMISSIONS.read, id);
      return rosterChanges(tx, id, after, limit);
    });
  }

  /**
   * Adds people by hand before the round is approved. Refuses `round.recipient-twice` with the reason, what is over the
   * budget, and after the approval `round.over-approved`: a supplementary round goes through an approval of its own.
   */
  add(
    actor: Actor,
    seen: SeenRound,
    memberIds: readonly MemberId[],
    reason: string,
    idem: Idempotency,
  ): Promise<{ id: RoundId }> {
    const work = async (tx: Tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      if (row.approvedAt !== null) refuse('round.over-approved');
      await this.change.apply(tx, row, 'change-roster', { reason, words: `增加 ${memberIds.length} 人：${reason}` });
      await lockOccasion(tx, row);
      await this.refuseKnown(tx, row, memberIds);
      const before = new Set(await this.entryIds(tx, row.id, memberIds));
      await this.write(tx, row, memberIds);
      const totals = await rosterTotals(tx, row.id);
      checkBudget(totals.cashFen + totals.goodsFen, row.budgetFen);
      await this.record(tx, row, memberIds, before, reason);
      return { id: row.id };
    };
    return this.uow.run(actor, work, idem);
  }

  /** Takes somebody off who was not visited; what was held for him is released. */
  remove(actor: Actor, seen: SeenRound, entryId: RosterEntryId, reason: string): Promise<{ id: RoundId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      const entry = await this.lockEntry(tx, row, entryId);
      const status = nextEntryStatus(entry.status, 'remove');
      if (!status)
        return refuse(
          'round.entry-action-not-open',
          `这个人${ROSTER_ENTRY_STATUS_WORDS[entry.status]}，不能移出名单。`,
        );
      await this.change.apply(tx, row, 'change-roster', { reason, words: `移出 1 人：${reason}` });
      await tx.update(RosterEntry, entry, { status, visitorId: null, visitOrder: null });
      await this.money.cancel(tx, row, [entry.id], reason);
      const amountFen = entry.cashFen + entry.goodsFen;
      await this.tell(tx, row.id, [{ entryId: entry.id, kind: 'removed', reason, amountFen }]);
      return { id: row.id };
    });
  }

  async lockEntry(tx: Tx, row: Pick<Round, 'id'>, entryId: RosterEntryId): Promise<RosterEntry> {
    const entry = await tx.lock(RosterEntry, entryId);
    return entry?.roundId === row.id ? entry : refuse('round.entry-not-found');
  }

  private async refuseKnown(tx: Tx, row: Round, memberIds: readonly MemberId[]): Promise<void> {
    const known = await tx
      .from(RosterEntry, 'e')
      .andWhere(`e.roundId = :id AND e.memberId IN (:...memberIds) AND e.status <> 'removed'`, {
        id: row.id,
        memberIds,
      })
      .orderBy('e.orderNo')
      .getMany();
    if (known.length > 0)
      refuse(
        'round.recipient-twice',
        `名单里已经有这个人了（第 ${known.map((each) => each.orderNo).join('、')} 号），不用再加。`,
      );
  }

  private async write(tx: Tx, row: Round, memberIds: readonly MemberId[]): Promise<void> {
    const none = { category: null, minAge: null, unionIds: null, groups: null, standard: null };
    const rule: AudienceRule = { ...none, code: 'list', memberIds };
    const listed = { ...row, audience: [storedRule(rule)] };
    const sql = await this.verdict.of(tx, listed);
    const [wrong] = await previewPeople(
      tx,
      sql,
      ['died', 'not-in-register', 'moved', 'no-card', 'other-round'],
      null,
      1,
    );
    if (wrong?.kind) {
      const where = wrong.otherRoundNumber ? `「${wrong.otherRoundName}」（${wrong.otherRoundNumber}）` : '';
      const code = wrong.kind === 'other-round' ? 'round.recipient-twice' : 'round.entry-action-not-open';
      const place = memberIds.length > 1 ? `选的第 ${memberIds.indexOf(wrong.memberId) + 1} 位` : '这个人';
      const sentence = `${place}不能加进名单：${LEFT_OUT_WORDS[wrong.kind]}${where}。`;
      refuse(code, sentence, { memberId: wrong.memberId });
    }
    await this.refuseSameHousehold(tx, row, memberIds);
    await writeEntries(tx, listed, sql, NOBODY, memberIds.length, true);
    await numberEntries(tx, row.id);
  }

  private async refuseSameHousehold(tx: Tx, row: Round, memberIds: readonly MemberId[]): Promise<void> {
    if (!row.perHousehold) return;
    const [same] = await tx.rows<{ orderNo: number }>(
      `SELECT e.order_no AS "orderNo" FROM members.household_person p
       JOIN rounds.roster_entry e ON e.tenant_id = $1 AND e.round_id = $2 AND e.household_id = p.household_id
         AND e.status NOT IN ('removed','moved')
       WHERE p.tenant_id = $1 AND p.member_id = ANY($3::uuid[]) AND p.removed_at IS NULL LIMIT 1`,
      [tx.actor.tenantId, row.id, memberIds],
    );
    if (same) refuse('round.recipient-twice', `同一户已经有人在名单里（第 ${same.orderNo} 号），这次是一户一份。`);
  }

  private async entryIds(tx: Tx, roundId: RoundId, memberIds: readonly MemberId[]): Promise<RosterEntryId[]> {
    const rows = await tx.rows<{ id: RosterEntryId }>(
      `SELECT id FROM rounds.roster_entry WHERE tenant_id = $1 AND round_id = $2 AND member_id = ANY($3::uuid[])`,
      [tx.actor.tenantId, roundId, memberIds],
    );
    return rows.map((each) => each.id);
  }

  private async record(
    tx: Tx,
    row: Round,
    memberIds: readonly MemberId[],
    before: ReadonlySet<RosterEntryId>,
    reason: string,
  ): Promise<void> {
    const fresh = (await this.entryIds(tx, row.id, memberIds)).filter((id) => !before.has(id));
    const entries = await tx.from(RosterEntry, 'e').andWhere('e.id IN (:...fresh)', { fresh }).getMany();
    await this.tell(
      tx,
      row.id,
      entries.map(({ id, cashFen, goodsFen }) => ({
        entryId: id,
        kind: 'added',
        reason,
        amountFen: cashFen + goodsFen,
      })),
    );
  }

  private async tell(
    tx: Tx,
    roundId: RoundId,
    changes: readonly Pick<RosterChange, 'entryId' | 'kind' | 'reason' | 'amountFen'>[],
  ): Promise<void> {
    const by = { byId: tx.actor.personId, byName: tx.actor.displayName, at: tx.now };
    const rows = changes.map((each) => ({ ...each, ...by, roundId, id: newId(tx.now.getTime()) }));
    await tx.insert(RosterChange, ...rows);
    for (const { entryId, kind, reason, amountFen } of changes)
      tx.audit({
        action: `roster-entry.${kind}`,
        subjectType: 'roster-entry',
        subjectId: entryId,
        unionId: null,
        detail: { amount: formatFen(amountFen) },
        reason,
      });
  }
}
