import {
  DisputeImport,
  type DisputeMatter,
  type DisputeOutcome,
  type DisputeSource,
  type ImportedDispute,
  type Referral,
} from '@app/disputes';
import type { MemberId } from '@app/kernel';
import { documentKey, type IdentityDocument, MemberImport } from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DisputeRowJudge, type DisputeValues } from '../domain/dispute-row';
import type { RowVerdict } from '../domain/row-verdict';
import type { ImportContext } from './import-context';
import { LedgerPeople } from './ledger-people';
import { personReaders } from './register-readers';
import { type JudgedRow, labelOf, portionsOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

type Verdict = RowVerdict<DisputeValues>;

/** A ledger of disputes: a case a row, at the desk of the union that the import is for. */
@Injectable()
export class DisputeIntake extends SheetIntake<DisputeValues> {
  constructor(
    private readonly people: LedgerPeople,
    private readonly members: MemberImport,
    private readonly disputes: DisputeImport,
  ) {
    super();
  }

  async *judge(tx: ReadTx, sheet: SettledSheet, context: ImportContext): AsyncGenerator<JudgedRow<DisputeValues>[]> {
    const { columns, workbook, answers } = sheet;
    const judge = new DisputeRowJudge({
      ...{ columns, today: context.today, dateSystem: workbook.dateSystem, people: personReaders, answers },
      outsiders: context.outsiders,
      unions: context.lookups(true),
    });
    for await (const rows of portionsOf(recordsOf(sheet))) {
      const drafts = rows.map((row) => judge.read(row));
      const lookups = await this.people.lookups(
        tx,
        drafts.map(({ person }) => person),
        context,
      );
      const known = await this.disputes.knownNumbers(
        tx,
        drafts.flatMap(({ number }) => number ?? []),
      );
      yield drafts.map((draft, index) => ({
        label: labelOf(rows[index]!, columns),
        verdict: judge.judge(draft, lookups, known),
      }));
    }
  }

  foresee(): void {}

  /** Who is in the register is known by his document; others stand in the dispute alone. */
  async take(tx: Tx, verdicts: readonly Verdict[], { run }: ImportContext): Promise<void> {
    const fresh = verdicts.flatMap(({ verdict, values }) => (values && verdict === 'new' ? [values] : []));
    const documents = fresh.flatMap(({ person }) => (person.document ? [person.document as IdentityDocument] : []));
    const known = await this.members.findByDocument(tx, documents);
    const rows = fresh.map((values): ImportedDispute => {
      const { person, ...facts } = values;
      const document = person.document as IdentityDocument | null;
      const memberId =
        (person.memberId as MemberId | null) ?? (document && known.get(documentKey(document))?.id) ?? null;
      return {
        ...facts,
        ...{ unionId: run.unionId, name: person.name, memberId, document },
        ...{ source: facts.source as DisputeSource, matter: facts.matter as DisputeMatter },
        ...{ outcome: facts.outcome as DisputeOutcome | null, referredTo: facts.referredTo as Referral | null },
      };
    });
    await this.disputes.importDisputes(tx, run.id, rows);
  }
}
