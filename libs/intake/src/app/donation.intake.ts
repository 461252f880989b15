import type { FundAccountId, UnionId } from '@app/kernel';
import { DonationHistory } from '@app/donations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DonationJudge, type DonationValues } from '../domain/donation-row';
import type { RowVerdict } from '../domain/row-verdict';
import type { ImportContext } from './import-context';
import { LedgerAccounts } from './ledger-accounts';
import { type JudgedRow, labelOf, portionsOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

/** A ledger of gifts of before, booked as income on their own days. */
@Injectable()
export class DonationIntake extends SheetIntake<DonationValues> {
  constructor(
    private readonly accounts: LedgerAccounts,
    private readonly donations: DonationHistory,
  ) {
    super();
  }

  async *judge(tx: ReadTx, sheet: SettledSheet, context: ImportContext): AsyncGenerator<JudgedRow<DonationValues>[]> {
    const { columns, workbook } = sheet;
    const { byName, forDonations } = await this.accounts.of(tx, context);
    const stored = await this.donations.known(tx, [...context.reachable.keys()], context.run.id);
    const known = new Set(
      stored.map(({ unionId, givenOn, donorName, amountFen }) => [unionId, givenOn, donorName, amountFen].join(' ')),
    );
    const judge = new DonationJudge({
      ...{ columns, today: context.today, dateSystem: workbook.dateSystem, unions: context.lookups(true) },
      accountOf: (name, unionId) => {
        const account = name === null ? forDonations(unionId) : byName(name, unionId);
        return account?.isOpen ? account : undefined;
      },
      isKnown: ({ unionId, givenOn, donorName, amount }) =>
        known.has([unionId, givenOn, donorName, amount ?? ''].join(' ')),
    });
    for await (const rows of portionsOf(recordsOf(sheet)))
      yield rows.map((row) => ({ verdict: judge.judge(row), label: labelOf(row, columns, 'donorName') }));
  }

  foresee(): void {}

  async take(tx: Tx, verdicts: readonly RowVerdict<DonationValues>[], context: ImportContext): Promise<void> {
    const rows = verdicts.flatMap(({ verdict, values }) => (values && verdict === 'new' ? [values] : []));
    const donations = rows.map((values) => ({
      ...values,
      unionId: values.unionId as UnionId,
      unionCode: context.reachable.get(values.unionId as UnionId)!.code,
      fundAccountId: values.fundAccountId as FundAccountId | null,
    }));
    await this.donations.record(tx, context.run.id, donations);
  }
}
