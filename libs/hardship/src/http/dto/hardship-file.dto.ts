import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IdsField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { type CivilDate, type DocumentId, type MemberId, parseFen } from '@app/kernel';
import { ConsentPart, type Relation, RELATIONS, typedConsentOf } from '@app/members';
import type { TypedFileConsent } from '../../app/file-consents';
import type { FileDraft } from '../../app/file-draft.service';
import type { TypedFilePerson } from '../../app/household-writing';
import type { Restatement } from '../../app/file-judge';
import type { Recorded } from '../../app/file-records';
import type { Reviewed } from '../../app/file-review.service';
import type { Assessed, PublicityOrder } from '../../app/file-step.service';
import { HARDSHIP_CATEGORIES, type HardshipCategory } from '../../domain/category';
import { CHECKLIST_ITEMS, type ChecklistItem } from '../../domain/checklist';
import { EXCLUSIONS, type Exclusion } from '../../domain/exclusion';
import { EXIT_GROUNDS, type ExitGround } from '../../domain/exit-ground';
import { HARDSHIP_CAUSES, type HardshipCause } from '../../domain/hardship-cause';
import {
  EXPENSE_KINDS,
  type ExpenseKind,
  INCOME_KINDS,
  type IncomeKind,
  SUDDEN_EVENTS,
  type SuddenEvent,
} from '../../domain/household-statement';
import { type Area, AREAS } from '../../domain/subsistence-standard';
import { HolderParticularsPart, RelativeParticularsPart } from './particulars.part';

/** A separate consent: of the holder, or of the relative at that place of the form. */
export class FileConsentPart extends ConsentPart {
  @CountField('第几位家属', { max: 19, optional: true, nullable: true }) person?: number | null;

  static toConsents(parts: readonly FileConsentPart[] = []): TypedFileConsent[] {
    return parts.map((part) => ({ ...typedConsentOf(part), person: part.person ?? null }));
  }
}

export class OpenFileDto {
  @IdField('会员') memberId: MemberId;
}

export class DraftPersonDto {
  @IdField('人员', { optional: true, nullable: true }) id?: string | null;
  @TextField('姓名', { max: 60 }) name: string;
  @ChoiceField('关系', RELATIONS) relation: Relation;
  @TextField('证件号码', { max: 30, optional: true, nullable: true }) idNumber?: string | null;
  @AmountField('月收入', { optional: true, nullable: true }) monthIncome?: string | null;
  @TextField('工作状态', { max: 40, optional: true, nullable: true }) workStatus?: string | null;
  @TextField('健康状况', { max: 200, optional: true, nullable: true }) health?: string | null;
  @TextField('就读学校', { max: 100, optional: true, nullable: true }) school?: string | null;
  @PartField('登记信息', () => RelativeParticularsPart, { optional: true, nullable: true })
  particulars?: RelativeParticularsPart | null;

  static toPerson(person: DraftPersonDto): TypedFilePerson {
    const { id = null, name, relation, idNumber = null, monthIncome, workStatus = null } = person;
    const { health = null, school = null, particulars = null } = person;
    return {
      ...{ id, name, relation, idNumber, workStatus, health, school, particulars },
      monthIncome: monthIncome ? parseFen(monthIncome) : null,
    };
  }
}

export class DraftIncomeDto {
  @ChoiceField('收入种类', INCOME_KINDS) kind: IncomeKind;
  @TextField('谁的', { max: 40, optional: true, nullable: true }) whose?: string | null;
  @AmountField('一年收入') yearly: string;
  @IdField('凭证', { optional: true, nullable: true }) documentId?: DocumentId | null;
}

export class DraftExpenseDto {
  @ChoiceField('支出种类', EXPENSE_KINDS) kind: ExpenseKind;
  @TextField('说明', { max: 100, optional: true, nullable: true }) note?: string | null;
  @AmountField('一年支出') yearly: string;
  @FlagField('是这次突发事件的损失') fromEvent: boolean;
  @IdField('凭证', { optional: true, nullable: true }) documentId?: DocumentId | null;
}

/** What a household states for twelve months; the last four are asked by the formula of 2016 only. */
class StatedDto {
  @ChoiceField('城乡', AREAS) area: Area;
  @PartsField('收入', () => DraftIncomeDto, { max: 40 }) incomes: DraftIncomeDto[];
  @PartsField('支出', () => DraftExpenseDto, { max: 40 }) expenses: DraftExpenseDto[];
  @ChoiceField('突发事件', SUDDEN_EVENTS, { optional: true, nullable: true }) event?: SuddenEvent | null;
  @ChoicesField('不予建档的情形', EXCLUSIONS) exclusions: Exclusion[];
  @CountField('收入低于低保的月数', { max: 12, optional: true, nullable: true }) monthsBelow?: number | null;
  @FlagField('享受政府救助', { optional: true, nullable: true }) hasStateAid?: boolean | null;
  @AmountField('家庭存款', { optional: true, nullable: true }) savings?: string | null;
  @AmountField('净投资', { optional: true, nullable: true }) netInvestment?: string | null;

  static toStatement(dto: StatedDto): Restatement['statement'] {
    const { event = null, exclusions, monthsBelow, hasStateAid, savings, netInvestment } = dto;
    return {
      incomes: dto.incomes.map(({ kind, whose = null, yearly, documentId = null }) => ({
        ...{ kind, whose, yearly: parseFen(yearly), documentId },
      })),
      expenses: dto.expenses.map(({ kind, note = null, yearly, fromEvent, documentId = null }) => ({
        ...{ kind, note, yearly: parseFen(yearly), fromEvent, documentId },
      })),
      ...{ event, exclusions, monthsBelow: monthsBelow ?? 0, hasStateAid: hasStateAid ?? false },
      ...{ savings: parseFen(savings ?? '0'), netInvestment: parseFen(netInvestment ?? '0') },
    };
  }
}

/** The whole application form; saving replaces what was saved before. */
export class FileDraftDto extends StatedDto {
  @ChoiceField('主要致困原因', HARDSHIP_CAUSES) mainCause: HardshipCause;
  @ChoicesField('次要致困原因', HARDSHIP_CAUSES) otherCauses: HardshipCause[];
  @TextField('困难情况说明', { max: 2000, optional: true, nullable: true }) note?: string | null;
  @TextField('本人健康状况', { max: 200, optional: true, nullable: true }) health?: string | null;
  @TextField('本人工作状态', { max: 40, optional: true, nullable: true }) workStatus?: string | null;
  @AmountField('本人月平均收入', { optional: true, nullable: true }) monthIncome?: string | null;
  @PartField('本人登记信息', () => HolderParticularsPart, { optional: true, nullable: true })
  particulars?: HolderParticularsPart | null;
  @PartsField('家属', () => DraftPersonDto, { max: 20 }) persons: DraftPersonDto[];
  @PartsField('单独同意', () => FileConsentPart, { max: 60, optional: true }) consents?: FileConsentPart[];
  @FlagField('同意公示') consented: boolean;
  @FlagField('同意公示致困原因') consentedCause: boolean;

  static toDraft(dto: FileDraftDto): FileDraft {
    const { mainCause, otherCauses, note = null, area, consented, consentedCause } = dto;
    const { health = null, workStatus = null, monthIncome, particulars = null } = dto;
    return {
      ...{ mainCause, otherCauses, note, area },
      holder: { health, workStatus, monthIncome: monthIncome ? parseFen(monthIncome) : null, particulars },
      persons: dto.persons.map((person) => DraftPersonDto.toPerson(person)),
      statement: StatedDto.toStatement(dto),
      separateConsents: FileConsentPart.toConsents(dto.consents),
      consent: { given: consented, withCause: consentedCause },
    };
  }
}

export class FileReasonDto {
  @TextField('原因', { max: 500 }) reason: string;
}

export class RecordDto {
  @DateField('日期') heldOn: CivilDate;
  @TextsField('参加的人', { max: 60, maxItems: 60 }) people: string[];
  @FlagField('情况属实') conforms: boolean;
  @TextField('记录', { max: 2000 }) words: string;

  static of({ heldOn, people, conforms, words }: RecordDto): Recorded {
    return { heldOn, people, conforms, words };
  }
}

export class AssessmentDto {
  @DateField('评议日期') heldOn: CivilDate;
  @TextsField('到会人员', { max: 60, maxItems: 60 }) people: string[];
  @CountField('赞成', { max: 1000 }) votesFor: number;
  @CountField('反对', { max: 1000 }) votesAgainst: number;
  @CountField('弃权', { max: 1000 }) abstained: number;
  @TextField('会议纪要', { max: 2000 }) words: string;
  @ChoiceField('认定类别', HARDSHIP_CATEGORIES, { optional: true, nullable: true }) category?: HardshipCategory | null;
  @TextField('另作认定的理由', { max: 500, optional: true, nullable: true }) reason?: string | null;

  static of({
    heldOn,
    people,
    votesFor,
    votesAgainst,
    abstained,
    words,
    category = null,
    reason = null,
  }: AssessmentDto): Assessed {
    return { heldOn, people, conforms: true, words, votesFor, votesAgainst, abstained, category, reason };
  }
}

/** Where nobody wrote the consent down yet, the officer does: he was told it at the visit or on the phone. */
export class PublicityDto {
  @CountField('公示工作日', { min: 3, max: 30, optional: true }) workingDays?: number;
  @FlagField('本人同意公示', { optional: true }) consented?: boolean;
  @FlagField('本人同意公示致困原因', { optional: true }) consentedCause?: boolean;

  static of({ workingDays, consented, consentedCause = false }: PublicityDto): PublicityOrder {
    return {
      ...(workingDays !== undefined && { workingDays }),
      ...(consented && { consent: { withCause: consentedCause } }),
    };
  }
}

export class TakenObjectionDto {
  @TextField('反映的情况', { min: 5, max: 1000 }) words: string;
  @TextField('反映人', { max: 40, optional: true, nullable: true }) name?: string | null;
  @TextField('联系方式', { max: 60, optional: true, nullable: true }) contact?: string | null;
}

export class ExitDto {
  @ChoiceField('退档原因', EXIT_GROUNDS) ground: ExitGround;
  @TextField('说明', { max: 500 }) reason: string;
}

export class ReviewDto extends StatedDto {
  @ChoiceField('认定类别', HARDSHIP_CATEGORIES, { optional: true, nullable: true }) category?: HardshipCategory | null;
  @TextField('另作认定的理由', { max: 500, optional: true, nullable: true }) reason?: string | null;

  @PartsField('单独同意', () => FileConsentPart, { max: 60, optional: true }) consents?: FileConsentPart[];

  static of(dto: ReviewDto): Reviewed {
    const { category = null, reason = null, area } = dto;
    const separateConsents = FileConsentPart.toConsents(dto.consents);
    return { category, reason, area, statement: StatedDto.toStatement(dto), separateConsents };
  }
}

export class PapersOfFileDto {
  @ChoiceField('清单项', CHECKLIST_ITEMS) item: ChecklistItem;
  @IdsField('材料', { max: 20 }) documentIds: DocumentId[];
}

export class FilePaperRemovalDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class AppealDto {
  @TextField('哪里不对', { min: 5, max: 1000 }) words: string;
}

export class SignDto {
  @ChoiceField('环节', ['review', 'approve']) part: 'review' | 'approve';
  @TextField('意见', { max: 500, optional: true }) comment?: string;
}

export class HouseholdQuery {
  @TextField('为什么要看', { max: 200 }) reason: string;
}

export class FileSavedView {
  @IdField('档案') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;

  static of(id: string, version: number): FileSavedView {
    return Object.assign(new FileSavedView(), { id, version });
  }
}
