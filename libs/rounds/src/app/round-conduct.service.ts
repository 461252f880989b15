import type { Actor } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RosterEntry } from '../data/roster-entry.entity';
import { rosterTotals } from '../data/roster-writing.query';
import type { Round } from '../data/round.entity';
import { storedStatement } from '../domain/closing-statement';
import type { RoundId } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';
import { RoundApprovalService } from './round-approval.service';
import { RoundChange, type SeenRound } from './round-change';
import { RoundMoney } from './round-money';
import { RoundStatement } from './round-statement';

/** From the approval to the end: start, end of the visits, closing, and what goes back a step. */
@Injectable()
export class RoundConductService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly change: RoundChange,
    private readonly money: RoundMoney,
    private readonly statements: RoundStatement,
    private readonly approvals: RoundApprovalService,
  ) {}

  /** Refuses `round.not-allotted` while somebody has no visitor. */
  start(actor: Actor, seen: SeenRound): Promise<{ id: RoundId }> {
    return this.take(actor, seen, async (tx, row) => {
      const { unallotted } = await rosterTotals(tx, row.id);
      if (unallotted > 0) refuse('round.not-allotted', `还有 ${unallotted} 人没有分给走访人，请先分配。`);
      await this.change.apply(tx, row, 'start');
    });
  }

  /** Nobody goes any more: who was absent to the end gets nothing. Refuses `round.visits-open`. */
  endVisits(actor: Actor, seen: SeenRound): Promise<{ id: RoundId }> {
    return this.take(actor, seen, async (tx, row) => {
      const entries = await tx
        .from(RosterEntry, 'e')
        .andWhere(`e.roundId = :id AND e.status IN ('planned','allotted','absent')`, { id: row.id })
        .getMany();
      const open = entries.filter((entry) => entry.status !== 'absent').length;
      if (open > 0) refuse('round.visits-open', `还有 ${open} 人没有走访，请先走访，或写明原因移出名单。`);
      const absent = entries.map((entry) => entry.id);
      await this.change.apply(tx, row, 'end-visits', {
        words: absent.length > 0 ? `${absent.length} 人始终没有遇到` : null,
      });
      await this.money.cancel(tx, row, absent, '走访时没有遇到，款物退回');
    });
  }

  resume(actor: Actor, seen: SeenRound, reason: string): Promise<{ id: RoundId }> {
    return this.take(actor, seen, async (tx, row) => {
      await this.change.apply(tx, row, 'resume', { reason });
      const absent = await tx
        .from(RosterEntry, 'e')
        .andWhere(`e.roundId = :id AND e.status = 'absent'`, { id: row.id })
        .getMany();
      await this.money.reopen(tx, row, absent);
    });
  }

  /** Refuses `round.not-settled` with everything that is missing. */
  close(actor: Actor, seen: SeenRound): Promise<{ id: RoundId }> {
    return this.take(actor, seen, async (tx, row) => {
      const statement = await this.statements.of(tx, row);
      if (row.status === 'closing' && statement.missing.length > 0)
        refuse('round.not-settled', `账还没有轧平：${statement.missing.join('；')}。`, { missing: statement.missing });
      const patch = { statement: storedStatement(statement) };
      await this.change.apply(tx, row, 'close', { patch, words: '结余 0.00 元' });
    });
  }

  /** Before anybody was visited; what is held is released. Refuses `round.paid-already`. */
  cancel(actor: Actor, seen: SeenRound, reason: string): Promise<{ id: RoundId }> {
    return this.take(actor, seen, async (tx, row) => {
      const standing = await this.money.standing(tx, row);
      if (standing.paid.count > 0) refuse('round.paid-already');
      await this.approvals.endRunning(tx, row, reason);
      await this.change.apply(tx, row, 'cancel', { reason });
      if (standing.open.count === 0) return;
      const entries = await tx.from(RosterEntry, 'e').andWhere('e.roundId = :id', { id: row.id }).getMany();
      await this.money.cancel(
        tx,
        row,
        entries.map((entry) => entry.id),
        `活动取消：${reason}`,
      );
    });
  }

  private take(actor: Actor, seen: SeenRound, work: (tx: Tx, row: Round) => Promise<void>): Promise<{ id: RoundId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      await work(tx, row);
      return { id: row.id };
    });
  }
}
