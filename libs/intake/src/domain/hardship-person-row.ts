import { ageOn, type CivilDate, type Fen } from '@app/kernel';
import { readMoney, readText, readWords } from './cell-values';
import type { ColumnMap } from './header-recognition';
import { inFile } from './hardship-file-row';
import { simplifiedWord } from './header-text';
import { takeIdentity, takeName } from './person-fields';
import type { PersonReaders, ReadIdentity } from './person-readers';
import { RowReader } from './row-reader';
import { rowName, type RowPlace, type RowVerdict } from './row-verdict';
import type { SheetRow } from './sheet-cell';

export interface HardshipPersonValues {
  readonly fileNumber: string;
  readonly name: string;
  readonly relation: string;
  readonly document: ReadIdentity['document'] | null;
  readonly bornOn: CivilDate | null;
  readonly gender: 'female' | 'male' | null;
  readonly monthIncome: Fen | null;
  readonly health: string | null;
  readonly school: string | null;
}

export interface HardshipPersonContext {
  readonly columns: ColumnMap;
  readonly today: CivilDate;
  readonly people: PersonReaders;
  readonly relationOf: (word: string) => string | undefined;
}

/** A file to which persons may be brought: one of this import, or none. */
export interface FileOfPersons {
  /** False for a file that was there before: its household is changed in the file itself. */
  readonly isNew: boolean;
  readonly holderBornOn: CivilDate | null;
}

export interface PersonDraft {
  readonly reader: RowReader;
  readonly fileNumber: string | null;
  readonly document: ReadIdentity['document'] | null;
  readonly values: HardshipPersonValues | null;
}

export interface PersonLookups {
  readonly file: (number: string) => FileOfPersons | undefined;
  /** The number of the file in which the document stands. */
  readonly otherFile: (document: ReadIdentity['document']) => string | null | undefined;
}

/** Judges the persons of households, in file order: `read` and `judge` each row once. */
export class HardshipPersonJudge {
  private count = 0;
  private readonly firstRows = new Map<string, RowPlace>();

  constructor(private readonly context: HardshipPersonContext) {}

  read(row: SheetRow): PersonDraft {
    const { columns, people, today } = this.context;
    const reader = new RowReader('hardship-persons', ++this.count, row, columns);
    const fileNumber = reader.take('fileNumber', readText);
    if (fileNumber === null && !reader.isRefused('fileNumber'))
      reader.refuse('fileNumber', 'fileNumber-missing', '没有档案号，不知道是哪一户的');
    const name = takeName(reader, people);
    const hasNumber = reader.cell('idNumber').text.trim() !== '';
    const identity = hasNumber ? takeIdentity(reader, people, today) : null;
    if (!hasNumber) reader.warn('idNumber', 'no-id-number', '没有证件号码，查不出他是不是也在别的档案里');
    const relation = this.relation(reader);
    const monthIncome = reader.take('monthIncome', readMoney);
    const health = reader.take('health', readWords);
    const school = reader.take('school', readWords);
    reader.take('remark', readWords);
    const document = identity?.document ?? null;
    if (fileNumber === null || name === null || relation === null || (hasNumber && !document))
      return { reader, fileNumber, document, values: null };
    const particulars = {
      bornOn: identity?.bornOn ?? null,
      gender: identity?.gender ?? null,
      monthIncome,
      health,
      school,
    };
    return { reader, fileNumber, document, values: { fileNumber, name, relation, document, ...particulars } };
  }

  judge(
    { reader, fileNumber, document, values }: PersonDraft,
    lookups: PersonLookups,
  ): RowVerdict<HardshipPersonValues> {
    if (document) this.refuseDouble(reader, document);
    if (!values || fileNumber === null) return reader.verdict<HardshipPersonValues>(null, false);
    const file = lookups.file(fileNumber);
    if (!file) {
      reader.refuse('fileNumber', 'file-unknown', '没有这个档案号的档案，或者它那一行没有通过，请先改好档案那张表');
      return reader.verdict<HardshipPersonValues>(null, false);
    }
    if (!file.isNew) return reader.verdict(values, true);
    const other = document ? lookups.otherFile(document) : undefined;
    if (other === fileNumber) reader.refuse('idNumber', 'holder-again', '这是本人，已经在档案那张表里，这里只写家属');
    else if (other !== undefined)
      reader.refuse('idNumber', 'person-in-other-file', `这个人已经在${inFile(other)}里，一个人不能在两户`);
    this.checkAge(reader, values, file);
    return reader.verdict(values, false);
  }

  private checkAge(
    reader: RowReader,
    { relation, bornOn }: HardshipPersonValues,
    { holderBornOn }: FileOfPersons,
  ): void {
    if (!bornOn || !holderBornOn) return;
    if (relation === 'child' && bornOn <= holderBornOn)
      reader.refuse('relation', 'child-older', '子女比本人年长，请核对关系和证件号码');
    else if (relation === 'child' && ageOn(holderBornOn, bornOn) < 14)
      reader.warn('relation', 'child-too-near', '本人和子女的年龄只差不到 14 岁，请核对');
    else if (relation === 'parent' && bornOn >= holderBornOn)
      reader.refuse('relation', 'parent-younger', '父母比本人年轻，请核对关系和证件号码');
  }

  private relation(reader: RowReader): string | null {
    const word = reader.take('relation', readText);
    const relation = word === null ? undefined : this.context.relationOf(simplifiedWord(word));
    if (relation !== undefined && relation !== 'head') return relation;
    if (!reader.isRefused('relation')) {
      const message =
        relation === 'head' ? '本人已经在档案那张表里，这里只写家属' : '请写他和本人的关系，例如配偶、子女、父母';
      reader.refuse('relation', 'relation-unclear', message);
    }
    return null;
  }

  private refuseDouble(reader: RowReader, { kind, number }: ReadIdentity['document']): void {
    const key = `${kind}:${number}`;
    const first = this.firstRows.get(key);
    if (first)
      reader.refuse('idNumber', 'idNumber-twice', `证件号码与${rowName(first)}重复，一个人不能在两户`, first.row);
    else this.firstRows.set(key, reader.place);
  }
}
