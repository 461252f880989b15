import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PageQuery,
  TextField,
} from '@app/http';
import { type AccountId, type CivilDate, type MemberId, parseFen, type UnionId } from '@app/kernel';
import type { Assignment, Completion, HandlingRecord } from '../../app/legal-aid-handling.service';
import type { NewLegalAid, OwnLegalAid } from '../../app/legal-aid-intake.service';
import { LEGAL_AID_GROUPS, type LegalAidGroup } from '../../data/legal-aid-list.query';
import { DISPUTE_MATTER_LABELS, DISPUTE_MATTERS, type DisputeMatter } from '../../domain/dispute';
import {
  LEGAL_AID_OUTCOME_LABELS,
  LEGAL_AID_OUTCOMES,
  LEGAL_AID_PAPER_LABELS,
  LEGAL_AID_PAPERS,
  LEGAL_AID_SERVICE_LABELS,
  LEGAL_AID_SERVICES,
  LEGAL_AID_SOURCE_LABELS,
  type LegalAidOutcome,
  type LegalAidPaper,
  type LegalAidService,
  REFUSAL_GROUND_LABELS,
  REFUSAL_GROUNDS,
  type RefusalGround,
  TERMINATION_GROUND_LABELS,
  TERMINATION_GROUNDS,
  type TerminationGround,
} from '../../domain/legal-aid';

export class LegalAidListQuery extends PageQuery {
  @ChoiceField('哪些', LEGAL_AID_GROUPS, { optional: true }) group?: LegalAidGroup;
  @ChoiceField('类别', DISPUTE_MATTERS, { optional: true, names: DISPUTE_MATTER_LABELS }) matter?: DisputeMatter;
  @TextField('编号或单位', { max: 60, optional: true }) text?: string;
}

/** What the member says of it himself. */
export class OwnLegalAidDto {
  @ChoiceField('类别', DISPUTE_MATTERS, { names: DISPUTE_MATTER_LABELS }) matter: DisputeMatter;
  @ChoiceField('要什么帮助', LEGAL_AID_SERVICES, { names: LEGAL_AID_SERVICE_LABELS }) service: LegalAidService;
  @TextField('电话', { max: 30, optional: true }) phone?: string;
  @TextField('对方单位', { max: 100, optional: true }) employer?: string;
  @AmountField('请求金额', { optional: true }) asked?: string;
  @TextField('经过', { max: 8000 }) facts: string;
  @FlagField('进城务工', { optional: true }) isMigrant?: boolean;
  @DateField('时效最后一天', { optional: true }) limitationOn?: CivilDate;

  static own(dto: OwnLegalAidDto): OwnLegalAid {
    const { matter, service, facts } = dto;
    return {
      ...{ matter, service, facts, phone: dto.phone ?? null, employer: dto.employer ?? '' },
      ...{ asked: dto.asked ? parseFen(dto.asked) : 0n, isMigrant: dto.isMigrant ?? false },
      limitationOn: dto.limitationOn ?? null,
    };
  }
}

const DESK_SOURCES = ['desk', 'phone', 'written'] as const;

export class RegisterLegalAidDto extends OwnLegalAidDto {
  @IdField('工会') unionId: UnionId;
  @ChoiceField('来源', DESK_SOURCES, { names: LEGAL_AID_SOURCE_LABELS }) source: (typeof DESK_SOURCES)[number];
  @DateField('收到日期') receivedOn: CivilDate;
  @IdField('会员', { optional: true }) memberId?: MemberId;
  @TextField('申请人', { max: 60, optional: true }) applicant?: string;
  @CountField('人数', { min: 1, max: 100_000 }) people: number;
  @ChoicesField('已经交的材料', LEGAL_AID_PAPERS, { names: LEGAL_AID_PAPER_LABELS }) papers: LegalAidPaper[];

  static case(dto: RegisterLegalAidDto): NewLegalAid {
    const { unionId, source, receivedOn, people, papers } = dto;
    return {
      ...OwnLegalAidDto.own(dto),
      ...{ unionId, source, receivedOn, people, papers, disputeId: null },
      ...{ memberId: dto.memberId ?? null, applicant: dto.applicant ?? null },
    };
  }
}

export class LegalAidPapersDto {
  @ChoicesField('已经交的材料', LEGAL_AID_PAPERS, { names: LEGAL_AID_PAPER_LABELS }) papers: LegalAidPaper[];
}

export class LegalAidDayDto {
  @DateField('日期') on: CivilDate;
}

export class LegalAidSuppliedDto extends LegalAidDayDto {
  @ChoicesField('补来的材料', LEGAL_AID_PAPERS, { names: LEGAL_AID_PAPER_LABELS }) papers: LegalAidPaper[];
}

export class LegalAidToldDto extends LegalAidDayDto {
  @TextField('内容', { max: 4000 }) words: string;
}

export class LegalAidOwnWordsDto {
  @TextField('理由', { max: 2000 }) words: string;
}

export class LegalAidRefusalDto extends LegalAidToldDto {
  @ChoiceField('原因', REFUSAL_GROUNDS, { names: REFUSAL_GROUND_LABELS }) ground: RefusalGround;
}

export class LegalAidTerminationDto extends LegalAidToldDto {
  @ChoiceField('原因', TERMINATION_GROUNDS, { names: TERMINATION_GROUND_LABELS }) ground: TerminationGround;
}

export class LegalAidHandlerDto {
  @IdField('承办人') accountId: AccountId;
  @TextField('律师', { max: 60, optional: true }) lawyerName?: string;
  @TextField('律师事务所', { max: 100, optional: true }) lawyerFirm?: string;

  static handler({ accountId, lawyerName, lawyerFirm }: LegalAidHandlerDto): Omit<Assignment, 'on'> {
    return { accountId, lawyerName: lawyerName ?? null, lawyerFirm: lawyerFirm ?? null };
  }
}

export class LegalAidAssignmentDto extends LegalAidHandlerDto {
  @DateField('指派日期') on: CivilDate;
}

export class LegalAidReplacementDto extends LegalAidHandlerDto {
  @TextField('原因', { max: 500 }) reason: string;
}

export class LegalAidRecordDto extends LegalAidToldDto {
  @DateField('下一次', { optional: true }) nextOn?: CivilDate;
  @TextField('地点和要带的东西', { max: 500, optional: true }) bring?: string;

  static record({ on, words, nextOn, bring }: LegalAidRecordDto): HandlingRecord {
    return { on, words, nextOn: nextOn ?? null, bring: bring ?? null };
  }
}

export class LegalAidCompletionDto extends LegalAidToldDto {
  @ChoiceField('结果', LEGAL_AID_OUTCOMES, { names: LEGAL_AID_OUTCOME_LABELS }) outcome: LegalAidOutcome;
  @AmountField('追回金额', { optional: true }) recovered?: string;

  static completion({ on, words, outcome, recovered }: LegalAidCompletionDto): Completion {
    return { on, words, outcome, recovered: recovered ? parseFen(recovered) : 0n };
  }
}

export class LegalAidSavedView {
  @IdField('法律援助') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;

  static of({ id, version }: { id: string; version: number }): LegalAidSavedView {
    return Object.assign(new LegalAidSavedView(), { id, version });
  }
}
