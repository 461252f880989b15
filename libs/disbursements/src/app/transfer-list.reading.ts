import type { Actor } from '@app/kernel';
import { withinScope } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { TransferList, type TransferListId } from '../data/transfer-list.entity';
import { type ListedTransfer, transfersOf } from '../data/transfer-list.queries';
import { type BankAnswer, readBankResult } from '../domain/bank-result';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { refuse } from '../domain/disbursement.problems';
import { bankFile, type BankFileFormat, type FiledTransfer, readSheet } from './bank-sheet';
import { cardTailOf, PayeeCipher } from './payee';

/** A transfer as the page shows it: the card by its tail. */
export interface ShownTransfer {
  readonly item: ListedTransfer;
  readonly payeeName: string;
  readonly bankName: string | null;
  readonly cardTail: string;
}

/** What a result sheet says, before anything is booked. */
export interface ReadResult {
  readonly itemCount: number;
  readonly paidCount: number;
  readonly failed: readonly (BankAnswer & Pick<ShownTransfer, 'payeeName' | 'cardTail'>)[];
  /** Lines of the list that the sheet does not mention. */
  readonly unanswered: readonly number[];
  /** Rows of the sheet that belong to no line. */
  readonly unmatched: readonly number[];
}

/** Reads of transfer lists, for who may pay. */
@Injectable()
export class TransferListReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly payees: PayeeCipher,
  ) {}

  list(actor: Actor, after: string | null, limit: number): Promise<TransferList[]> {
    return this.uow.read(actor, (tx) => {
      const query = scoped(tx);
      if (after) query.andWhere('l.id < :after', { after });
      return query
        .orderBy('l.id', 'DESC')
        .limit(limit + 1)
        .getMany();
    });
  }

  one(actor: Actor, id: TransferListId): Promise<TransferList> {
    return this.uow.read(actor, (tx) => find(tx, id));
  }

  /** Lines in order; one more than `limit` when there is a next page. */
  items(actor: Actor, id: TransferListId, after: number, limit: number): Promise<ShownTransfer[]> {
    return this.uow.read(actor, async (tx) => {
      await find(tx, id);
      return (await transfersOf(tx, id, { after, limit: limit + 1 })).map((item) => this.shown(item));
    });
  }

  /** The file for the bank, with whole card numbers; making it is recorded. Refuses `disbursement.payee-withdrawn`. */
  file(actor: Actor, id: TransferListId, format: BankFileFormat): Promise<{ name: string; content: Buffer }> {
    return this.uow.run(actor, async (tx) => {
      const list = await find(tx, id);
      if (list.status !== 'sent') refuse('transfer-list.action-not-open');
      await this.refuseWithdrawn(tx, id);
      const transfers = await this.filed(tx, id);
      tx.audit({
        action: 'transfer-list.exported',
        subjectType: 'transfer-list',
        subjectId: id,
        unionId: list.unionId,
        detail: { fields: ['card'], itemCount: list.itemCount, format },
      });
      return { name: `${list.number}.${format}`, content: await bankFile(format, transfers) };
    });
  }

  /** What the bank's sheet says of the list; books nothing. Refuses `transfer-list.sheet-unreadable`. */
  async readResult(actor: Actor, id: TransferListId, bytes: Buffer): Promise<ReadResult> {
    const rows = await readSheet(bytes);
    return this.uow.read(actor, async (tx) => {
      await find(tx, id);
      const told = await this.filed(tx, id);
      const result = readBankResult(rows, told) ?? refuse('transfer-list.sheet-unreadable', NO_COLUMNS);
      const answered = new Map(result.answers.map((answer) => [answer.line, answer]));
      return {
        itemCount: told.length,
        paidCount: result.answers.filter((answer) => answer.paid).length,
        failed: told.flatMap((each) => {
          const answer = answered.get(each.line);
          return answer && !answer.paid ? [{ ...answer, payeeName: each.payeeName, cardTail: cardTailOf(each) }] : [];
        }),
        unanswered: told.flatMap(({ line }) => (answered.has(line) ? [] : [line])),
        unmatched: result.unmatched,
      };
    });
  }

  /** Who took his consent back since the list was made is not told to the bank any more. */
  private async refuseWithdrawn(tx: ReadTx, id: TransferListId): Promise<void> {
    const items = await transfersOf(tx, id, { after: 0, limit: null });
    const withdrawn = await this.payees.withdrawn(
      tx,
      items.map((item) => ({ ...item, id: item.disbursementId })),
    );
    if (withdrawn.size === 0) return;
    const lines = items.flatMap(({ disbursementId, line }) => (withdrawn.has(disbursementId) ? [line] : []));
    const sentence = `第 ${lines.join('、')} 行的收款人撤回了银行卡的单独同意，不能再交给银行。请作废这份代发文件，退回这几笔，其余的重新做。`;
    refuse('disbursement.payee-withdrawn', sentence, { items: [...withdrawn] });
  }

  private async filed(tx: ReadTx, id: TransferListId): Promise<FiledTransfer[]> {
    return (await transfersOf(tx, id, { after: 0, limit: null })).map((item) => {
      const { name, bankName, branch, cardNumber } = this.payees.open(item)!;
      const { line, number, amount, occasionName } = item;
      const bank = [bankName, branch].filter(Boolean).join(' ');
      return { line, number, amount, occasionName, payeeName: name, cardNumber, bank };
    });
  }

  private shown(item: ListedTransfer): ShownTransfer {
    const { name, bankName, cardNumber } = this.payees.open(item)!;
    return { item, payeeName: name, bankName, cardTail: cardTailOf({ cardNumber }) };
  }
}

const NO_COLUMNS = '表里没有找到「账号(或户名)」和「结果」这两列，请用银行导出的结果文件。';

const scoped = (tx: ReadTx) =>
  withinScope(tx.from(TransferList, 'l'), tx.actor, DISBURSEMENT_PERMISSIONS.pay, 'l.unionId');

const find = async (tx: ReadTx, id: TransferListId): Promise<TransferList> =>
  (await scoped(tx).andWhere('l.id = :id', { id }).getOne()) ?? refuse('transfer-list.not-found');
