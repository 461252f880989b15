import { type CivilDate, type Fen, isCivilDate } from '@app/kernel';
import { readCivilDate, readLedgerMoney, readWords } from './cell-values';
import { takeDay } from './donation-row';
import type { ColumnMap } from './header-recognition';
import {
  type LedgerPerson,
  LedgerPersonJudge,
  type PersonContext,
  type PersonDraft,
  type PersonLookups,
} from './ledger-person';
import { RowReader } from './row-reader';
import { rowName, type RowPlace, type RowVerdict } from './row-verdict';
import type { SheetRow } from './sheet-cell';

/** A claim of mutual aid that was paid; null is unknown. */
export interface ClaimValues {
  readonly person: LedgerPerson;
  readonly planName: string;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly admittedOn: CivilDate | null;
  readonly dischargedOn: CivilDate | null;
  readonly selfPaid: Fen | null;
  readonly paid: Fen | null;
  readonly paidOn: CivilDate;
}

export interface ClaimContext extends PersonContext {
  readonly columns: ColumnMap;
}

export interface ClaimDraft {
  readonly reader: RowReader;
  readonly person: PersonDraft;
  readonly facts: Omit<ClaimValues, 'person'> | null;
}

export interface ClaimLookups extends PersonLookups {
  readonly isKnown: (claim: ClaimValues) => boolean;
}

const YEAR = /^(20\d{2})年?度?$/;
const DAYS = /(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/g;

/** 保障期: 2025, 2025年度, 2025-01-01至2025-12-31; null where it says something else. */
export function readTerm(text: string): readonly [CivilDate, CivilDate] | null {
  const year = YEAR.exec(text.trim())?.[1];
  if (year) return [`${year}-01-01` as CivilDate, `${year}-12-31` as CivilDate];
  const days = [...text.matchAll(DAYS)].map(([, y, m, d]) => `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`);
  const [from, to] = days;
  if (days.length !== 2 || !isCivilDate(from!) || !isCivilDate(to!) || to < from) return null;
  return [from, to];
}

/** Judges the claims of a sheet, in file order: `read` and `judge` each row once. */
export class ClaimJudge {
  private count = 0;
  private readonly people: LedgerPersonJudge;
  private readonly firstRows = new Map<string, RowPlace>();

  constructor(private readonly context: ClaimContext) {
    this.people = new LedgerPersonJudge(context);
  }

  read(row: SheetRow): ClaimDraft {
    const { columns, dateSystem, today } = this.context;
    const reader = new RowReader('mutual-aid', ++this.count, row, columns);
    const person = this.people.read(reader);
    const paidOn = takeDay(reader, 'paidOn', dateSystem, today);
    const planName = reader.take('plan', readWords);
    const [startsOn, endsOn] = this.term(reader);
    const admittedOn = reader.take('admittedOn', (cell) => readCivilDate(cell, dateSystem));
    const dischargedOn = reader.take('dischargedOn', (cell) => readCivilDate(cell, dateSystem));
    if (admittedOn && dischargedOn && dischargedOn < admittedOn)
      reader.refuse('dischargedOn', 'discharged-before', '出院日期早于住院日期，请核对');
    const selfPaid = reader.take('selfPaid', readLedgerMoney);
    const paid = reader.take('paid', readLedgerMoney);
    if (paid === 0n) reader.refuse('paid', 'paid-zero', '赔付金额是 0，请核对；不清楚就空着');
    if (paid !== null && selfPaid !== null && paid > selfPaid)
      reader.warn('paid', 'paid-above', '赔付金额比自付金额多，请核对');
    const stay = { startsOn, endsOn, admittedOn, dischargedOn, selfPaid, paid };
    const facts = paidOn === null ? null : { ...stay, planName: planName ?? '职工互助保障', paidOn };
    return { reader, person, facts };
  }

  judge({ reader, person: draft, facts }: ClaimDraft, lookups: ClaimLookups): RowVerdict<ClaimValues> {
    const person = this.people.judge(reader, draft, lookups);
    if (!person || !facts) return reader.verdict<ClaimValues>(null, false);
    const values = { ...facts, person };
    const key = [person.key, facts.admittedOn, facts.paidOn, facts.paid].join(' ');
    const first = this.firstRows.get(key);
    if (first) reader.refuse('name', 'row-twice', `和${rowName(first)}完全一样，请只留一行`, first.row);
    else this.firstRows.set(key, reader.place);
    return reader.verdict(values, lookups.isKnown(values));
  }

  private term(reader: RowReader): readonly [CivilDate | null, CivilDate | null] {
    const text = reader.take('term', readWords);
    const term = text === null ? null : readTerm(text);
    if (text !== null && term === null)
      reader.warn('term', 'term-unclear', '看不懂保障期，先空着；请写成 2025-01-01至2025-12-31');
    return term ?? [null, null];
  }
}
