import { type CivilDate, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { HardshipFile } from '../data/hardship-file.entity';
import { ExpenseLineRow, IncomeLineRow, StatementRow } from '../data/household-statement.entity';
import { JudgementRow } from '../data/judgement.entity';
import type { HardshipCategory } from '../domain/category';
import { DEFAULT_FORMULA_RULES, type FormulaRule, saysTheSame } from '../domain/formula-version';
import type { HardshipFileId, JudgementId, StatementId } from '../domain/hardship-file';
import { refuse } from '../domain/hardship.problems';
import { type HouseholdStatement, statementFaults } from '../domain/household-statement';
import { judge, type Judgement } from '../domain/judgement';
import type { Area } from '../domain/subsistence-standard';
import { FileCipher } from './file-cipher';
import { FormulaRules, keptOf, ruleOf } from './formula-rules';
import { LineEvidence } from './line-evidence';
import { standardName, SubsistenceStandards } from './subsistence-standards';

/** A statement with its lines opened. */
export interface OpenedStatement {
  readonly row: StatementRow;
  readonly statement: HouseholdStatement;
}

/** What the formula says by one rule. */
export interface Judged {
  readonly rule: FormulaRule;
  readonly judgement: Judgement;
  readonly monthAmount: bigint;
  readonly standardName: string;
}

/** What a household states, as typed. */
export interface Restatement {
  readonly area: Area;
  readonly statement: Omit<HouseholdStatement, 'on' | 'persons'>;
}

/** Statements and what the formula makes of them. */
@Injectable()
export class FileJudge {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly standards: SubsistenceStandards,
    private readonly formulas: FormulaRules,
    private readonly cipher: FileCipher,
    private readonly evidence: LineEvidence,
  ) {}

  /** The statements of a file, the latest first. */
  async statementsOf(tx: ReadTx, fileId: HardshipFileId): Promise<OpenedStatement[]> {
    const rows = await tx
      .from(StatementRow, 's')
      .andWhere('s.fileId = :fileId', { fileId })
      .orderBy('s.id', 'DESC')
      .getMany();
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return [];
    const of = 'l.statementId = ANY(:ids)';
    const incomes = await tx.from(IncomeLineRow, 'l').andWhere(of, { ids }).orderBy('l.place').getMany();
    const expenses = await tx.from(ExpenseLineRow, 'l').andWhere(of, { ids }).orderBy('l.place').getMany();
    return rows.map((row) => ({
      row,
      statement: {
        ...{ on: row.statedOn, persons: row.persons, event: row.event, monthsBelow: row.monthsBelow },
        ...{ hasStateAid: row.hasStateAid, savings: row.savings, netInvestment: row.netInvestment },
        exclusions: row.exclusionOverride === null ? row.exclusions : [],
        incomes: incomes.filter((line) => line.statementId === row.id),
        expenses: expenses
          .filter((line) => line.statementId === row.id)
          .map(({ noteSealed, ...line }) => ({
            ...line,
            note: this.cipher.open(row.tenantId, 'expenseNote', noteSealed),
          })),
      },
    }));
  }

  /** The judgements of a file, the latest first. */
  judgementsOf(tx: ReadTx, fileId: HardshipFileId): Promise<JudgementRow[]> {
    return tx.from(JudgementRow, 'j').andWhere('j.fileId = :fileId', { fileId }).orderBy('j.id', 'DESC').getMany();
  }

  /**
   * By the rule in force first, then by the one by which the file was last judged where that said otherwise, then by the
   * other version; none where no 低保标准 is registered.
   * @param judged the judgements of the file, the latest first
   */
  async byEveryVersion(
    tx: ReadTx,
    file: HardshipFile,
    opened: OpenedStatement,
    judged: readonly JudgementRow[],
  ): Promise<Judged[]> {
    const now = await this.formulas.on(tx, await this.organizations.today(tx));
    const then = judged.slice(0, 1).map(ruleOf);
    const others = DEFAULT_FORMULA_RULES.filter(({ version }) => version !== now.version);
    const rules = [now, ...then, ...others].filter(
      (rule, index, all) => all.findIndex((each) => saysTheSame(each, rule)) === index,
    );
    return this.byRules(tx, file, opened, rules);
  }

  private async byRules(
    tx: ReadTx,
    file: HardshipFile,
    { row, statement }: OpenedStatement,
    rules: readonly FormulaRule[],
  ): Promise<Judged[]> {
    const standard = await this.standards.find(tx, file.unionId, row.area, row.statedOn);
    if (!standard) return [];
    const { monthAmount } = standard;
    const name = standardName(standard);
    return rules.map((rule) => ({
      ...{ rule, monthAmount, standardName: name },
      judgement: judge(statement, monthAmount, name, rule),
    }));
  }

  /**
   * Keeps the category that was decided with all that it rests on, by the rule of the day of the decision; the statement
   * stands from now on. Another category than the formula gives needs a reason; `otherwise` says that it is one.
   */
  async settle(
    tx: Tx,
    file: HardshipFile,
    decided: { readonly category: HardshipCategory | null; readonly reason: string | null; readonly on: CivilDate },
  ): Promise<{ judgementId: JudgementId; category: HardshipCategory; otherwise: boolean }> {
    const [latest] = await this.statementsOf(tx, file.id);
    if (!latest) return refuse('hardship-file.not-stated');
    const [judged] = await this.byRules(tx, file, latest, [await this.formulas.on(tx, decided.on)]);
    if (!judged) return refuse('subsistence-standard.missing');
    const { judgement, rule } = judged;
    const category = decided.category ?? judgement.category;
    if (category === null)
      return refuse('hardship-file.reason-missing', '按计算三类都不符合。要建档请选定类别并写明理由。');
    const otherwise = judgement.exclusions.length > 0 || !judgement.meets.includes(category);
    if (otherwise && !decided.reason?.trim()) refuse('hardship-file.reason-missing');
    const id = newId<'judgement'>(tx.now.getTime()) as JudgementId;
    const { meets, income, expense, loss, perCapita, lines, changes } = judgement;
    await tx.insert(JudgementRow, {
      ...{ id, fileId: file.id, statementId: latest.row.id, judgedOn: decided.on, ...keptOf(rule) },
      ...{ monthAmount: judged.monthAmount, standardName: judged.standardName },
      ...{ meets: [...meets], computed: judgement.category, category, reason: decided.reason?.trim() || null },
      ...{ income, expense, loss, perCapita, lines, changes },
      ...{ judgedBy: tx.actor.accountId, judgedByName: tx.actor.displayName, judgedAt: tx.now },
    });
    if (latest.row.fixedAt === null) await tx.update(StatementRow, latest.row, { fixedAt: tx.now });
    return { judgementId: id, category, otherwise };
  }

  /** Writes the statement anew; one that a judgement rests on stands, and a new one begins. */
  async restate(
    tx: Tx,
    file: HardshipFile,
    draft: Restatement & { readonly persons?: number },
    { today, byOfficer }: { readonly today: CivilDate; readonly byOfficer: boolean },
  ): Promise<void> {
    const { tenantId, id: fileId } = file;
    const count = draft.persons ?? (await this.personsIn(tx, fileId));
    const statement: HouseholdStatement = { ...draft.statement, on: today, persons: count };
    const faults = statementFaults(statement);
    if (faults.length > 0) refuse('hardship-file.invalid', faults[0]!.message, { fields: faults });
    await this.evidence.keep(tx, file, statement);
    const open = `SELECT id FROM hardship.household_statement WHERE tenant_id = $1 AND file_id = $2 AND fixed_at IS NULL`;
    for (const lines of ['income_line', 'expense_line'])
      await tx.rows(`DELETE FROM hardship.${lines} WHERE tenant_id = $1 AND statement_id IN (${open})`, [
        tenantId,
        fileId,
      ]);
    await tx.rows(
      `DELETE FROM hardship.household_statement WHERE tenant_id = $1 AND file_id = $2 AND fixed_at IS NULL`,
      [tenantId, fileId],
    );
    const now = tx.now.getTime();
    const statementId = newId<'household-statement'>(now) as StatementId;
    const { event, monthsBelow, hasStateAid, savings, netInvestment, persons } = statement;
    await tx.insert(StatementRow, {
      ...{ tenantId, id: statementId, version: 1, fileId, statedOn: today, persons, area: draft.area, event },
      ...{ monthsBelow, hasStateAid, savings, netInvestment, exclusions: [...statement.exclusions] },
      ...{ exclusionOverride: null, statedBy: tx.actor.displayName, byOfficer, fixedAt: null, createdAt: tx.now },
    });
    await tx.insert(
      IncomeLineRow,
      ...statement.incomes.map(({ kind, whose, yearly, documentId = null }, place) => ({
        ...{ tenantId, id: newId<'income-line'>(now), statementId, place, kind, whose, yearly, documentId },
      })),
    );
    await tx.insert(
      ExpenseLineRow,
      ...statement.expenses.map(({ kind, note, yearly, fromEvent, documentId = null }, place) => ({
        ...{ tenantId, id: newId<'expense-line'>(now), statementId, place, kind, yearly, fromEvent, documentId },
        noteSealed: this.cipher.seal(tenantId, 'expenseNote', note),
      })),
    );
  }

  private async personsIn(tx: Tx, fileId: HardshipFileId): Promise<number> {
    const [row] = await tx.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM hardship.file_person WHERE tenant_id = $1 AND file_id = $2`,
      [tx.actor.tenantId, fileId],
    );
    return row!.count;
  }
}
