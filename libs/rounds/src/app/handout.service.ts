import { type Actor, type CivilDate, type DocumentId, type Fen, formatFen, newId, type PersonId } from '@app/kernel';
import { DocumentService } from '@app/documents';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Handout } from '../data/round-conduct.entity';
import { type Round } from '../data/round.entity';
import { findRound } from '../data/round.store';
import { visitorLines, type VisitorLine } from '../data/visitor.query';
import type { RoundId } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { FieldProblems, refuse } from '../domain/rounds.problems';
import { RoundChange, type SeenRound } from './round-change';

/** Papers of a round hang under this type. */
export const ROUND_SUBJECT = 'round';

/** Cash or goods that go to a visitor, or come back from him. */
export interface HandoutOrder {
  readonly visitorId: PersonId;
  readonly direction: 'out' | 'back';
  /** In fen; 0 when no cash moves. */
  readonly cashFen: Fen;
  readonly goods: readonly { readonly name: string; readonly unit: string; readonly quantity: number }[];
  readonly givenOn: CivilDate;
  readonly signatureDocumentId: DocumentId | null;
  readonly note: string | null;
}

export interface HandoutLine extends Handout {
  readonly visitorName: string;
}

/** What visitors carry: every movement is a row of its own. */
@Injectable()
export class HandoutService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly documents: DocumentService,
    private readonly change: RoundChange,
  ) {}

  /** Refuses more than is planned for him, or more back than he holds. */
  record(actor: Actor, seen: SeenRound, order: HandoutOrder, idem: Idempotency): Promise<{ id: RoundId }> {
    const work = async (tx: Tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      const visitor = (await visitorLines(tx, row.id)).find((each) => each.personId === order.visitorId);
      if (!visitor) return refuse('round.visitor-unknown');
      await this.check(tx, order);
      checkCash(visitor, order);
      for (const line of order.goods) checkGoods(visitor, order, line);
      const action = order.direction === 'out' ? 'hand-out' : 'hand-back';
      await this.change.apply(tx, row, action, { words: wordsOf(visitor, order), detail: { cashFen: order.cashFen } });
      await this.write(tx, row, order);
      return { id: row.id };
    };
    return this.uow.run(actor, work, idem);
  }

  /** The latest first; one row more than `limit`. */
  list(actor: Actor, id: RoundId, after: readonly (string | null)[] | null, limit: number): Promise<HandoutLine[]> {
    return this.uow.read(actor, async (tx) => {
      await findRound(tx, actor, ROUND_PERMISSIONS.read, id);
      const query = tx
        .from(Handout, 'h')
        .andWhere('h.roundId = :id', { id })
        .orderBy('h.id', 'DESC')
        .limit(limit + 1);
      if (after) query.andWhere('h.id < :before', { before: after[0] });
      const names = new Map((await visitorLines(tx, id)).map(({ personId, name }) => [personId, name]));
      return (await query.getMany()).map((row) => ({ ...row, visitorName: names.get(row.visitorId) ?? '' }));
    });
  }

  private async check(tx: Tx, { cashFen, goods, givenOn }: HandoutOrder): Promise<void> {
    const problems = new FieldProblems();
    problems.check(cashFen > 0n || goods.length > 0, 'cash', '请填现金或慰问品，至少一样。');
    problems.check(givenOn <= (await this.organizations.today(tx)), 'givenOn', '日期还没有到，请选今天或以前的日期。');
    problems.refuseIfAny();
  }

  private async write(tx: Tx, row: Round, order: HandoutOrder): Promise<void> {
    const { visitorId, direction, givenOn, signatureDocumentId, note, cashFen, goods } = order;
    if (signatureDocumentId)
      await this.documents.attach(tx, [signatureDocumentId], {
        ...{ type: ROUND_SUBJECT, id: row.id, unionId: row.unionId, sensitivity: 'normal' },
      });
    const by = { byId: tx.actor.personId, byName: tx.actor.displayName, at: tx.now };
    const common = { roundId: row.id, visitorId, direction, givenOn, signatureDocumentId, note, ...by };
    const noGoods = { goodsName: null, unit: null, quantity: null };
    const cash = cashFen > 0n ? [{ ...common, ...noGoods, kind: 'cash' as const, amountFen: cashFen }] : [];
    const things = goods.map(({ name, unit, quantity }) => ({
      ...common,
      ...{ kind: 'goods' as const, amountFen: 0n, goodsName: name, unit, quantity },
    }));
    const rows = [...cash, ...things].map((each) => ({ ...each, id: newId(tx.now.getTime()) }));
    for (const each of rows) await tx.insert(Handout, each);
  }
}

function checkCash(visitor: VisitorLine, { direction, cashFen }: HandoutOrder): void {
  if (cashFen === 0n) return;
  const most =
    direction === 'out' ? visitor.plannedCashFen - visitor.outCashFen + visitor.backCashFen : visitor.heldCashFen;
  if (cashFen <= most) return;
  const code = direction === 'out' ? 'round.handout-over-plan' : 'round.handout-too-much';
  refuse(
    code,
    `${visitor.name}${direction === 'out' ? '最多还可以领' : '手上只有'} ${formatFen(most)} 元，请核对金额。`,
  );
}

function checkGoods(
  visitor: VisitorLine,
  { direction }: HandoutOrder,
  { name, unit, quantity }: HandoutOrder['goods'][number],
): void {
  const goods = visitor.goods.find((each) => each.name === name && each.unit === unit);
  if (!goods) return refuse('round.goods-unknown');
  const most = direction === 'out' ? goods.planned - goods.out + goods.back : goods.held;
  if (quantity <= most) return;
  const code = direction === 'out' ? 'round.handout-over-plan' : 'round.handout-too-much';
  refuse(
    code,
    `${visitor.name}${direction === 'out' ? '最多还可以领' : '手上只有'}${name} ${most} ${unit}，请核对数量。`,
  );
}

const wordsOf = ({ name }: VisitorLine, { direction, cashFen, goods }: HandoutOrder): string => {
  const things = [
    ...(cashFen > 0n ? [`现金 ${formatFen(cashFen)} 元`] : []),
    ...goods.map((line) => `${line.name} ${line.quantity} ${line.unit}`),
  ];
  return `${name}${direction === 'out' ? '领走' : '退回'} ${things.join('、')}`;
};
