import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IdsField,
  PageQuery,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { type AccountId, type CivilDate, type MemberId, parseFen, type UnionId } from '@app/kernel';
import { CONFIRMATIONS, type Confirmation, type SignedAgreement } from '../../app/agreement.service';
import type { DisputeCorrection } from '../../app/dispute-correction.service';
import type { NewDispute } from '../../app/dispute-intake.service';
import type { RecordedClockEvent } from '../../app/mediation.service';
import { DISPUTE_GROUPS, type DisputeGroup } from '../../data/dispute-list.query';
import { OFFER_ANSWERS, type OfferAnswer } from '../../data/mediation.entity';
import { type ClockEventKind, EXTENSION_CONSENTS, type ExtensionConsent } from '../../domain/clock';
import type { ClockCode } from '../../domain/clock-rules';
import {
  DISPUTE_MATTER_LABELS,
  DISPUTE_MATTERS,
  DISPUTE_SOURCE_LABELS,
  DISPUTE_SOURCES,
  type DisputeMatter,
  type DisputeSource,
  type Employment,
  EMPLOYMENT_LABELS,
  EMPLOYMENTS,
  type PartyId,
  type Referral,
  REFERRAL_LABELS,
  REFERRALS,
  type Remedy,
  REMEDIES,
  REMEDY_LABELS,
  STATEMENT_SIDE_LABELS,
  STATEMENT_SIDES,
  type StatementSide,
} from '../../domain/dispute';

export class DisputeListQuery extends PageQuery {
  @ChoiceField('哪些', DISPUTE_GROUPS, { optional: true }) group?: DisputeGroup;
  @ChoiceField('争议类别', DISPUTE_MATTERS, { optional: true, names: DISPUTE_MATTER_LABELS }) matter?: DisputeMatter;
  @TextField('编号或单位', { max: 60, optional: true }) text?: string;
}

export class DisputeApplicantDto {
  @IdField('会员', { optional: true }) memberId?: MemberId;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('证件号码', { max: 30, optional: true }) idNumber?: string;
  @TextField('电话', { max: 30, optional: true }) phone?: string;
  @FlagField('推选为代表', { optional: true }) isRepresentative?: boolean;
  @AmountField('请求金额', { optional: true }) asked?: string;
}

export class DisputeClaimDto {
  @TextField('请求', { max: 200 }) item: string;
  @AmountField('金额') amount: string;
}

/** What the member says of it himself. */
export class OwnDisputeDto {
  @ChoiceField('争议类别', DISPUTE_MATTERS, { names: DISPUTE_MATTER_LABELS }) matter: DisputeMatter;
  @TextField('单位', { max: 100, optional: true }) employer?: string;
  @DateField('哪天知道的') knownOn: CivilDate;
  @ChoiceField('劳动关系', EMPLOYMENTS, { names: EMPLOYMENT_LABELS }) employment: Employment;
  @DateField('劳动关系结束日期', { optional: true }) employmentEndedOn?: CivilDate;
  @TextField('经过', { max: 4000 }) facts: string;
  @PartsField('请求', () => DisputeClaimDto, { max: 20 }) claims: DisputeClaimDto[];
}

export class CorrectedPartyDto {
  @IdField('申请人') id: PartyId;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('电话', { max: 30, optional: true }) phone?: string;
  @AmountField('请求金额') asked: string;
}

/** The application as it should have been written down, and why it is changed. */
export class DisputeCorrectionDto extends OwnDisputeDto {
  @TextField('单位联系人', { max: 200, optional: true }) employerContact?: string;
  @TextField('在哪里记录的', { max: 100, optional: true }) recordedPlace?: string;
  @PartsField('申请人', () => CorrectedPartyDto, { max: 500 }) applicants: CorrectedPartyDto[];
  @TextField('更正原因', { max: 500 }) reason: string;

  static correction(dto: DisputeCorrectionDto): DisputeCorrection {
    return {
      ...ownOf(dto),
      ...{ employerContact: dto.employerContact ?? null, recordedPlace: dto.recordedPlace ?? null, reason: dto.reason },
      applicants: dto.applicants.map(({ id, name, phone, asked }) => ({
        ...{ id, name, phone: phone ?? null, asked: parseFen(asked) },
      })),
    };
  }
}

export class DisputeFormDto extends OwnDisputeDto {
  @ChoiceField('来源', DISPUTE_SOURCES, { names: DISPUTE_SOURCE_LABELS }) source: DisputeSource;
  @IdField('单位的工会', { optional: true }) employerUnionId?: UnionId;
  @TextField('单位联系人', { max: 200, optional: true }) employerContact?: string;
  @DateField('收到日期') receivedOn: CivilDate;
  @TextField('在哪里记录的', { max: 100, optional: true }) recordedPlace?: string;
  @PartsField('申请人', () => DisputeApplicantDto, { max: 500 }) applicants: DisputeApplicantDto[];

  static form(dto: DisputeFormDto): Omit<NewDispute, 'unionId'> {
    return {
      ...ownOf(dto),
      ...{ source: dto.source, receivedOn: dto.receivedOn, employerUnionId: dto.employerUnionId ?? null },
      ...{ employerContact: dto.employerContact ?? null, recordedPlace: dto.recordedPlace ?? null },
      applicants: dto.applicants.map((each) => ({
        ...{ memberId: each.memberId ?? null, name: each.name, idNumber: each.idNumber ?? null },
        ...{ phone: each.phone ?? null, isRepresentative: each.isRepresentative ?? false },
        asked: each.asked ? parseFen(each.asked) : null,
      })),
    };
  }
}

export const ownOf = (dto: OwnDisputeDto) => ({
  ...{ matter: dto.matter, employer: dto.employer ?? '', knownOn: dto.knownOn, employment: dto.employment },
  ...{ employmentEndedOn: dto.employmentEndedOn ?? null, facts: dto.facts },
  claims: dto.claims.map(({ item, amount }) => ({ item, amount: parseFen(amount) })),
});

export class ReceiveDisputeDto extends DisputeFormDto {
  @IdField('受理的工会') unionId: UnionId;
}

export class MediatorsDto {
  @IdsField('调解员', { max: 3 }) accountIds: AccountId[];
}

export class ReplaceMediatorDto {
  @IdField('原来的调解员') from: AccountId;
  @IdField('新的调解员') to: AccountId;
  @TextField('原因', { max: 500 }) reason: string;
}

export class DisputeDayDto {
  @DateField('日期') on: CivilDate;
}

export class ArbitrationDto {
  @DateField('仲裁受理日期') acceptedOn: CivilDate;
  @DateField('裁决日期', { optional: true }) decidedOn?: CivilDate;
}

export class DisputeReasonDto extends DisputeDayDto {
  @TextField('原因', { max: 1000 }) reason: string;
}

export class ReferralDto extends DisputeReasonDto {
  @ChoiceField('转到', REFERRALS, { names: REFERRAL_LABELS }) to: Referral;
}

export class StatementDto {
  @ChoiceField('谁说的', STATEMENT_SIDES, { names: STATEMENT_SIDE_LABELS }) side: StatementSide;
  @DateField('日期') takenOn: CivilDate;
  @TextField('被调查人', { max: 60 }) saidBy: string;
  @TextField('谈话内容', { max: 8000 }) words: string;
}

export class PlanSessionDto {
  @DateField('日期') heldOn: CivilDate;
  @TextField('时间', { max: 20, optional: true }) atTime?: string;
  @TextField('地点', { max: 100 }) place: string;
  @TextField('要带的东西', { max: 300, optional: true }) bring?: string;
}

export class HeldSessionDto {
  @TextsField('到会的人', { max: 60, maxItems: 60 }) present: string[];
  @TextField('调解笔录', { max: 8000 }) minutes: string;
  @TextsField('签字的人', { max: 60, maxItems: 60 }) signedBy: string[];
}

export class OfferDto {
  @ChoiceField('谁提出的', ['applicant', 'respondent']) side: 'applicant' | 'respondent';
  @DateField('日期') offeredOn: CivilDate;
  @AmountField('金额') amount: string;
  @TextField('说明', { max: 1000, optional: true }) words?: string;
}

export class OfferAnswerDto {
  @ChoiceField('答复', OFFER_ANSWERS) answer: OfferAnswer;
  @TextField('说明', { max: 1000, optional: true }) words?: string;
}

const CHANGED_CLOCKS = ['limitation', 'mediation', 'arbitration-award'] as const;
const RECORDED_KINDS = ['interrupted', 'suspended', 'resumed', 'extended'] as const;

export class ClockEventDto {
  @ChoiceField('期限', CHANGED_CLOCKS) clock: (typeof CHANGED_CLOCKS)[number] & ClockCode;
  @ChoiceField('发生了什么', RECORDED_KINDS) kind: (typeof RECORDED_KINDS)[number] & ClockEventKind;
  @DateField('日期') on: CivilDate;
  @CountField('延长几天', { min: 1, max: 365, optional: true }) days?: number;
  @ChoiceField('谁同意', EXTENSION_CONSENTS, { optional: true }) consent?: ExtensionConsent;
  @TextField('事由', { max: 500 }) ground: string;

  static of({ clock, kind, on, days, consent, ground }: ClockEventDto): RecordedClockEvent {
    const extended = kind === 'extended';
    return {
      ...{ clock, kind, on, ground, days: extended ? (days ?? 0) : null },
      consent: extended ? (consent ?? 'one-party') : null,
    };
  }
}

export class InstalmentDto {
  @IdField('付给谁') partyId: PartyId;
  @DateField('付款日期') dueOn: CivilDate;
  @AmountField('金额') amount: string;
}

export class AgreementDto {
  @DateField('签订日期') agreedOn: CivilDate;
  @DateField('生效日期') effectiveOn: CivilDate;
  @TextField('协议内容', { max: 8000 }) terms: string;
  @FlagField('申请人签字') applicantSigned: boolean;
  @FlagField('被申请单位签字') respondentSigned: boolean;
  @FlagField('调解员签字') mediatorSigned: boolean;
  @DateField('盖章日期', { optional: true }) sealedOn?: CivilDate;
  @TextField('用印登记号', { max: 60, optional: true }) sealNumber?: string;
  @PartsField('分期', () => InstalmentDto, { max: 1000 }) instalments: InstalmentDto[];

  static of(dto: AgreementDto): SignedAgreement {
    const { agreedOn, effectiveOn, terms, applicantSigned, respondentSigned, mediatorSigned } = dto;
    return {
      ...{ agreedOn, effectiveOn, terms, applicantSigned, respondentSigned, mediatorSigned },
      ...{ sealedOn: dto.sealedOn ?? null, sealNumber: dto.sealNumber ?? null },
      instalments: dto.instalments.map((each) => ({ ...each, amount: parseFen(each.amount) })),
    };
  }
}

export class PaidDto {
  @DateField('付款日期') paidOn: CivilDate;
}

export class BreachDto {
  @ChoiceField('怎么办', REMEDIES, { names: REMEDY_LABELS }) remedy: Remedy;
  @TextField('情况', { max: 1000 }) reason: string;
}

export class ConfirmationDto {
  @ChoiceField('哪一种', CONFIRMATIONS) kind: Confirmation;
  @DateField('申请日期') requestedOn: CivilDate;
  @DateField('确认日期', { optional: true }) confirmedOn?: CivilDate;
}

export class DisputeRatingDto {
  @CountField('几颗星', { min: 1, max: 5 }) stars: number;
  @TextField('想说的话', { max: 500, optional: true }) comment?: string;
}

export class DisputeSavedView {
  @IdField('争议') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;

  static of({ id, version }: { readonly id: string; readonly version: number }): DisputeSavedView {
    return Object.assign(new DisputeSavedView(), { id, version });
  }
}
