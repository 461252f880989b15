import type { CivilDate } from '@app/kernel';
import { readCivilDate, readText, readWords } from './cell-values';
import { PROVISION, takeReceiver } from './consent-receiver';
import type { ColumnMap } from './header-recognition';
import { simplifiedWord } from './header-text';
import { takeIdentity, takeName } from './person-fields';
import type { PersonReaders, ReadIdentity } from './person-readers';
import { RowReader } from './row-reader';
import { rowName, type RowPlace, type RowVerdict } from './row-verdict';
import type { DateSystem, SheetRow } from './sheet-cell';
import { type KnownUnion, takeUnion, type UnionLookups } from './union-fields';

type Document = ReadIdentity['document'];

/** A member whom a row can mean. */
export interface ConsentMember {
  /** Null while the import that brings him is only tried, or runs: then his document tells who he is. */
  readonly id: string | null;
  readonly name: string;
  readonly unionId: string;
  readonly bornOn: CivilDate | null;
  readonly document: Document | null;
}

/** A separate consent that was signed on paper before. */
export interface ConsentValues {
  readonly member: ConsentMember;
  readonly kind: string;
  readonly subject: {
    readonly memberId: string | null;
    readonly document: Document | null;
    readonly name: string;
    readonly bornOn: CivilDate | null;
    readonly relation: 'head' | 'child' | 'other';
  };
  readonly guardianName: string | null;
  readonly guardianRelation: string | null;
  readonly word: string | null;
  /** To whom papers go; null: the sheet names nobody. */
  readonly receiver: string | null;
  readonly givenOn: CivilDate;
}

/** What the words mean and who may consent is the register's knowledge; it is handed in. */
export interface ConsentReaders {
  readonly kindOf: (word: string) => string | undefined;
  readonly guardianOf: (word: string) => string | undefined;
  /** By what two names of receivers are compared. */
  readonly receiverKey: (name: string) => string;
  readonly refusalOf: (
    consent: ConsentValues,
    today: CivilDate,
  ) => { readonly about: 'day' | 'kind' | 'giver'; readonly code: string; readonly message: string } | null;
}

export interface ConsentRowContext {
  readonly columns: ColumnMap;
  readonly today: CivilDate;
  readonly dateSystem: DateSystem;
  readonly people: PersonReaders;
  readonly readers: ConsentReaders;
  readonly unions: UnionLookups;
  readonly mayManage: (unionId: string) => boolean;
}

export interface ConsentLookups {
  readonly byDocument: (document: Document) => ConsentMember | undefined;
  /** In the unions of the import. */
  readonly byName: (name: string) => readonly ConsentMember[];
  readonly liveTogether: (one: ConsentMember, other: ConsentMember) => boolean;
}

export interface ConsentDraft {
  readonly reader: RowReader;
  readonly name: string | null;
  readonly identity: ReadIdentity | null;
  readonly subjectIdentity: ReadIdentity | null;
  readonly union: KnownUnion | null;
  readonly stated: {
    readonly kind: string;
    readonly subjectName: string | null;
    readonly subjectBornOn: CivilDate | null;
    readonly guardianName: string | null;
    readonly guardianRelation: string | null;
    readonly remark: string | null;
    readonly receiver: string | null;
    readonly givenOn: CivilDate;
  } | null;
}

/**
 * `unknown`: to be recorded; `standing`: it is there; `unclear`: the household has several whom it could be about; or it
 * was taken back on that day, after it was signed.
 */
export type ConsentStanding = 'unknown' | 'standing' | 'unclear' | { readonly withdrawnOn: CivilDate };

const FIELD_OF = { day: 'signedOn', kind: 'consentTo', giver: 'guardianName' } as const;
const CHILD = 'child';
/** What is his own to say, never about a relative. */
const OF_HIMSELF: ReadonlySet<string> = new Set(['bank', PROVISION]);

const NAME_OF_SUBJECT = [
  'subjectName',
  'subjectName-missing',
  '写了对象的证件号码，没有写对象姓名，请填上；是会员本人的，两格都请空着',
] as const;
const NOT_HIS_NUMBER = [
  'subjectIdNumber',
  'subject-id-differs',
  '对象写的是会员本人，证件号码却不是他的，请核对；是会员本人的，对象的两格请空着',
] as const;

/** By the register: he may have been found by his name alone. */
const isHis = (member: ConsentMember, { document }: ReadIdentity, known: ConsentMember | undefined): boolean =>
  member.document?.number === document.number || (known !== undefined && known.id !== null && known.id === member.id);

/** Judges consents in file order: `read`, `settle` and `judge` each row once. */
export class ConsentJudge {
  private count = 0;
  private readonly firstRows = new Map<string, RowPlace>();

  constructor(private readonly context: ConsentRowContext) {}

  read(row: SheetRow): ConsentDraft {
    const { columns, people, today, unions } = this.context;
    const reader = new RowReader('consents', ++this.count, row, columns);
    const name = takeName(reader, people);
    const identity = reader.cell('idNumber').text.trim() === '' ? null : takeIdentity(reader, people, today);
    const union = takeUnion(reader, unions);
    return { reader, name, identity, union, subjectIdentity: this.subjectIdentity(reader), stated: this.state(reader) };
  }

  /** Whose consent to what it is; null: refused. */
  settle(draft: ConsentDraft, lookups: ConsentLookups): ConsentValues | null {
    const { reader, stated } = draft;
    const member = this.member(draft, lookups);
    if (!member || !stated || reader.refusals.length > 0) return null;
    const subject = this.subject(draft, stated, member, lookups);
    if (!subject) return null;
    const { kind, guardianName, guardianRelation, givenOn, remark, receiver } = stated;
    const word = guardianName !== null && kind !== CHILD ? remark : null;
    if (remark !== null && word === null)
      reader.remark('remark', { code: 'remark-left-out', message: '备注不带进系统；监护人代成年人同意的原因才会记下' });
    const values = { member, kind, subject, guardianName, guardianRelation, word, receiver, givenOn };
    const refusal = this.context.readers.refusalOf(values, this.context.today);
    if (refusal) reader.refuse(FIELD_OF[refusal.about], refusal.code, refusal.message);
    else this.refuseDouble(reader, values);
    return values;
  }

  judge({ reader }: ConsentDraft, values: ConsentValues | null, standing: ConsentStanding): RowVerdict<ConsentValues> {
    if (standing === 'unclear')
      reader.refuse('subjectName', 'subjectName-unclear', '这位会员家里有几个叫这个名字的人，请补上对象的证件号码');
    if (typeof standing === 'object')
      reader.refuse(
        'signedOn',
        'withdrawn-since',
        `这项同意已经在${standing.withdrawnOn}撤回，签字更早的不能再导入；重新同意的请写新的签字日期`,
      );
    return reader.verdict(values, standing === 'standing');
  }

  private state(reader: RowReader): ConsentDraft['stated'] {
    const { dateSystem, people, readers } = this.context;
    const kind = this.word(
      reader,
      'consentTo',
      readers.kindOf,
      '看不懂同意内容，请写本人医疗健康信息、银行账户信息等，一行只写一项',
    );
    if (kind === null && !reader.isRefused('consentTo'))
      reader.refuse('consentTo', 'consentTo-missing', '没有写同意什么，请填上');
    const subjectName = this.otherName(reader, 'subjectName', people);
    const subjectBornOn = reader.take('subjectBornOn', (cell) => readCivilDate(cell, dateSystem));
    const guardianName = this.otherName(reader, 'guardianName', people);
    const guardianRelation = this.word(
      reader,
      'guardianRelation',
      readers.guardianOf,
      '看不懂监护人关系，请写父亲、母亲、祖父母、配偶、成年子女或其他',
    );
    const givenOn = reader.take('signedOn', (cell) => readCivilDate(cell, dateSystem));
    if (givenOn === null && !reader.isRefused('signedOn'))
      reader.refuse('signedOn', 'signedOn-missing', '没有签字日期，请填上');
    const remark = reader.take('remark', readWords);
    const receiver = kind === null ? null : takeReceiver(reader, kind, readers.receiverKey);
    if (kind === null || givenOn === null) return null;
    return { kind, subjectName, subjectBornOn, guardianName, guardianRelation, remark, receiver, givenOn };
  }

  /** By his document, else by the only one of that name in the unions of the import. */
  private member({ reader, name, identity, union }: ConsentDraft, lookups: ConsentLookups): ConsentMember | null {
    if (name === null || reader.isRefused('idNumber')) return null;
    const found = identity
      ? [lookups.byDocument(identity.document)].flatMap((one) => one ?? [])
      : lookups.byName(name).filter((one) => !union || one.unionId === union.id);
    const [member] = found;
    const field = identity ? 'idNumber' : 'name';
    if (!member) reader.refuse(field, 'member-unknown', '会员名册里没有这个人，请核对，或者先导入名册');
    else if (found.length > 1)
      reader.refuse('name', 'several-with-name', `名册里有 ${found.length} 个同名的人，请补上证件号码`);
    else if (!this.context.mayManage(member.unionId))
      reader.refuse(field, 'member-elsewhere', '这位会员在您管理范围以外的工会，请由那边的工会登记');
    else if (member.name !== name)
      reader.refuse('name', 'name-differs', '证件号码登记的是另一个姓名，请核对姓名和号码');
    else {
      if (!identity) reader.warn('name', 'matched-by-name', '没有证件号码，按姓名认作名册里的这个人，请核对');
      return member;
    }
    return null;
  }

  private subject(
    { reader, subjectIdentity }: ConsentDraft,
    { kind, subjectName, subjectBornOn }: NonNullable<ConsentDraft['stated']>,
    member: ConsentMember,
    lookups: ConsentLookups,
  ): ConsentValues['subject'] | null {
    const { id: memberId, name, bornOn, document } = member;
    const known = subjectIdentity ? lookups.byDocument(subjectIdentity.document) : undefined;
    if (kind !== CHILD && (subjectName ?? name) === name) {
      if (subjectIdentity && (subjectName === null || !isHis(member, subjectIdentity, known))) {
        const [field, code, message] = subjectName === null ? NAME_OF_SUBJECT : NOT_HIS_NUMBER;
        reader.refuse(field, code, message);
        return null;
      }
      return { memberId, document, name, bornOn, relation: 'head' };
    }
    if (OF_HIMSELF.has(kind))
      reader.refuse('subjectName', 'of-another', '银行账户和提供理赔材料只登记会员本人的同意，对象姓名请空着');
    if (subjectName === null) reader.refuse('subjectName', 'subjectName-missing', '没有写孩子的姓名，请填上');
    const born = subjectIdentity?.bornOn ?? subjectBornOn;
    if (kind === CHILD && born === null && !reader.isRefused('subjectIdNumber'))
      reader.refuse('subjectBornOn', 'subjectBornOn-missing', '请写孩子的身份证号或出生日期，满14周岁要改由本人同意');
    if (known) this.refuseStranger(reader, known, { member, subjectName, lookups });
    if (subjectName === null || reader.refusals.length > 0) return null;
    return {
      ...{ memberId: known?.id ?? null, document: subjectIdentity?.document ?? null, name: subjectName, bornOn: born },
      relation: kind === CHILD ? 'child' : 'other',
    };
  }

  /** One sentence for whom this import may not know of: it tells nobody that he stands in another union. */
  private refuseStranger(
    reader: RowReader,
    known: ConsentMember,
    row: { readonly member: ConsentMember; readonly subjectName: string | null; readonly lookups: ConsentLookups },
  ): void {
    if (!this.context.mayManage(known.unionId) && !row.lookups.liveTogether(row.member, known))
      reader.refuse(
        'subjectIdNumber',
        'subject-unclear',
        '按对象的证件号码登记不了，请核对姓名和号码；确是这位会员家人的，请先登记为他的家庭成员',
      );
    else if (row.subjectName !== null && known.name !== row.subjectName)
      reader.refuse('subjectName', 'subject-name-differs', '对象的证件号码登记的是另一个姓名，请核对姓名和号码');
  }

  private subjectIdentity(reader: RowReader): ReadIdentity | null {
    const { text } = reader.cell('subjectIdNumber');
    if (text.trim() === '') return null;
    const reading = this.context.people.identityDocument(text, { today: this.context.today });
    if (reading.ok) return reading.value;
    reader.refuse('subjectIdNumber', `subject-id-${reading.fault.code}`, `对象的证件号码：${reading.fault.message}`);
    return null;
  }

  private otherName(reader: RowReader, field: string, people: PersonReaders): string | null {
    const text = reader.take(field, readWords);
    const reading = text === null ? null : people.personName(text);
    if (reading?.ok === false) reader.refuse(field, `${field}-${reading.fault.code}`, reading.fault.message);
    return reading?.ok ? reading.value : null;
  }

  private word(
    reader: RowReader,
    field: string,
    codeOf: (word: string) => string | undefined,
    message: string,
  ): string | null {
    const word = reader.take(field, readText);
    const code = word === null ? undefined : codeOf(simplifiedWord(word));
    if (word !== null && code === undefined) reader.refuse(field, `${field}-unclear`, message);
    return code ?? null;
  }

  private refuseDouble(reader: RowReader, { member, kind, subject, receiver }: ConsentValues): void {
    // About himself he may stand with his document in one row and by his name in another.
    const whose = subject.relation === 'head' ? 'own' : (subject.document?.number ?? subject.name);
    const to = receiver && this.context.readers.receiverKey(receiver);
    const key = [member.id ?? member.document?.number, kind, to, whose].join(' ');
    const first = this.firstRows.get(key);
    if (first) reader.refuse('consentTo', 'consent-twice', `同一项同意与${rowName(first)}重复，请只留一行`, first.row);
    else this.firstRows.set(key, reader.place);
  }
}
