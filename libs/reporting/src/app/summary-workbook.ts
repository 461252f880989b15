import type { Actor, CivilDate, UnionId } from '@app/kernel';
import { newId } from '@app/kernel';
import { MOST_SHEET_ROWS } from '@app/http';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { writeXlsx } from 'hucre';
import { FIGURES_BY_CODE } from '../data/ledgers';
import type { LedgerRecord } from '../data/records.query';
import { FIGURE_GROUPS, FIGURE_UNITS, type LedgerDefinition } from '../domain/figure';
import { plainNumber } from '../domain/number-words';
import { periodWords } from '../domain/period';
import { FigureRecords } from './figure-records.service';
import { FigureService, type FigureSummary } from './figure.service';

type Cell = string | number | null;
interface SheetOfWorkbook {
  readonly name: string;
  readonly rows: Cell[][];
}

const AT_ONCE = 2_000;

/** An amount of a workbook is a double: two places come back out of it as they went in. */
const amount = (fen: string | null): number | null => (fen === null ? null : Number(plainNumber(BigInt(fen), 'yuan')));

/** The summary as a workbook: first the figures, then one sheet per ledger, with the rows that the reader may see. */
@Injectable()
export class SummaryWorkbook {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly figures: FigureService,
    private readonly records: FigureRecords,
    private readonly organizations: OrganizationDirectory,
  ) {}

  async make(
    actor: Actor,
    unionId: UnionId,
    from: CivilDate,
    to: CivilDate,
  ): Promise<{ name: string; bytes: Uint8Array }> {
    const summary = await this.figures.summary(actor, unionId, from, to);
    const title = `${summary.union.name} ${periodWords(summary.period)}汇总`;
    const sheets = [this.figureSheet(summary)];
    for (const ledger of this.records.openLedgers(actor))
      sheets.push(await this.uow.read(actor, (tx) => this.ledgerSheet(tx, ledger, summary)));
    const stamp = await this.record(actor, unionId, sheets);
    const head = [`${title} | ${stamp} 导出`];
    const bytes = await writeXlsx({
      sheets: sheets.map(({ name, rows }) => ({
        name,
        rows: [head, ...rows],
        freezePane: { rows: 2 },
        columns: WIDTHS,
      })),
    });
    return { name: title, bytes: bytes as Uint8Array };
  }

  private figureSheet({ values, lastYear, period, before }: FigureSummary): SheetOfWorkbook {
    const rows = values.map(({ code, key, label, value, hidden, unknown }): Cell[] => {
      const { group, name, unit, sentence } = FIGURES_BY_CODE.get(code)!;
      const past = lastYear.find((each) => each.code === code && each.key === key);
      const number = (each: typeof past): Cell => (each?.value == null ? null : Number(plainNumber(each.value, unit)));
      const remark = hidden
        ? '人数太少，不显示'
        : unknown > 0
          ? `另有 ${unknown} 项没有填`
          : value === null
            ? '未统计'
            : null;
      return [
        FIGURE_GROUPS[group],
        name,
        label,
        number({ value } as typeof past),
        FIGURE_UNITS[unit],
        number(past),
        remark,
        sentence,
      ];
    });
    return {
      name: '汇总',
      rows: [['项目', '数字', '其中', periodWords(period), '单位', periodWords(before), '说明', '怎么算的'], ...rows],
    };
  }

  private async ledgerSheet(
    tx: ReadTx,
    ledger: LedgerDefinition,
    { union, period }: FigureSummary,
  ): Promise<SheetOfWorkbook> {
    const rows: LedgerRecord[] = [];
    let after: string | null = null;
    do {
      const found = await this.records.wholeLedger(tx, ledger, { unionId: union.id, ...period }, after, AT_ONCE);
      rows.push(...found.slice(0, AT_ONCE));
      after = found.length > AT_ONCE ? rows.at(-1)!.position : null;
    } while (after !== null && rows.length < MOST_SHEET_ROWS);
    const more = after === null ? [] : [[`只列出最近的 ${MOST_SHEET_ROWS} 行，请缩短期间或选一个下级工会再导出`]];
    return { name: ledger.name, rows: [headsOf(ledger), ...rows.map((row) => cellsOf(ledger, row)), ...more] };
  }

  /** Who took what stands in the audit trail. Returns who and when, for the first row. */
  private record(actor: Actor, unionId: UnionId, sheets: readonly SheetOfWorkbook[]): Promise<string> {
    return this.uow.run(actor, async (tx) => {
      const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length - 1, 0);
      const subject = { subjectType: 'list', subjectId: newId(tx.now.getTime()) };
      tx.audit({ action: 'list.export', ...subject, unionId, detail: { list: 'summary-workbook', rows } });
      return `${actor.displayName} ${await this.organizations.today(tx)}`;
    });
  }
}

const WIDTHS = [18, 22, 26, 18, 18, 18, 22, 60].map((width) => ({ width }));

const headsOf = ({ cash, goods }: LedgerDefinition): Cell[] => [
  ...['日期', '工会', '姓名', '类别', '事由或编号'],
  ...(cash ? [cash] : []),
  ...(goods ? [goods] : []),
];

const cellsOf = ({ cash, goods }: LedgerDefinition, row: LedgerRecord): Cell[] => [
  ...[row.day, row.unionName, row.personName, row.label, row.what],
  ...(cash ? [amount(row.cashFen)] : []),
  ...(goods ? [amount(row.goodsFen)] : []),
];
