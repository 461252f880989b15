import type { CivilDate, Fen } from '@app/kernel';
import { readCivilDate, readMoney, readText, readWords } from './cell-values';
import type { ColumnMap } from './header-recognition';
import { simplifiedWord } from './header-text';
import type { PersonReaders, ReadIdentity } from './person-readers';
import { RowReader } from './row-reader';
import { rowName, type RowPlace, type RowVerdict } from './row-verdict';
import type { DateSystem, SheetRow } from './sheet-cell';

type Document = ReadIdentity['document'];

/** An academic year of one child in a ledger of before. */
export interface StudyAwardValues {
  readonly academicYear: number;
  readonly childName: string;
  readonly childDocument: Document;
  readonly parentDocument: Document;
  readonly schoolName: string;
  readonly level: string;
  readonly schoolingYears: number;
  readonly entryYear: number;
  readonly amount: Fen;
  readonly paidOn: CivilDate | null;
  /** Why the aid ended this year; null: it went on. */
  readonly endGround: string | null;
}

/** What the words of a ledger mean is the knowledge of study aid; it is handed in. */
export interface StudyReaders {
  readonly yearOf: (text: string) => number | undefined;
  readonly levelOf: (word: string) => string | undefined;
  /** The ground that 结果 and 备注 name; null: it goes on; undefined: not understood. */
  readonly endGroundOf: (outcome: string, remark: string) => string | null | undefined;
}

export interface StudyAwardContext {
  readonly columns: ColumnMap;
  readonly today: CivilDate;
  readonly dateSystem: DateSystem;
  readonly people: PersonReaders;
  readonly readers: StudyReaders;
}

export interface StudyAwardLookups {
  readonly parent: (document: Document) => boolean;
  /** Academic years of the child that are in the system. */
  readonly yearsOf: (document: Document) => ReadonlySet<number>;
}

export interface StudyAwardDraft {
  readonly reader: RowReader;
  readonly values: StudyAwardValues | null;
}

const MOST_SCHOOLING = 8;

/** Judges the rows of a ledger of study aid, in file order: `read` and `judge` each row once. */
export class StudyAwardJudge {
  private count = 0;
  private readonly firstRows = new Map<string, RowPlace>();

  constructor(private readonly context: StudyAwardContext) {}

  read(row: SheetRow): StudyAwardDraft {
    const { columns, readers, dateSystem } = this.context;
    const reader = new RowReader('study-awards', ++this.count, row, columns);
    const academicYear = this.understood(reader, 'academicYear', readers.yearOf, '学年请写成 2025-2026');
    const childName = reader.take('childName', readWords);
    if (childName === null && !reader.isRefused('childName'))
      reader.refuse('childName', 'name-missing', '没有学生姓名');
    const childDocument = this.document(reader, 'childIdNumber', '学生');
    const parentDocument = this.document(reader, 'idNumber', '职工');
    reader.take('name', readWords);
    const schoolName = reader.take('schoolName', readWords) ?? '学校未填';
    const level = this.understood(
      reader,
      'level',
      (word) => readers.levelOf(simplifiedWord(word)),
      '看不出是哪个层次，请写一本、二本、专科、高中、中职或研究生',
    );
    const schoolingYears = this.number(reader, 'schoolingYears', 1, MOST_SCHOOLING, '学制请写 1 到 8 的年数');
    const entryYear = this.number(reader, 'entryYear', 2000, 2200, '入学年份请写四位数');
    const money = this.money(reader, dateSystem);
    if (academicYear === null || childName === null || !childDocument || !parentDocument || level === null || !money)
      return { reader, values: null };
    if (schoolingYears === null || entryYear === null) return { reader, values: null };
    const values = {
      academicYear,
      childName,
      childDocument,
      parentDocument,
      schoolName,
      level,
      schoolingYears,
      entryYear,
    };
    return { reader, values: { ...values, ...money } };
  }

  judge({ reader, values }: StudyAwardDraft, lookups: StudyAwardLookups): RowVerdict<StudyAwardValues> {
    if (!values) return reader.verdict<StudyAwardValues>(null, false);
    const { academicYear, childDocument, parentDocument, entryYear, schoolingYears, endGround } = values;
    if (!lookups.parent(parentDocument))
      reader.refuse('idNumber', 'parent-unknown', '会员名册里没有这位职工，请先导入名册或核对证件号码');
    if (academicYear < entryYear)
      reader.refuse('academicYear', 'before-entry', `${entryYear} 年才入学，不会有更早学年的资助，请核对`);
    if (endGround === null && academicYear >= entryYear + schoolingYears)
      reader.refuse('academicYear', 'after-graduation', '按入学年份和学制，这个学年已经毕业了，请核对');
    this.refuseDouble(reader, values);
    return reader.verdict(values, lookups.yearsOf(childDocument).has(academicYear));
  }

  private money(
    reader: RowReader,
    dateSystem: DateSystem,
  ): Pick<StudyAwardValues, 'amount' | 'paidOn' | 'endGround'> | null {
    const amount = reader.take('amount', readMoney) ?? 0n;
    const paidOn = reader.take('paidOn', (cell) => readCivilDate(cell, dateSystem));
    const outcome = reader.take('outcome', readText) ?? '';
    const remark = reader.take('remark', readWords) ?? '';
    const endGround = this.context.readers.endGroundOf(simplifiedWord(outcome), simplifiedWord(remark));
    if (endGround === undefined)
      reader.refuse('outcome', 'outcome-unclear', '看不懂这个结果，请写新增、续助或终止；终止请在备注里写原因');
    if (amount > 0n && paidOn === null && !reader.isRefused('paidOn'))
      reader.refuse('paidOn', 'paidOn-missing', '有金额但没有发放日期，不知道记到哪一天');
    if (paidOn !== null && paidOn > this.context.today)
      reader.refuse('paidOn', 'paidOn-ahead', '这一天还没到，历年名单只能导入已经发放的');
    if (amount === 0n && endGround === null)
      reader.refuse('amount', 'amount-missing', '没有资助金额；不再资助请在结果里写终止');
    if (endGround === undefined || reader.isRefused('amount') || reader.isRefused('paidOn')) return null;
    return { amount, paidOn: amount > 0n ? paidOn : null, endGround };
  }

  private document(reader: RowReader, field: string, whose: string): Document | null {
    const reading = this.context.people.identityDocument(reader.cell(field).text, { today: this.context.today });
    if (reading.ok) return reading.value.document;
    reader.refuse(field, `${field}-${reading.fault.code}`, `${whose}的证件号码：${reading.fault.message}`);
    return null;
  }

  private understood<Value>(
    reader: RowReader,
    field: string,
    of: (text: string) => Value | undefined,
    message: string,
  ): Value | null {
    const text = reader.take(field, readText);
    const value = text === null ? undefined : of(text);
    if (value === undefined && !reader.isRefused(field)) reader.refuse(field, `${field}-unclear`, message);
    return value ?? null;
  }

  private number(reader: RowReader, field: string, least: number, most: number, message: string): number | null {
    const whole = (text: string): number | undefined => {
      const value = /^(\d{1,4})(?:\.0+)?年?$/.exec(text)?.[1];
      return value !== undefined && Number(value) >= least && Number(value) <= most ? Number(value) : undefined;
    };
    return this.understood(reader, field, whole, message);
  }

  private refuseDouble(reader: RowReader, { childDocument: { kind, number }, academicYear }: StudyAwardValues): void {
    const key = `${kind}:${number} ${academicYear}`;
    const first = this.firstRows.get(key);
    if (!first) this.firstRows.set(key, reader.place);
    else
      reader.refuse('academicYear', 'year-twice', `同一个学生同一学年与${rowName(first)}重复，请只留一行`, first.row);
  }
}
