import { type Fen, formatFen } from '@app/kernel';
import { readCode, readMoney, readText, readWords } from './cell-values';
import type { ColumnMap } from './header-recognition';
import { simplifiedWord } from './header-text';
import { RowReader } from './row-reader';
import { rowName, type RowPlace, type RowVerdict } from './row-verdict';
import type { SheetRow } from './sheet-cell';
import { type KnownUnion, takeUnion, type UnionLookups } from './union-fields';

/** A fund account that is there already. */
export interface RegisteredFundAccount {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly purposes: readonly string[];
  readonly openingBalance: Fen;
  readonly annualBudget: Fen | null;
}

/** Kinds of fund account and their purposes are the funds' knowledge; it is handed in. */
export interface FundReaders {
  /** The kind by the account's name and by the source of its money, both in Simplified characters. */
  readonly kindOf: (name: string, source: string) => string | undefined;
  readonly kindLabel: (kind: string) => string;
  /** The purposes that a restriction names; empty when it names none that is known. */
  readonly purposesOf: (restriction: string) => readonly string[];
  readonly purposeLabel: (purpose: string) => string;
}

export interface FundAccountContext {
  readonly columns: ColumnMap;
  readonly readers: FundReaders;
  /** `unnamed` is the union whose accounts these are when the sheet has no column for it. */
  readonly unions: UnionLookups;
  readonly accountOf: (unionId: string, code: string, name: string) => RegisteredFundAccount | undefined;
  /** The code of the union's account that has this name; also of one that is closed. */
  readonly codeOfName?: (unionId: string, name: string) => string | undefined;
}

export interface FundAccountValues {
  /** The account to change; `null` is a new one. */
  readonly accountId: string | null;
  readonly unionId: string;
  readonly code: string;
  readonly name: string;
  /** Where the money comes from, as written. */
  readonly source: string;
  readonly kind: string;
  /** The restriction as written, and the purposes that were understood; none means no restriction. */
  readonly restriction: string | null;
  readonly purposes: readonly string[];
  readonly openingBalance: Fen;
  readonly annualBudget: Fen | null;
  /** The remark asks for an active hardship file before money is given. */
  readonly needsHardshipFile: boolean;
  readonly remark: string | null;
}

export type FundAccountVerdict = RowVerdict<FundAccountValues>;

const HARDSHIP_FILE = /困难.*档案|在档|建档/;

/** Judges the records of one sheet of fund accounts, in file order, each once. */
export class FundAccountJudge {
  private count = 0;
  private readonly firstRows = new Map<string, RowPlace>();

  constructor(private readonly context: FundAccountContext) {}

  judge(row: SheetRow): FundAccountVerdict {
    const reader = new RowReader('fund-accounts', ++this.count, row, this.context.columns);
    const union = takeUnion(reader, this.context.unions);
    const values = this.read(reader, union);
    if (!values) return reader.verdict<FundAccountValues>(null, false);
    this.refuseDouble(reader, values);
    const holder = this.context.codeOfName?.(values.unionId, values.name);
    if (holder !== undefined && holder !== values.code) {
      reader.refuse('name', 'name-taken', `编码 ${holder} 的账户已经叫这个名称，请换一个名称或核对编码`);
    }
    const account = this.context.accountOf(values.unionId, values.code, values.name);
    if (account) this.compare(reader, account, values);
    return reader.verdict({ ...values, accountId: account?.id ?? null }, Boolean(account));
  }

  private read(reader: RowReader, union: KnownUnion | null): FundAccountValues | null {
    const code = needed(reader, 'code', reader.take('code', readCode), '没有账户编码，请给每个账户一个不重复的编码');
    const name = needed(reader, 'name', reader.take('name', readWords), '没有账户名称，请填上');
    const source = needed(
      reader,
      'source',
      reader.take('source', readText),
      '没有资金来源，请填工会经费、财政、捐赠等',
    );
    const opening = reader.take('openingBalance', readMoney);
    const openingBalance = needed(reader, 'openingBalance', opening, '没有期初余额，没有钱请填 0');
    const annualBudget = reader.take('annualBudget', readMoney);
    const restriction = reader.take('purpose', readWords);
    const remark = reader.take('remark', readWords);
    const kind = name !== null && source !== null ? this.kindOf(reader, name, source) : null;
    if (!union && !reader.isRefused('unionCode')) reader.refuse('unionCode', 'union-missing', '没有写账户属于哪个工会');
    const purposes = this.purposesOf(reader, restriction);
    const needsHardshipFile = remark !== null && HARDSHIP_FILE.test(simplifiedWord(remark));
    if (!union || code === null || name === null || source === null || kind === null || openingBalance === null) {
      return null;
    }
    const money = { openingBalance, annualBudget };
    return {
      accountId: null,
      unionId: union.id,
      code,
      name,
      source,
      kind,
      restriction,
      purposes,
      ...money,
      needsHardshipFile,
      remark,
    };
  }

  private kindOf(reader: RowReader, name: string, source: string): string | null {
    const kind = this.context.readers.kindOf(simplifiedWord(name), simplifiedWord(source));
    if (kind === undefined) {
      reader.refuse(
        'source',
        'unknown-source',
        `看不出“${source}”是哪一种经费，请写工会经费、行政福利费、财政、捐赠等`,
      );
    }
    return kind ?? null;
  }

  private purposesOf(reader: RowReader, restriction: string | null): readonly string[] {
    if (restriction === null) return [];
    const purposes = this.context.readers.purposesOf(simplifiedWord(restriction));
    if (purposes.length === 0) {
      reader.warn(
        'purpose',
        'purpose-not-recognised',
        '看不懂这个限定用途，导入后只照原文保存，请到经费账户里选好用途',
      );
    }
    return purposes;
  }

  private refuseDouble(reader: RowReader, { unionId, code, name }: FundAccountValues): void {
    const keys = {
      code: ['账户编码', `${unionId} code ${code}`],
      name: ['账户名称', `${unionId} name ${name}`],
    } as const;
    for (const [field, [title, key]] of Object.entries(keys)) {
      const first = this.firstRows.get(key);
      if (first) reader.refuse(field, `${field}-twice`, `${title}与${rowName(first)}重复，请只留一行`, first.row);
      else this.firstRows.set(key, reader.place);
    }
  }

  private compare(reader: RowReader, account: RegisteredFundAccount, values: FundAccountValues): void {
    const { kindLabel, purposeLabel } = this.context.readers;
    const listed = (purposes: readonly string[]) => [...purposes].map(purposeLabel).sort().join('、') || null;
    reader.compare('name', account.name, values.name);
    reader.compare('source', account.kind, values.kind, kindLabel);
    reader.compare('purpose', listed(account.purposes), listed(values.purposes));
    reader.compare('annualBudget', written(account.annualBudget), written(values.annualBudget));
    if (account.openingBalance !== values.openingBalance) {
      const message = `期初余额已经按 ${formatFen(account.openingBalance)} 元入账，不能靠导入改；要改请用红冲`;
      reader.refuse('openingBalance', 'opening-balance-posted', message);
    }
  }
}

const written = (fen: Fen | null): string | null => (fen === null ? null : formatFen(fen));

function needed<Value>(reader: RowReader, field: string, value: Value | null, message: string): Value | null {
  const code = `${field === 'openingBalance' ? 'opening-balance' : field}-missing`;
  if (value === null && !reader.isRefused(field)) reader.refuse(field, code, message);
  return value;
}
