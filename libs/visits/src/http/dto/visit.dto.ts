import { AmountField, ChoiceField, CountField, DateField, IdField, PartField, PartsField, TextField } from '@app/http';
import {
  type CivilDate,
  type DocumentId,
  type FundAccountId,
  type MemberId,
  parseFen,
  type PersonId,
} from '@app/kernel';
import { ConsentPart, type TypedConsent, typedConsentOf } from '@app/members';
import { PAYEE_CONSENTS, type PayeeConsent, PAYMENT_KINDS, type PaymentMethod } from '@app/disbursements';
import { EVIDENCE_KINDS } from '@app/standards';
import type { AidWish, TalkNotes, VisitNotes } from '../../app/visit-order';
import { type Evidence, type GoodsLine, TALK_TOPICS, type TalkTopic, type VisitOutcome } from '../../domain/visit';
import { VISITOR_RANKS, type VisitorRank } from '../../domain/visitor-rank';
import type { StandingVisitView } from './standing-visit.view';

const OUTCOMES = ['met', 'proxy', 'refused', 'absent'] as const;

export class VisitorDto {
  @IdField('走访人', { optional: true, description: '没有账号的同事不填' }) personId?: PersonId;
  @TextField('走访人姓名', { max: 40 }) name: string;
  @ChoiceField('职务', VISITOR_RANKS) rank: VisitorRank;
}

export class OutcomeDto {
  @ChoiceField('结果', OUTCOMES) kind: VisitOutcome['kind'];
  @TextField('接待人姓名', { max: 40, optional: true }) name?: string;
  @TextField('和会员的关系', { max: 20, optional: true }) relation?: string;
  @TextField('原因', { max: 200, optional: true }) reason?: string;
}

export class GoodsLineDto {
  @TextField('慰问品', { max: 40 }) name: string;
  @CountField('数量', { min: 1, max: 10_000 }) quantity: number;
  @TextField('单位', { max: 10 }) unit: string;
  @AmountField('金额', { description: '这一行合计' }) value: string;
}

export class EvidenceDto {
  @IdField('材料') documentId: DocumentId;
  @ChoiceField('材料种类', ['photo', ...EVIDENCE_KINDS]) kind: string;
}

export class PapersDto {
  @PartsField('材料', () => EvidenceDto, { max: 30 }) evidence: EvidenceDto[];
}

export class SignatureDto {
  @IdField('签名') documentId: DocumentId;
  @ChoiceField('签收人', ['self', 'proxy']) by: 'self' | 'proxy';
}

export class PaymentWishDto {
  @ChoiceField('付款方式', PAYMENT_KINDS) kind: 'transfer' | 'cash' | 'goods';
  @TextField('收款人', { max: 40, optional: true }) payeeName?: string;
  @TextField('开户银行', { max: 60, optional: true }) bankName?: string;
  @TextField('开户支行', { max: 80, optional: true }) branch?: string;
  @TextField('卡号', { max: 40, optional: true }) cardNumber?: string;
  @TextField('和会员的关系', { max: 20, optional: true }) payeeRelation?: string;
  @ChoiceField('收款人怎么同意的', PAYEE_CONSENTS, { optional: true }) payeeConsent?: PayeeConsent;
  @TextField('发现金的原因', { max: 200, optional: true }) reason?: string;
}

/** How the aid is to be paid. */
export class AidWishDto {
  @IdField('经费账户', { optional: true, description: '不选就按标准推荐' }) fundAccountId?: FundAccountId;
  @PartField('付款方式', () => PaymentWishDto, { optional: true, description: '不选就转到名册里的银行卡' })
  payment?: PaymentWishDto;
  @TextField('超出标准的理由', { max: 300, optional: true }) aidReason?: string;
  @TextField('应急先付的原因', { max: 300, optional: true, description: '钱先付，手续 5 个工作日内补齐' })
  emergencyReason?: string;
}

/** Confided notes stand in a part of their own, which only those get who may read them. */
const note = (field: 'place' | 'words' | 'nextNeed') => ({
  sent: (text: string) => text,
  now: ({ notes }: StandingVisitView) => notes?.[field],
});

class SaidDto extends AidWishDto {
  @DateField('走访日期') visitedOn: CivilDate;
  @TextField('地点', { max: 100, optional: true, stands: note('place') }) place?: string;
  @PartsField('走访人', () => VisitorDto, { max: 20 }) visitors: VisitorDto[];
  @PartField('结果', () => OutcomeDto) outcome: OutcomeDto;
  @TextField('本人的话', { max: 1000, optional: true, stands: note('words') }) words?: string;
  @TextField('还需要什么', { max: 500, optional: true, stands: note('nextNeed') }) nextNeed?: string;
  @DateField('下次联系', { optional: true }) nextContactOn?: CivilDate;
}

class VisitDto extends SaidDto {
  @AmountField('慰问金', { optional: true }) cash?: string;
  @PartsField('慰问品', () => GoodsLineDto, { max: 20, optional: true }) goods?: GoodsLineDto[];
  @PartsField('材料', () => EvidenceDto, { max: 30, optional: true }) evidence?: EvidenceDto[];
  @PartField('签收', () => SignatureDto, { optional: true }) signature?: SignatureDto;
}

export class LogVisitDto extends VisitDto {
  @PartField('医疗健康信息的单独同意', () => ConsentPart, {
    ...{ optional: true, nullable: true },
    description: '走访时问过本人才有；还差的在事项页面里列出',
  })
  consent?: ConsentPart | null;
}

export class CorrectVisitDto extends VisitDto {
  @ChoiceField('谈心的事由', TALK_TOPICS, { optional: true, description: '只有谈心有；不填就不变' })
  topic?: TalkTopic;
  @TextField('更正的原因', { max: 200, optional: true }) correctionReason?: string;
}

export class TalkDto {
  @IdField('会员') memberId: MemberId;
  @ChoiceField('谈心的事由', TALK_TOPICS) topic: TalkTopic;
  @DateField('谈心日期') visitedOn: CivilDate;
  @TextField('地点', { max: 100, optional: true }) place?: string;
  @PartsField('谈心人', () => VisitorDto, { max: 20 }) visitors: VisitorDto[];
  @PartField('结果', () => OutcomeDto) outcome: OutcomeDto;
  @TextField('本人的话', { max: 1000, optional: true }) words?: string;
  @TextField('还需要什么', { max: 500, optional: true }) nextNeed?: string;
  @DateField('下次联系', { optional: true }) nextContactOn?: CivilDate;
}

type Said = Omit<TalkDto, 'memberId' | 'topic'>;

const saidIn = (dto: Said): TalkNotes => ({
  ...{ visitedOn: dto.visitedOn, place: dto.place ?? null, outcome: outcomeOf(dto.outcome) },
  visitors: dto.visitors.map(({ personId = null, name, rank }) => ({ personId, name, rank })),
  ...{ words: dto.words ?? null, nextNeed: dto.nextNeed ?? null, nextContactOn: dto.nextContactOn ?? null },
});

export const talkNotesOf = (dto: TalkDto): TalkNotes => saidIn(dto);

export const papersIn = ({ evidence }: PapersDto): Evidence[] =>
  evidence.map(({ documentId, kind }) => ({ documentId, kind }));

export const visitNotesOf = (dto: VisitDto): VisitNotes => ({
  ...saidIn(dto),
  cashFen: parseFen(dto.cash ?? '0'),
  goods: (dto.goods ?? []).map(goodsLineOf),
  evidence: papersIn({ evidence: dto.evidence ?? [] }),
  signature: dto.signature ? { documentId: dto.signature.documentId, by: dto.signature.by } : null,
});

const goodsLineOf = ({ name, quantity, unit, value }: GoodsLineDto): GoodsLine => ({
  ...{ name, quantity, unit },
  valueFen: parseFen(value),
});

function outcomeOf({ kind, name = '', relation = '', reason = '' }: OutcomeDto): VisitOutcome {
  if (kind === 'met') return { kind };
  return kind === 'proxy' ? { kind, name, relation } : { kind, reason };
}

export const consentOf = ({ consent }: LogVisitDto): TypedConsent | null => (consent ? typedConsentOf(consent) : null);

export const wishOf = (dto: AidWishDto): AidWish => ({
  fundAccountId: dto.fundAccountId ?? null,
  method: dto.payment ? methodOf(dto.payment) : null,
  reason: dto.aidReason ?? null,
  emergency: dto.emergencyReason ?? null,
});

/** Goods are described by their lines; only money is paid in more than one way. */
function methodOf(dto: PaymentWishDto): PaymentMethod | null {
  if (dto.kind === 'goods') return null;
  if (dto.kind === 'cash') return { kind: 'cash', reason: dto.reason ?? '' };
  const { payeeName = '', bankName = '', branch = null, cardNumber = '', payeeRelation = null } = dto;
  const { payeeConsent = null } = dto;
  return { kind: 'transfer', payeeName, bankName, branch, cardNumber, payeeRelation, payeeConsent };
}
