import type { CivilDate, Fen } from '@app/kernel';
import { readCivilDate, readMoney, readText, readWords } from './cell-values';
import type { ColumnMap } from './header-recognition';
import { simplifiedWord } from './header-text';
import { takeIdentity, takeName } from './person-fields';
import type { PersonReaders, ReadIdentity } from './person-readers';
import { RowReader } from './row-reader';
import { rowName, type RowPlace, type RowVerdict } from './row-verdict';
import type { DateSystem, SheetRow } from './sheet-cell';
import { type KnownUnion, takeUnion, type UnionLookups } from './union-fields';

/** Categories and causes are the hardship files' knowledge; it is handed in. */
export interface HardshipReaders {
  readonly categoryOf: (word: string) => string | undefined;
  readonly categoryLabel: (category: string) => string;
  readonly causeOf: (word: string) => string | undefined;
}

/** The holder as the register has him, or as an earlier sheet of the import will. */
export interface KnownHolder {
  /** Null while he comes in with the same import. */
  readonly memberId: string | null;
  readonly name: string | null;
  readonly unionId: string | null;
}

/** A file that is there already. */
export interface RegisteredFile {
  readonly memberId: string;
  readonly category: string | null;
}

export interface HardshipFileValues {
  readonly number: string;
  readonly document: ReadIdentity['document'];
  readonly bornOn: CivilDate | null;
  readonly name: string;
  readonly category: string;
  readonly mainCause: string;
  readonly otherCauses: readonly string[];
  readonly persons: number;
  readonly income: Fen;
  readonly expense: Fen;
  readonly filedOn: CivilDate;
  readonly remark: string | null;
}

export interface HardshipFileContext {
  readonly columns: ColumnMap;
  readonly dateSystem: DateSystem;
  readonly today: CivilDate;
  readonly people: PersonReaders;
  readonly readers: HardshipReaders;
  readonly unions: UnionLookups;
  readonly mayManage: (unionId: string) => boolean;
}

export interface FileLookups {
  readonly holder: (document: ReadIdentity['document']) => KnownHolder | undefined;
  readonly file: (number: string) => RegisteredFile | undefined;
  /** The number of the running file in which the document stands; null: one that the importer may not know of. */
  readonly otherFile: (document: ReadIdentity['document']) => string | null | undefined;
}

/** In whose file somebody stands already, as far as the importer may know. */
export const inFile = (number: string | null): string => (number === null ? '别的工会的档案' : `档案 ${number} `);

/** A row that was read and not yet held against register and files. */
export interface FileDraft {
  readonly reader: RowReader;
  readonly number: string | null;
  readonly document: ReadIdentity['document'] | null;
  readonly bornOn: CivilDate | null;
  readonly union: KnownUnion | null;
  readonly stated: Omit<HardshipFileValues, 'number' | 'document' | 'bornOn'> | null;
}

const ON_FILE = new Set(['在档', '有效', '在册', '正常', '已建档']);
const MOST_OTHERS = 3;

/** Judges the records of one sheet of hardship files, in file order: `read` and `judge` each row once. */
export class HardshipFileJudge {
  private count = 0;
  private readonly firstRows = new Map<string, RowPlace>();

  constructor(private readonly context: HardshipFileContext) {}

  read(row: SheetRow): FileDraft {
    const { columns, people, today, unions } = this.context;
    const reader = new RowReader('hardship-files', ++this.count, row, columns);
    const number = this.needed(
      reader,
      'fileNumber',
      reader.take('fileNumber', readText),
      '没有档案号，请给每户一个不重复的档案号',
    );
    const name = takeName(reader, people);
    const identity = takeIdentity(reader, people, today);
    const union = takeUnion(reader, unions);
    const { document = null, bornOn = null } = identity ?? {};
    return { reader, number, document, bornOn, union, stated: this.state(reader, name) };
  }

  judge(draft: FileDraft, lookups: FileLookups): RowVerdict<HardshipFileValues> {
    const { reader, number, document, bornOn, union, stated } = draft;
    if (number !== null) this.refuseDouble(reader, 'fileNumber', '档案号', number);
    if (document) this.refuseDouble(reader, 'idNumber', '证件号码', `${document.kind}:${document.number}`);
    if (number === null || !document || !stated) return reader.verdict<HardshipFileValues>(null, false);
    const holder = lookups.holder(document);
    if (!holder) reader.refuse('idNumber', 'holder-not-member', '会员名册里没有这个人，请先登记会员，再导入档案');
    const file = lookups.file(number);
    const other = lookups.otherFile(document);
    if (file === undefined && other !== undefined)
      reader.refuse('idNumber', 'household-has-file', `这个人已经在${inFile(other)}里。一户一档，请只留一份`);
    if (file && holder?.memberId !== file.memberId)
      reader.refuse('fileNumber', 'file-of-another', '这个档案号已经是另一户的，请核对档案号');
    if (holder) this.checkHolder(reader, holder, stated.name, union);
    if (file && !reader.isRefused('idNumber')) this.compare(reader, file, stated.category);
    return reader.verdict({ ...stated, number, document, bornOn }, Boolean(file));
  }

  private checkHolder(reader: RowReader, holder: KnownHolder, name: string, union: KnownUnion | null): void {
    if (holder.name !== null && holder.name !== name)
      reader.warn('name', 'name-differs', '姓名和会员名册里的不同，以会员名册为准');
    // A file stands where its holder does, whatever the sheet says.
    const unionId = holder.unionId ?? union?.id ?? null;
    if (unionId !== null && !this.context.mayManage(unionId))
      reader.refuse('idNumber', 'member-elsewhere', '这位会员在您管理范围以外的工会，请由那边的工会建档');
    else if (union && holder.unionId !== null && union.id !== holder.unionId)
      reader.warn('unionName', 'file-in-other-union', '会员名册里他属于另一个工会，档案建在名册里的那个工会');
  }

  private state(reader: RowReader, name: string | null): FileDraft['stated'] {
    const { dateSystem, today } = this.context;
    const category = this.word(
      reader,
      'category',
      (word) => this.context.readers.categoryOf(word),
      '困难类别请写深度困难、相对困难或意外致困',
    );
    const mainCause = this.word(
      reader,
      'mainCause',
      (word) => this.context.readers.causeOf(word),
      '看不懂这个致困原因，请用字典里的十种之一',
    );
    const otherCauses = this.othersOf(reader, mainCause);
    const persons = this.personsOf(reader);
    const income = this.needed(
      reader,
      'income',
      reader.take('income', readMoney),
      '没有家庭年可支配收入，没有收入请填 0',
    );
    const expense = reader.take('expense', readMoney) ?? 0n;
    const filedOn = this.needed(
      reader,
      'filedOn',
      reader.take('filedOn', (cell) => readCivilDate(cell, dateSystem)),
      '没有建档日期，请填上',
    );
    if (filedOn !== null && filedOn > today) reader.refuse('filedOn', 'filed-in-future', '建档日期还没到，请再核对');
    this.checkStatus(reader);
    const remark = reader.take('remark', readWords);
    if (
      name === null ||
      category === null ||
      mainCause === null ||
      persons === null ||
      income === null ||
      filedOn === null
    )
      return null;
    return { name, category, mainCause, otherCauses, persons, income, expense, filedOn, remark };
  }

  private checkStatus(reader: RowReader): void {
    const word = reader.take('status', readText);
    if (word === null || ON_FILE.has(simplifiedWord(word))) return;
    reader.refuse('status', 'not-on-file', `只导入在档的档案，这一行写的是“${word}”，请删去这一行或改正`);
  }

  private othersOf(reader: RowReader, main: string | null): readonly string[] {
    const words = (reader.take('otherCauses', readWords) ?? '')
      .split(/[、,,;;/]/)
      .map((word) => word.trim())
      .filter(Boolean);
    const causes = words.map((word) => this.context.readers.causeOf(simplifiedWord(word)));
    if (causes.includes(undefined))
      reader.refuse('otherCauses', 'unknown-cause', '看不懂次要致困原因，请用字典里的十种，用顿号分开');
    const known = [...new Set(causes.filter((cause) => cause !== undefined && cause !== main))] as string[];
    if (known.length > MOST_OTHERS) reader.refuse('otherCauses', 'too-many-causes', '次要致困原因最多三个');
    return known;
  }

  private personsOf(reader: RowReader): number | null {
    const text = this.needed(reader, 'persons', reader.take('persons', readText), '没有家庭人口，请填上');
    if (text === null) return null;
    const count = /^(\d{1,2})(?:\.0+)?人?$/.exec(text)?.[1];
    if (count === undefined || Number(count) < 1) {
      reader.refuse('persons', 'persons-unclear', '家庭人口请写 1 到 99 的整数');
      return null;
    }
    return Number(count);
  }

  private word(
    reader: RowReader,
    field: string,
    codeOf: (word: string) => string | undefined,
    message: string,
  ): string | null {
    const word = reader.take(field, readText);
    if (word === null) return this.needed(reader, field, null, message);
    const code = codeOf(simplifiedWord(word));
    if (code === undefined) reader.refuse(field, 'unknown-word', `“${word}”不在字典里：${message}`);
    return code ?? null;
  }

  private needed<Value>(reader: RowReader, field: string, value: Value | null, message: string): Value | null {
    if (value === null && !reader.isRefused(field)) reader.refuse(field, `${field}-missing`, message);
    return value;
  }

  private refuseDouble(reader: RowReader, field: string, title: string, value: string): void {
    const key = `${field} ${value}`;
    const first = this.firstRows.get(key);
    if (first) reader.refuse(field, `${field}-twice`, `${title}与${rowName(first)}重复，请只留一行`, first.row);
    else this.firstRows.set(key, reader.place);
  }

  /** A file that runs is changed by its own procedure, not by a sheet. */
  private compare(reader: RowReader, file: RegisteredFile, category: string): void {
    if (file.category === category) return;
    const is = file.category === null ? '还没有类别' : `是“${this.context.readers.categoryLabel(file.category)}”`;
    reader.warn('category', 'category-kept', `系统里这份档案${is}，导入不改动；要变更请在档案里办理`);
  }
}
