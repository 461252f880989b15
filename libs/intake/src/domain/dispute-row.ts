import type { CivilDate, Fen } from '@app/kernel';
import { readCivilDate, readMoney, readText, readWords } from './cell-values';
import type { ColumnMap } from './header-recognition';
import { simplifiedWord } from './header-text';
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

/** A dispute of a ledger of before. Amounts in fen. */
export interface DisputeValues {
  readonly number: string;
  readonly person: LedgerPerson;
  readonly receivedOn: CivilDate;
  readonly source: string;
  readonly workers: number;
  readonly employer: string;
  readonly matter: string;
  readonly claim: string | null;
  readonly acceptedOn: CivilDate | null;
  readonly concludedOn: CivilDate | null;
  readonly outcome: string | null;
  readonly referredTo: string | null;
  readonly asked: Fen;
  readonly recovered: Fen;
  readonly remark: string | null;
}

export interface DisputeRowContext extends PersonContext {
  readonly columns: ColumnMap;
}

export interface DisputeRowDraft {
  readonly reader: RowReader;
  readonly number: string | null;
  readonly person: PersonDraft;
  readonly facts: Omit<DisputeValues, 'number' | 'person'> | null;
}

const MATTERS: readonly (readonly [RegExp, string])[] = [
  [/加班/, 'overtime-pay'],
  [/工资|报酬|欠薪|薪/, 'wages'],
  [/经济补偿|补偿金|赔偿金/, 'severance'],
  [/解除|终止|辞退|开除/, 'termination'],
  [/工伤|职业病|伤残/, 'work-injury'],
  [/社会?保险|社保|养老|医保/, 'social-insurance'],
  [/劳动关系/, 'labour-relation'],
  [/合同/, 'contract'],
  [/工时|工作时间|休息|休假|年假/, 'working-time'],
  [/培训/, 'training'],
  [/劳动保护|安全/, 'labour-protection'],
  [/家庭|婚姻|赡养/, 'family'],
  [/邻里/, 'neighbour'],
  [/民间|借贷/, 'other-civil'],
];
const SOURCES: readonly (readonly [RegExp, string])[] = [
  [/来信|书面|信件/, 'written'],
  [/电话|热线/, 'phone'],
  [/网|微信|邮件|小程序/, 'online'],
  [/口头/, 'oral'],
];
const OUTCOMES: readonly (readonly [RegExp, string, string | null])[] = [
  [/不予受理|未受理/, 'rejected', null],
  [/仲裁/, 'referred', 'arbitration'],
  [/监察/, 'referred', 'inspection'],
  [/法院|诉讼|起诉/, 'referred', 'court'],
  [/信访/, 'referred', 'petition'],
  [/法律援助|法援/, 'referred', 'legal-aid'],
  [/司法所/, 'referred', 'judicial-office'],
  [/不成|失败|未达成|破裂/, 'failed', null],
  [/撤/, 'withdrawn', null],
  [/期满|超期/, 'expired', null],
  [/成功|达成|和解|已解决/, 'agreed', null],
];

const wordOf = (table: readonly (readonly [RegExp, string, ...unknown[]])[], word: string): string | undefined =>
  table.find(([shape]) => shape.test(word))?.[1];

/** Judges the disputes of a ledger in file order: `read` and `judge` each row once. */
export class DisputeRowJudge {
  private count = 0;
  private readonly people: LedgerPersonJudge;
  private readonly firstRows = new Map<string, RowPlace>();

  constructor(private readonly context: DisputeRowContext) {
    this.people = new LedgerPersonJudge(context);
  }

  read(row: SheetRow): DisputeRowDraft {
    const reader = new RowReader('disputes', ++this.count, row, this.context.columns);
    const number = reader.take('number', readText);
    if (number === null && !reader.isRefused('number'))
      reader.refuse('number', 'number-missing', '没有案号，请给每件一个不重复的案号');
    return { reader, number, person: this.people.read(reader), facts: this.facts(reader) };
  }

  judge(draft: DisputeRowDraft, lookups: PersonLookups, known: ReadonlySet<string>): RowVerdict<DisputeValues> {
    const { reader, number, facts } = draft;
    const person = this.people.judge(reader, draft.person, lookups);
    if (number !== null) this.refuseDouble(reader, number);
    if (!person || !facts || number === null) return reader.verdict<DisputeValues>(null, false);
    return reader.verdict({ ...facts, number, person }, known.has(number));
  }

  private facts(reader: RowReader): DisputeRowDraft['facts'] {
    const receivedOn = this.day(reader, 'receivedOn');
    const acceptedOn = this.day(reader, 'acceptedOn');
    const concludedOn = this.day(reader, 'concludedOn');
    if (receivedOn === null && !reader.isRefused('receivedOn'))
      reader.refuse('receivedOn', 'receivedOn-missing', '没有收到日期，请填上');
    if (receivedOn && acceptedOn && acceptedOn < receivedOn)
      reader.refuse('acceptedOn', 'accepted-before-received', '受理日期早于收到日期，请再核对');
    if (receivedOn && concludedOn && concludedOn < (acceptedOn ?? receivedOn))
      reader.refuse('concludedOn', 'concluded-before-received', '结案日期早于受理或收到日期，请再核对');
    const employer = reader.take('employer', readWords);
    if (employer === null && !reader.isRefused('employer'))
      reader.refuse('employer', 'employer-missing', '没有被申请单位，请填上');
    const [asked, recovered] = [reader.take('asked', readMoney) ?? 0n, reader.take('recovered', readMoney) ?? 0n];
    if (recovered > asked && asked > 0n)
      reader.warn('recovered', 'recovered-over-asked', '追回的比请求的还多，请核对是不是填反了');
    const { matter, source } = { matter: this.matter(reader), source: this.source(reader) };
    const ended = this.outcome(reader, concludedOn);
    const claim = reader.take('claim', readWords);
    const workers = this.workers(reader);
    const remark = reader.take('remark', readWords);
    if (receivedOn === null || employer === null || matter === null) return null;
    const days = { receivedOn, acceptedOn, concludedOn };
    return { ...days, ...ended, source, workers, employer, matter, claim, asked, recovered, remark };
  }

  private day(reader: RowReader, field: string): CivilDate | null {
    const day = reader.take(field, (cell) => readCivilDate(cell, this.context.dateSystem));
    if (day !== null && day > this.context.today) reader.refuse(field, `${field}-ahead`, '这一天还没到，请再核对');
    return day;
  }

  private matter(reader: RowReader): string | null {
    const word = reader.take('matter', readText);
    if (word === null) {
      if (!reader.isRefused('matter')) reader.refuse('matter', 'matter-missing', '没有争议类别，请填上');
      return null;
    }
    const known = wordOf(MATTERS, simplifiedWord(word));
    if (!known) reader.warn('matter', 'matter-unknown', `不认识争议类别“${word}”，先记作其他劳动争议`);
    return known ?? 'other-labour';
  }

  private source(reader: RowReader): string {
    const word = reader.take('source', readText);
    return (word && wordOf(SOURCES, simplifiedWord(word))) ?? 'desk';
  }

  private outcome(reader: RowReader, concludedOn: CivilDate | null): Pick<DisputeValues, 'outcome' | 'referredTo'> {
    const word = reader.take('outcome', readText);
    const found = word === null ? undefined : OUTCOMES.find(([shape]) => shape.test(simplifiedWord(word)));
    if (word !== null && !found)
      reader.refuse('outcome', 'outcome-unknown', '看不懂结果，请写调解成功、调解不成、转仲裁、撤回、期满或不予受理');
    if (word !== null && concludedOn === null)
      reader.refuse('concludedOn', 'concludedOn-missing', '写了结果，没有结案日期，请填上');
    if (word === null && concludedOn !== null && !reader.isRefused('outcome'))
      reader.refuse('outcome', 'outcome-missing', '写了结案日期，没有结果，请填上');
    return { outcome: found?.[1] ?? null, referredTo: found?.[2] ?? null };
  }

  private workers(reader: RowReader): number {
    const text = reader.take('workers', readText);
    if (text === null) return 1;
    const count = Number(/^(\d{1,5})(?:\.0+)?人?$/.exec(text)?.[1] ?? 0);
    if (count < 1) reader.refuse('workers', 'workers-unclear', '涉及人数请写 1 或更大的整数');
    return Math.max(count, 1);
  }

  private refuseDouble(reader: RowReader, number: string): void {
    const first = this.firstRows.get(number);
    if (first) reader.refuse('number', 'number-twice', `案号与${rowName(first)}重复，请只留一行`, first.row);
    else this.firstRows.set(number, reader.place);
  }
}
