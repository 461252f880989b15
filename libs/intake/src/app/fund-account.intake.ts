import { type CivilDate, type Fen, type FundAccountId, newId, type UnionId, yearOf } from '@app/kernel';
import {
  type FundAccountCorrection,
  FundAccountCorrections,
  type FundAccountRow,
  type FundKind,
  FundLedger,
  type FundPurpose,
  type OpenedFundAccount,
} from '@app/funds';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FundAccountJudge, type FundAccountValues, type RegisteredFundAccount } from '../domain/fund-account-row';
import type { RowVerdict } from '../domain/row-verdict';
import type { ImportContext } from './import-context';
import { fundReaders } from './register-readers';
import { type JudgedRow, labelOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

type Verdict = RowVerdict<FundAccountValues>;

@Injectable()
export class FundAccountIntake extends SheetIntake<FundAccountValues> {
  constructor(
    private readonly ledger: FundLedger,
    private readonly corrections: FundAccountCorrections,
  ) {
    super();
  }

  async *judge(
    tx: ReadTx,
    sheet: SettledSheet,
    context: ImportContext,
  ): AsyncGenerator<JudgedRow<FundAccountValues>[]> {
    const year = yearOf(context.run.openedOn);
    const stored = await this.corrections.accountsOf(tx, [...context.reachable.keys()], year);
    const accounts = new Map(
      [...stored, ...context.foreseenAccounts]
        .filter(({ status }) => status !== 'closed')
        .map((account) => [`${account.unionId} ${account.code}`, account]),
    );
    const takenNames = new Map(stored.map(({ unionId, name, code }) => [`${unionId} ${name}`, code]));
    const judge = new FundAccountJudge({
      columns: sheet.columns,
      readers: fundReaders,
      unions: context.lookups(true),
      accountOf: (unionId, code) => {
        const account = accounts.get(`${unionId} ${code}`);
        return account && registeredOf(account);
      },
      codeOfName: (unionId, name) => takenNames.get(`${unionId} ${name}`),
    });
    const judged: JudgedRow<FundAccountValues>[] = [];
    for await (const row of recordsOf(sheet)) {
      judged.push({ verdict: judge.judge(row), label: labelOf(row, sheet.columns) });
    }
    yield judged;
  }

  foresee(verdicts: readonly Verdict[], context: ImportContext): void {
    for (const { verdict, values } of verdicts) {
      if (values && verdict !== 'unchanged') context.foreseenAccounts.push(foreseenOf(values, context));
    }
  }

  async take(tx: Tx, verdicts: readonly Verdict[], context: ImportContext): Promise<void> {
    const { openedOn } = context.run;
    const chosen = (wanted: string) =>
      verdicts.flatMap(({ verdict, values }) => (values && verdict === wanted ? [values] : []));
    const rows = chosen('new').map((values) => rowOf(values, openedOn));
    for (const { fundAccountId } of await this.ledger.importAccounts(tx, rows)) {
      const { version } = await this.ledger.balance(tx, fundAccountId);
      const subject = { subjectType: 'fund-account', subjectId: fundAccountId } as const;
      context.note({ ...subject, effect: 'created', before: null, versionAfter: version });
    }
    for (const values of chosen('changed')) await this.change(tx, values, context);
  }

  private async change(tx: Tx, values: FundAccountValues, context: ImportContext): Promise<void> {
    const id = values.accountId as FundAccountId;
    const { openedOn } = context.run;
    const before = await this.ledger.balance(tx, id, openedOn);
    const versionAfter = await this.corrections.correct(tx, id, correctionOf(values, openedOn));
    const { name, source, kind, restrictedTo, needsHardshipFile, note } = before;
    const { year, planned } = before.budget;
    const kept = { name, source, kind, restrictedTo, needsHardshipFile, note };
    context.note({
      ...{ subjectType: 'fund-account', subjectId: id, effect: 'changed', versionAfter },
      before: { ...kept, budget: { year, planned: planned === null ? null : String(planned) } },
    });
  }
}

/** An account as it was; its budget of the year is fen as text. */
export type FundAccountBefore = Required<Omit<FundAccountCorrection, 'budget'>> & {
  readonly budget: { readonly year: number; readonly planned: string | null };
};

/** What the row is silent about stays. */
const correctionOf = (values: FundAccountValues, openedOn: CivilDate): FundAccountCorrection => ({
  name: values.name,
  source: values.source,
  kind: values.kind as FundKind,
  ...(values.purposes.length > 0 && { restrictedTo: values.purposes as FundPurpose[] }),
  ...(values.needsHardshipFile && { needsHardshipFile: true }),
  ...(values.remark !== null && { note: values.remark }),
  ...(values.annualBudget !== null && { budget: { year: yearOf(openedOn), planned: values.annualBudget } }),
});

const rowOf = (values: FundAccountValues, openedOn: CivilDate): FundAccountRow => ({
  unionId: values.unionId as UnionId,
  code: values.code,
  name: values.name,
  source: values.source,
  purpose: values.restriction,
  note: values.remark,
  opening: values.openingBalance,
  openedOn,
  planned: values.annualBudget,
  document: null,
});

const registeredOf = (account: OpenedFundAccount): RegisteredFundAccount => ({
  id: account.id,
  name: account.name,
  kind: account.kind,
  purposes: account.restrictedTo,
  openingBalance: account.opening,
  annualBudget: account.budget.planned,
});

function foreseenOf(values: FundAccountValues, { run }: ImportContext): OpenedFundAccount {
  const { code, name, source, purposes, openingBalance, needsHardshipFile } = values;
  const zero: Fen = 0n;
  return {
    ...{ code, name, source, needsHardshipFile, version: 1, status: 'open', note: values.remark },
    id: (values.accountId ?? newId<'fund-account'>(0)) as FundAccountId,
    unionId: values.unionId as UnionId,
    kind: values.kind as FundKind,
    restrictedTo: purposes as FundPurpose[],
    ...{ openedOn: run.openedOn, opening: openingBalance, available: openingBalance },
    ...{ held: zero, spent: zero, spentInYear: zero, entries: 1 },
    budget: { year: yearOf(run.openedOn), planned: values.annualBudget, committed: zero },
  };
}
