import type { Actor } from '@app/kernel';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { reportRows, type RoundReportRows } from '../data/report.query';
import type { Round } from '../data/round.entity';
import { findRound } from '../data/round.store';
import { goodsRows, statementRows } from '../data/statement.query';
import { visitorLines } from '../data/visitor.query';
import { type ClosingStatement, closingStatement } from '../domain/closing-statement';
import type { RoundId } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';

export interface RoundReport {
  readonly row: Round;
  readonly statement: ClosingStatement;
  readonly figures: RoundReportRows;
}

/** What a round came to: in the books, in the hands of visitors, and in figures. */
@Injectable()
export class RoundStatement {
  constructor(private readonly uow: UnitOfWork) {}

  read(actor: Actor, id: RoundId): Promise<ClosingStatement> {
    return this.uow.read(actor, async (tx) => this.of(tx, await findRound(tx, actor, ROUND_PERMISSIONS.read, id)));
  }

  report(actor: Actor, id: RoundId): Promise<RoundReport> {
    return this.uow.read(actor, async (tx) => {
      const row = await findRound(tx, actor, ROUND_PERMISSIONS.read, id);
      return { row, statement: await this.of(tx, row), figures: await reportRows(tx, id) };
    });
  }

  async of(tx: ReadTx, row: Pick<Round, 'id'>): Promise<ClosingStatement> {
    const { lines, ...rest } = await statementRows(tx, row.id);
    const visitors = await visitorLines(tx, row.id);
    const held = visitors.map(({ name, heldCashFen, goods }) => ({
      ...{ name, cashFen: heldCashFen },
      goods: goods.map((each) => ({ name: each.name, unit: each.unit, quantity: each.held })),
    }));
    return closingStatement({ ...lines, ...rest, held, goods: await goodsRows(tx, row.id) });
  }
}
