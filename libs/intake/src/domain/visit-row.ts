import { type CivilDate, type Fen, formatFen } from '@app/kernel';
import { plainText, readCivilDate, readLedgerMoney, readText, readWords, readYesNo } from './cell-values';
import type { ColumnMap } from './header-recognition';
import { simplifiedWord } from './header-text';
import { type KnownOccasion, type OccasionDictionary, purposeOfRound } from './occasion-words';
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

/** A visit of a ledger of before. Amounts in fen; null is unknown. */
export interface VisitValues {
  readonly person: LedgerPerson;
  readonly visitedOn: CivilDate;
  readonly occasion: KnownOccasion;
  readonly round: { readonly name: string; readonly purpose: string } | null;
  readonly cash: Fen | null;
  readonly goods: { readonly name: string | null; readonly value: Fen | null };
  readonly visitors: readonly string[];
  readonly isSigned: boolean;
  readonly fundAccountId: string | null;
}

export interface PayingAccount {
  readonly id: string;
  readonly name: string;
  readonly available: Fen;
  readonly isOpen: boolean;
  /** Its books of that day's month are closed. */
  readonly isClosedOn: (day: CivilDate) => boolean;
}

export interface VisitContext extends PersonContext {
  readonly columns: ColumnMap;
  readonly occasions: OccasionDictionary;
  /** The account that a union means by this name. */
  readonly accountOf: (name: string, unionId: string) => PayingAccount | undefined;
}

/** A visit that is in the system: the same when amounts agree. */
export interface KnownVisit {
  readonly key: string;
  readonly cash: Fen;
  readonly goods: Fen;
}

export interface VisitLookups extends PersonLookups {
  /** Visits of the person on that day, but for those of this import. */
  readonly visitsOf: (person: LedgerPerson, day: CivilDate) => readonly KnownVisit[];
}

export interface VisitDraft {
  readonly reader: RowReader;
  readonly person: PersonDraft;
  readonly facts: Omit<VisitValues, 'person' | 'fundAccountId'> | null;
  readonly fund: string | null;
}

/** An occasion that no dictionary knows stands under its own name. */
const ANOTHER = { code: 'OTHER', group: 'other', purpose: 'must-visit' } as const;

/** One visit among others of the person and day. */
export const visitKey = (occasion: string, round: string | null): string =>
  round === null ? `occasion ${occasion}` : `round ${round}`;

/** Judges the visits of a sheet in file order: `read` and `judge` each row once. */
export class VisitJudge {
  private count = 0;
  private readonly people: LedgerPersonJudge;
  private readonly firstRows = new Map<string, RowPlace>();
  private readonly spent = new Map<string, Fen>();

  constructor(private readonly context: VisitContext) {
    this.people = new LedgerPersonJudge(context);
  }

  read(row: SheetRow): VisitDraft {
    const reader = new RowReader('visits', ++this.count, row, this.context.columns);
    const visitedOn = this.day(reader);
    const person = this.people.read(reader);
    const round = reader.take('round', readWords);
    const occasion = this.occasion(reader, round);
    const cash = reader.take('cash', readLedgerMoney);
    const goodsName = reader.take('goods', readWords);
    const goodsValue = reader.take('goodsValue', readLedgerMoney);
    const signed = reader.take('signed', (cell) => readYesNo(cell));
    const fund = reader.take('fund', readText);
    reader.take('remark', readWords);
    if (visitedOn === null) return { reader, person, facts: null, fund };
    const facts = {
      ...{ visitedOn, occasion, cash, visitors: visitorsOf(reader) },
      goods: { name: goodsName, value: goodsValue },
      round: round === null ? null : { name: round, purpose: purposeOfRound(round) },
      isSigned: signed !== false,
    };
    return { reader, person, facts, fund };
  }

  judge({ reader, person: draft, facts, fund }: VisitDraft, lookups: VisitLookups): RowVerdict<VisitValues> {
    const person = this.people.judge(reader, draft, lookups);
    if (!person || !facts) return reader.verdict<VisitValues>(null, false);
    this.refuseDouble(reader, person, facts);
    const known = lookups.visitsOf(person, facts.visitedOn);
    const { occasion, round, cash, goods } = facts;
    const alike = known.filter(({ key }) => key === visitKey(occasion.code, round?.name ?? null));
    const isKnown = alike.some((visit) => visit.cash === (cash ?? 0n) && visit.goods === (goods.value ?? 0n));
    if (!isKnown && alike.length > 0)
      reader.warn('visitedOn', 'visit-that-day', '系统里这一天已经有他的一次同样的走访，金额不同，请核对是不是同一次');
    const fundAccountId = isKnown
      ? null
      : this.account(reader, fund, { ...facts, unionId: person.unionId, amount: (cash ?? 0n) + (goods.value ?? 0n) });
    return reader.verdict({ ...facts, person, fundAccountId }, isKnown);
  }

  private day(reader: RowReader): CivilDate | null {
    const day = reader.take('visitedOn', (cell) => readCivilDate(cell, this.context.dateSystem));
    if (day === null && !reader.isRefused('visitedOn'))
      reader.refuse('visitedOn', 'visitedOn-missing', '没有日期，不知道记到哪一天');
    if (day !== null && day > this.context.today)
      reader.refuse('visitedOn', 'visitedOn-ahead', '这一天还没到，历史台账只能导入已经发生的走访');
    return day;
  }

  private occasion(reader: RowReader, round: string | null): KnownOccasion {
    const word = reader.take('occasion', readText);
    const known = word === null ? undefined : this.context.occasions.of(word);
    if (known) return known;
    if (round !== null) return { ...ANOTHER, name: word ?? round, purpose: purposeOfRound(round) };
    if (word === null) reader.warn('occasion', 'occasion-missing', '没有写事由，先记作“其他慰问”');
    else
      reader.warn(
        'occasion',
        'occasion-unknown',
        `不认识事由“${word}”，先记作其他慰问；要归到五必访，请在“事由词典”里加上它`,
      );
    return {
      ...ANOTHER,
      name: word ?? '其他慰问',
      code: word === null ? ANOTHER.code : `OTHER:${simplifiedWord(word)}`,
    };
  }

  /** Money of an account that nobody knows is only noted; an account must not go below zero. */
  private account(
    reader: RowReader,
    name: string | null,
    { unionId, visitedOn, amount }: { unionId: string; visitedOn: CivilDate; amount: Fen },
  ): string | null {
    if (name === null || amount === 0n) return null;
    const account = this.context.accountOf(name, unionId);
    if (!account?.isOpen) {
      const message = account
        ? `经费账户“${account.name}”已停用，只登记发放，不记账`
        : '没有这个名称的经费账户，只登记发放，不记账';
      reader.warn('fund', 'fund-unknown', message);
      return null;
    }
    if (account.isClosedOn(visitedOn)) {
      reader.refuse('fund', 'month-closed', closedMonth(account.name, visitedOn));
      return null;
    }
    const left = account.available - (this.spent.get(account.id) ?? 0n);
    if (left < amount) {
      const message = `“${account.name}”只剩 ${formatFen(left)} 元，不够这一笔；请先登记它的期初余额或收入`;
      reader.refuse('fund', 'fund-not-enough', message);
      return null;
    }
    this.spent.set(account.id, (this.spent.get(account.id) ?? 0n) + amount);
    return account.id;
  }

  private refuseDouble(
    reader: RowReader,
    person: LedgerPerson,
    facts: Omit<VisitValues, 'person' | 'fundAccountId'>,
  ): void {
    const { visitedOn, occasion, round, cash, goods } = facts;
    const what = [visitKey(occasion.code, round?.name ?? null), cash, goods.value, goods.name].join(' ');
    const key = `${person.key} ${visitedOn} ${what}`;
    const first = this.firstRows.get(key);
    if (!first) this.firstRows.set(key, reader.place);
    else if (person.isCertain) reader.refuse('name', 'row-twice', `和${rowName(first)}完全一样，请只留一行`, first.row);
    else reader.warn('name', 'row-alike', `和${rowName(first)}一样，没有证件号码，分不清是不是同一个人，已当作两次`);
  }
}

/** What would be refused when it is booked is told beforehand. */
export const closedMonth = (account: string, day: CivilDate): string =>
  `“${account}”${day.slice(0, 4)} 年 ${Number(day.slice(5, 7))} 月已经结账，记不进去；请先反结账，或者把这一行的经费账户空着`;

/** 傅文红、林娟国 */
const visitorsOf = (reader: RowReader): string[] =>
  plainText(reader.cell('visitors').text)
    .split(/[、,,;;/\s]+|和/)
    .map((name) => name.slice(0, 40))
    .filter(Boolean)
    .slice(0, 20);
