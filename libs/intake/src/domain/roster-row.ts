import { type CivilDate, maskCard, maskPhone } from '@app/kernel';
import { readCivilDate, readGender, readText, readWords, type StatedGender } from './cell-values';
import type { ColumnMap } from './header-recognition';
import { simplifiedWord } from './header-text';
import { takeBankCard, takeIdentity, takeName, takePhone } from './person-fields';
import type { PersonReaders, ReadIdentity } from './person-readers';
import { RowReader } from './row-reader';
import { rowName, type RowPlace, type RowVerdict } from './row-verdict';
import type { DateSystem, SheetRow } from './sheet-cell';
import { type KnownUnion, takeUnion, type UnionLookups } from './union-fields';

/** The member as he stands in the register now; `null` is "not known". */
export interface RegisteredMember {
  readonly id: string;
  readonly name: string;
  readonly gender: StatedGender | null;
  readonly bornOn: CivilDate | null;
  readonly phone: string | null;
  readonly unionId: string;
  readonly unionName: string;
  readonly groupName: string | null;
  readonly street: string | null;
  readonly category: string;
  readonly modelWorkerLevel: string | null;
  readonly postTraits: readonly string[];
  readonly joinedOn: CivilDate | null;
  readonly bankName: string | null;
  readonly bankCard: string | null;
  /** False for those who left, were expelled or died. */
  readonly inRegister: boolean;
  /** He took the consent to his card back. */
  readonly cardWithdrawn: boolean;
}

export interface RosterValues {
  /** The member to change; `null` is a new one. */
  readonly memberId: string | null;
  readonly name: string;
  readonly document: ReadIdentity['document'];
  readonly gender: StatedGender | null;
  readonly bornOn: CivilDate | null;
  readonly phone: string | null;
  /** `null` leaves the member where he is. */
  readonly unionId: string | null;
  readonly groupName: string | null;
  readonly street: string | null;
  readonly category: string | null;
  readonly modelWorkerLevel: string | null;
  /** `null`: the row says nothing. */
  readonly postTraits: readonly string[] | null;
  readonly joinedOn: CivilDate | null;
  readonly bankName: string | null;
  readonly bankCard: string | null;
  readonly remark: string | null;
}

export interface RosterContext {
  readonly columns: ColumnMap;
  readonly dateSystem: DateSystem;
  readonly today: CivilDate;
  readonly readers: PersonReaders;
  readonly unions: UnionLookups;
  /** Whether members of this union are the importer's to change; all are when left out. */
  readonly mayManage?: (unionId: string) => boolean;
  /** Shared by the rosters of one import, so that nobody comes in twice. */
  readonly firstRows?: Map<string, RosterPlace>;
  /** Which of those rosters this is. */
  readonly sheet?: string;
}

/** Where an ID number stood first. */
export interface RosterPlace extends RowPlace {
  readonly sheet: string | undefined;
}

/** A row that was read and not yet held against the register; `document` is what to look its member up by. */
export interface RosterDraft {
  readonly document: ReadIdentity['document'] | null;
  readonly reader: RowReader;
  readonly union: KnownUnion | null;
  readonly stated: Omit<RosterValues, 'memberId' | 'name' | 'document' | 'unionId'> & { readonly name: string | null };
}

export type MemberLookup = (document: ReadIdentity['document']) => RegisteredMember | undefined;
export type RosterVerdict = RowVerdict<RosterValues>;

/**
 * Judges the records of one roster. `read` and `judge` are two steps so that a caller may look up the members of a
 * thousand rows at once between them; both must see the records in file order, each once.
 */
export class RosterJudge {
  private count = 0;
  /** Places only: a hundred thousand rows must not stay in memory for it. */
  private readonly firstRows: Map<string, RosterPlace>;

  constructor(private readonly context: RosterContext) {
    this.firstRows = context.firstRows ?? new Map();
  }

  read(row: SheetRow): RosterDraft {
    const reader = new RowReader('roster', ++this.count, row, this.context.columns);
    const { readers, today, dateSystem, unions } = this.context;
    const name = takeName(reader, readers);
    const identity = takeIdentity(reader, readers, today);
    const gender = reader.take('gender', readGender);
    const bornOn = reader.take('bornOn', (cell) => readCivilDate(cell, dateSystem));
    const stated = {
      name,
      gender: gender ?? identity?.gender ?? null,
      bornOn: bornOn ?? identity?.bornOn ?? null,
      phone: takePhone(reader, readers),
      groupName: reader.take('groupName', readWords),
      street: reader.take('street', readWords),
      category: takeWord(reader, 'category', 'unknown-category', readers.memberCategory),
      modelWorkerLevel: takeWord(reader, 'modelWorkerLevel', 'unknown-model-worker-level', readers.modelWorkerLevel),
      postTraits: takePostTraits(reader, readers),
      joinedOn: reader.take('joinedOn', (cell) => readCivilDate(cell, dateSystem)),
      bankName: reader.take('bankName', readWords),
      bankCard: takeBankCard(reader, readers),
      remark: reader.take('remark', readWords),
    };
    refuseContradictions(reader, { gender, bornOn, joinedOn: stated.joinedOn, born: stated.bornOn }, identity, today);
    return { document: identity?.document ?? null, reader, union: takeUnion(reader, unions), stated };
  }

  /** @param memberByDocument finds the member by the draft's document, in the whole tenant */
  judge(draft: RosterDraft, memberByDocument: MemberLookup): RosterVerdict {
    const { reader, document, stated } = draft;
    const first = document ? this.firstWith(document, reader) : undefined;
    if (first) {
      const place = first.sheet === this.context.sheet ? rowName(first) : `另一张表的${rowName(first)}`;
      reader.refuse('idNumber', 'id-number-twice', `证件号码与${place}重复，请只留一行`, first.row);
    }
    if (!document || stated.name === null || first) return reader.verdict<RosterValues>(null, false);
    const member = memberByDocument(document);
    if (member && this.context.mayManage && !this.context.mayManage(member.unionId)) {
      const message = '这个证件号码已经登记在您管理范围以外的工会，请走会籍转移，不能靠导入转过来';
      reader.refuse('idNumber', 'member-elsewhere', message);
      return reader.verdict<RosterValues>(null, false);
    }
    if (!member && !draft.union && !reader.isRefused('unionCode') && !reader.isRefused('unionName')) {
      reader.refuse('unionCode', 'union-missing', '没有写所属工会，请填工会编码或工会名称');
    }
    warnOfGaps(draft, member);
    const category = this.categoryFor(draft, member);
    const taken = withoutWithdrawnCard(draft, member);
    if (member) this.compare({ ...draft, stated: taken }, member, category);
    const values: RosterValues = {
      ...taken,
      name: stated.name,
      memberId: member?.id ?? null,
      document,
      unionId: draft.union?.id ?? null,
      category,
    };
    return reader.verdict(values, Boolean(member));
  }

  private firstWith(document: ReadIdentity['document'], { row, sheetRow }: RowPlace): RosterPlace | undefined {
    const key = `${document.kind}:${document.number}`;
    const first = this.firstRows.get(key);
    if (!first) this.firstRows.set(key, { row, sheetRow, sheet: this.context.sheet });
    return first;
  }

  /** A row that names the wider category only does not take the closer one away: 在职 is true of a 农民工 too. */
  private categoryFor({ stated, reader }: RosterDraft, member: RegisteredMember | undefined): string | null {
    const { readers } = this.context;
    const { category } = stated;
    if (!member || category === null || category === member.category) return category;
    if (!readers.memberCategoryWithin(member.category, category)) return category;
    const label = readers.memberCategoryLabel(member.category);
    reader.remark('category', { code: 'category-kept', message: `名册里登记的“${label}”更具体，保持不变` });
    return member.category;
  }

  private compare({ reader, stated, union }: RosterDraft, member: RegisteredMember, category: string | null): void {
    const { readers } = this.context;
    reader.compare('name', member.name, stated.name);
    reader.compare('gender', member.gender, stated.gender, (gender) => (gender === 'female' ? '女' : '男'));
    reader.compare('bornOn', member.bornOn, stated.bornOn);
    reader.compare('phone', member.phone, stated.phone, maskPhone);
    if (union && union.id !== member.unionId) reader.compare('unionName', member.unionName, union.name);
    reader.compare('groupName', member.groupName, stated.groupName);
    reader.compare('street', member.street, stated.street);
    reader.compare('category', member.category, category, readers.memberCategoryLabel);
    reader.compare('modelWorkerLevel', member.modelWorkerLevel, stated.modelWorkerLevel, readers.modelWorkerLevelLabel);
    const traitsInWords = (traits: readonly string[]): string => traits.map(readers.postTraitLabel).join('、');
    reader.compare(
      'postTraits',
      traitsInWords(member.postTraits) || null,
      stated.postTraits && traitsInWords(stated.postTraits),
    );
    reader.compare('joinedOn', member.joinedOn, stated.joinedOn);
    reader.compare('bankName', member.bankName, stated.bankName);
    reader.compare('bankCard', member.bankCard, stated.bankCard, maskCard);
    warnOfChange(reader, member, union);
  }
}

function takeWord(
  reader: RowReader,
  field: string,
  code: string,
  codeOf: (word: string) => string | undefined,
): string | null {
  const word = reader.take(field, readText);
  if (word === null) return null;
  const found = codeOf(simplifiedWord(word));
  if (found === undefined) reader.refuse(field, code, `“${word}”不在字典里，请换成字典里的说法`);
  return found ?? null;
}

/** A post may have several traits (一线、倒班). A word that is none is left out: 岗位 often names the job itself. */
function takePostTraits(reader: RowReader, readers: PersonReaders): readonly string[] | null {
  const words =
    reader
      .take('postTraits', readText)
      ?.split(/[、,，;；/\s]+/)
      .filter(Boolean) ?? [];
  const found = words.map((word) => readers.postTrait(simplifiedWord(word)));
  const unknown = words.filter((_, index) => found[index] === undefined);
  if (unknown.length > 0) {
    const message = `“${unknown.join('、')}”不是岗位特点（一线、倒班、户外高温、苦脏累险、长期驻外、教师），没有记`;
    reader.remark('postTraits', { code: 'unknown-post-trait', message });
  }
  const traits = [...new Set(found.flatMap((trait) => trait ?? []))].sort();
  return traits.length > 0 ? traits : null;
}

interface StatedDates {
  readonly gender: StatedGender | null;
  readonly bornOn: CivilDate | null;
  readonly joinedOn: CivilDate | null;
  /** Stated, or else read from the ID number. */
  readonly born: CivilDate | null;
}

function refuseContradictions(
  reader: RowReader,
  { gender, bornOn, joinedOn, born }: StatedDates,
  identity: ReadIdentity | null,
  today: CivilDate,
): void {
  if (gender && identity?.gender && gender !== identity.gender) {
    reader.refuse('gender', 'gender-contradicts-id', '性别和证件号码对不上，请核对性别和证件号码第 17 位');
  }
  if (bornOn && identity?.bornOn && bornOn !== identity.bornOn) {
    reader.refuse('bornOn', 'birth-date-contradicts-id', '出生日期和证件号码对不上，请以证件为准');
  } else if (born && born > today) {
    reader.refuse('bornOn', 'birth-date-in-future', '出生日期还没到，请再核对');
  }
  if (joinedOn && joinedOn > today) {
    reader.refuse('joinedOn', 'joining-date-in-future', '入会日期还没到，请填已经入会的那一天');
  } else if (joinedOn && born && joinedOn <= born) {
    reader.refuse('joinedOn', 'joining-date-before-birth', '入会日期早于出生日期，请再核对');
  }
}

/** What is missing both in the row and in the register. */
function warnOfGaps({ reader, stated }: RosterDraft, member: RegisteredMember | undefined): void {
  if (!stated.phone && !member?.phone && !reader.isRefused('phone')) {
    reader.warn('phone', 'no-phone', '没有手机号，本人将收不到提醒，也不能自己绑定账号');
  }
  if (!stated.joinedOn && !member?.joinedOn && !reader.isRefused('joinedOn')) {
    reader.warn('joinedOn', 'no-joining-date', '没有入会日期，以后可以补上');
  }
  if (!stated.category && !member && !reader.isRefused('category')) {
    reader.warn('category', 'no-category', '没有会员类别，将按“在职”登记');
  }
}

/** A card comes back by a new consent only, not by the next roster. */
function withoutWithdrawnCard(
  { reader, stated }: RosterDraft,
  member: RegisteredMember | undefined,
): RosterDraft['stated'] {
  if (!member?.cardWithdrawn || (stated.bankCard === null && stated.bankName === null)) return stated;
  reader.warn('bankCard', 'card-withdrawn', '本人撤回了银行卡的单独同意，没有登记');
  return { ...stated, bankCard: null, bankName: null };
}

function warnOfChange(reader: RowReader, member: RegisteredMember, union: KnownUnion | null): void {
  if (reader.changes.some(({ field }) => field === 'name')) {
    reader.warn('name', 'name-differs', '证件号码已经登记在另一个姓名下，请确认是改名，不是填错了号码');
  }
  if (union && union.id !== member.unionId) {
    reader.warn('unionName', 'moves-union', '这位会员现在属于另一个工会，导入后转到这个工会');
  }
  if (!member.inRegister) {
    reader.warn('idNumber', 'not-in-register', '这位会员已经不在册，导入只更新资料，不改变会籍');
  }
}
