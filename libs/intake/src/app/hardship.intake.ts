import {
  type HardshipCategory,
  type HardshipCause,
  HardshipImport,
  type ImportedFile,
  type ImportedPerson,
} from '@app/hardship';
import type { CivilDate, UnionId } from '@app/kernel';
import { documentKey, type IdentityDocument, MemberImport, relationOf, type Relation } from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  type FileLookups,
  HardshipFileJudge,
  type HardshipFileValues,
  type KnownHolder,
} from '../domain/hardship-file-row';
import { HardshipPersonJudge, type HardshipPersonValues } from '../domain/hardship-person-row';
import type { RowVerdict } from '../domain/row-verdict';
import type { ImportContext } from './import-context';
import { hardshipReaders, personReaders } from './register-readers';
import { type JudgedRow, labelOf, portionsOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

type FileVerdict = RowVerdict<HardshipFileValues>;
type PersonVerdict = RowVerdict<HardshipPersonValues>;
type Document = { readonly kind: string; readonly number: string };

const keyOf = (document: Document): string => documentKey(document as IdentityDocument);

/** Sheet 1: a file a row. */
@Injectable()
export class HardshipFileIntake extends SheetIntake<HardshipFileValues> {
  constructor(
    private readonly files: HardshipImport,
    private readonly members: MemberImport,
  ) {
    super();
  }

  async *judge(
    tx: ReadTx,
    sheet: SettledSheet,
    context: ImportContext,
  ): AsyncGenerator<JudgedRow<HardshipFileValues>[]> {
    const { columns, workbook } = sheet;
    const { reachable, today } = context;
    const judge = new HardshipFileJudge({
      ...{ columns, today, dateSystem: workbook.dateSystem, people: personReaders, readers: hardshipReaders },
      unions: context.lookups(false),
      mayManage: (unionId) => reachable.has(unionId as UnionId),
    });
    for await (const rows of portionsOf(recordsOf(sheet))) {
      const drafts = rows.map((row) => judge.read(row));
      const documents = drafts.flatMap(({ document }) => (document ? [document as IdentityDocument] : []));
      const lookups = await this.lookups(
        tx,
        context,
        documents,
        drafts.flatMap(({ number }) => number ?? []),
      );
      yield drafts.map((draft, index) => ({
        label: labelOf(rows[index]!, columns),
        verdict: judge.judge(draft, lookups),
      }));
    }
  }

  foresee(verdicts: readonly FileVerdict[], context: ImportContext): void {
    for (const { verdict, values } of verdicts) if (values && verdict === 'new') remember(values, context);
  }

  async take(tx: Tx, verdicts: readonly FileVerdict[], context: ImportContext): Promise<void> {
    const fresh = verdicts.flatMap(({ verdict, values }) => (values && verdict === 'new' ? [values] : []));
    if (fresh.length === 0) return;
    const holders = await this.members.findByDocument(
      tx,
      fresh.map(({ document }) => document as IdentityDocument),
    );
    const rows = fresh.map((values): ImportedFile => {
      const holder = holders.get(keyOf(values.document))!;
      return { ...importedFile(values), memberId: holder.id, unionId: holder.unionId };
    });
    await this.files.importFiles(tx, context.run.id, rows);
    for (const values of fresh) remember(values, context);
  }

  private async lookups(
    tx: ReadTx,
    context: ImportContext,
    documents: readonly IdentityDocument[],
    numbers: readonly string[],
  ): Promise<FileLookups> {
    const known = await this.members.findByDocument(tx, documents);
    const files = await this.files.filesByNumber(tx, numbers);
    const running = await this.files.runningFilesOf(tx, documents);
    const { foreseenMembers, reachable } = context;
    return {
      holder: (document): KnownHolder | undefined => {
        const member = known.get(keyOf(document));
        const foreseen = foreseenMembers.get(keyOf(document));
        if (!member && !foreseen) return undefined;
        const name = foreseen?.name ?? member?.name ?? null;
        return { memberId: member?.id ?? null, name, unionId: foreseen?.unionId ?? member?.unionId ?? null };
      },
      file: (number) => files.get(number),
      otherFile: (document) => toldNumber(running.get(keyOf(document)), reachable),
    };
  }
}

/** Sheet 2: a person of a household a row. */
@Injectable()
export class HardshipPersonIntake extends SheetIntake<HardshipPersonValues> {
  constructor(private readonly files: HardshipImport) {
    super();
  }

  async *judge(
    tx: ReadTx,
    sheet: SettledSheet,
    { today, filesOfImport, fileNumberOf, reachable }: ImportContext,
  ): AsyncGenerator<JudgedRow<HardshipPersonValues>[]> {
    const { columns } = sheet;
    const judge = new HardshipPersonJudge({ columns, today, people: personReaders, relationOf });
    for await (const rows of portionsOf(recordsOf(sheet))) {
      const drafts = rows.map((row) => judge.read(row));
      const documents = drafts.flatMap(({ document }) => (document ? [document as IdentityDocument] : []));
      const known = await this.files.filesByNumber(
        tx,
        drafts.flatMap(({ fileNumber }) => fileNumber ?? []),
      );
      const running = await this.files.runningFilesOf(tx, documents);
      const lookups = {
        file: (number: string) => {
          const ofImport = filesOfImport.get(number);
          if (ofImport) return { isNew: true, holderBornOn: ofImport.holderBornOn };
          return known.has(number) ? { isNew: false, holderBornOn: null } : undefined;
        },
        otherFile: (document: Document) =>
          fileNumberOf.get(keyOf(document)) ?? toldNumber(running.get(keyOf(document)), reachable),
      };
      yield drafts.map((draft, index) => ({
        label: labelOf(rows[index]!, columns),
        verdict: judge.judge(draft, lookups),
      }));
    }
  }

  foresee(): void {}

  async take(tx: Tx, verdicts: readonly PersonVerdict[]): Promise<void> {
    const rows = verdicts.flatMap(({ verdict, values }) =>
      values && verdict === 'new' ? [importedPerson(values)] : [],
    );
    if (rows.length > 0) await this.files.importPersons(tx, rows);
  }
}

/** Both sheets of the workbook of hardship files. */
@Injectable()
export class HardshipIntakes {
  constructor(
    readonly files: HardshipFileIntake,
    readonly persons: HardshipPersonIntake,
  ) {}
}

/** Null: he stands in a file of a union that the importer does not look after, and is told no more than that. */
const toldNumber = (
  file: { readonly number: string; readonly unionId: UnionId } | undefined,
  reachable: ReadonlyMap<UnionId, unknown>,
): string | null | undefined => file && (reachable.has(file.unionId) ? file.number : null);

function remember({ number, document, bornOn }: HardshipFileValues, context: ImportContext): void {
  context.filesOfImport.set(number, { holderBornOn: bornOn });
  context.fileNumberOf.set(keyOf(document), number);
}

const importedFile = (values: HardshipFileValues): Omit<ImportedFile, 'memberId' | 'unionId'> => ({
  number: values.number,
  category: values.category as HardshipCategory,
  mainCause: values.mainCause as HardshipCause,
  otherCauses: values.otherCauses as HardshipCause[],
  persons: values.persons,
  income: values.income,
  expense: values.expense,
  filedOn: values.filedOn,
  remark: values.remark,
});

const importedPerson = (values: HardshipPersonValues): ImportedPerson => ({
  fileNumber: values.fileNumber,
  name: values.name,
  relation: values.relation as Relation,
  document: values.document as IdentityDocument | null,
  bornOn: values.bornOn as CivilDate | null,
  gender: values.gender,
  monthIncome: values.monthIncome,
  health: values.health,
  school: values.school,
});
