import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PageQuery,
  PartField,
  PartsField,
  TextField,
} from '@app/http';
import { type CivilDate, type DocumentId, parseFen, type PersonId, type UnionId } from '@app/kernel';
import { type VisitOutcome, VISITOR_RANKS, type VisitorRank } from '@app/visits';
import type { HandoutOrder } from '../../app/handout.service';
import type { EntryVisit } from '../../app/round-visit.service';
import { ROUND_VISIT_OUTCOMES, type RoundVisitOutcome } from '../../domain/roster-entry.lifecycle';
import { UNVISITED_GROUPS, type UnvisitedGroup } from '../../data/unvisited.query';

export class EntryOutcomeDto {
  @ChoiceField('结果', ROUND_VISIT_OUTCOMES) kind: RoundVisitOutcome;
  @TextField('代领人姓名', { max: 40, optional: true }) name?: string;
  @TextField('和会员的关系', { max: 20, optional: true }) relation?: string;
  @TextField('原因', { max: 200, optional: true }) reason?: string;
}

export class EntryVisitorDto {
  @IdField('走访人', { optional: true }) personId?: PersonId;
  @TextField('姓名', { max: 40 }) name: string;
  @ChoiceField('职务', VISITOR_RANKS) rank: VisitorRank;
}

export class EntrySignatureDto {
  @IdField('签名') documentId: DocumentId;
  @ChoiceField('签收人', ['self', 'proxy']) by: 'self' | 'proxy';
}

export class EntryPhotoDto {
  @IdField('照片') documentId: DocumentId;
}

export class EntryVisitDto {
  @DateField('走访日期') visitedOn: CivilDate;
  @TextField('地点', { max: 100, optional: true }) place?: string;
  @PartField('结果', () => EntryOutcomeDto) outcome: EntryOutcomeDto;
  @PartsField('走访人', () => EntryVisitorDto, { max: 20, optional: true, description: '不填就是分到的走访人和同行人' })
  visitors?: EntryVisitorDto[];
  @FlagField('现金已给', { optional: true, description: '不填就是按名单给了' }) cashGiven?: boolean;
  @FlagField('慰问品已给', { optional: true, description: '不填就是按名单给了' }) goodsGiven?: boolean;
  @PartField('签收', () => EntrySignatureDto, { optional: true }) signature?: EntrySignatureDto;
  @PartsField('照片', () => EntryPhotoDto, { max: 20, optional: true }) photos?: EntryPhotoDto[];
  @TextField('本人的话', { max: 1000, optional: true }) words?: string;
  @TextField('还需要什么', { max: 500, optional: true }) nextNeed?: string;
}

export class HandoutGoodsDto {
  @TextField('慰问品', { max: 40 }) name: string;
  @TextField('单位', { max: 10 }) unit: string;
  @CountField('数量', { min: 1, max: 1_000_000 }) quantity: number;
}

export class HandoutDto {
  @IdField('走访人') visitorId: PersonId;
  @ChoiceField('领走还是退回', ['out', 'back']) direction: 'out' | 'back';
  @AmountField('现金', { optional: true }) cash?: string;
  @PartsField('慰问品', () => HandoutGoodsDto, { max: 20, optional: true }) goods?: HandoutGoodsDto[];
  @DateField('日期') givenOn: CivilDate;
  @IdField('签名', { optional: true }) signatureDocumentId?: DocumentId;
  @TextField('说明', { max: 200, optional: true }) note?: string;
}

export class RoundPaymentDto {
  @ChoiceField('付哪一种', ['transfer', 'cash', 'goods']) kind: 'transfer' | 'cash' | 'goods';
  @DateField('付款日期') paidOn: CivilDate;
  @TextField('银行流水号', { max: 60, optional: true, description: '转账要填' }) bankReference?: string;
  @IdField('签领表', { optional: true, description: '现金和慰问品要有' }) receiptDocumentId?: DocumentId;
  @TextField('见证人', { max: 40, optional: true }) witness?: string;
}

export class UnvisitedQuery extends PageQuery {
  @ChoiceField('哪些人', UNVISITED_GROUPS, { optional: true, description: '不填就是全部会员' }) of?: UnvisitedGroup;
  @IdField('工会', { optional: true, description: '含下级工会' }) unionId?: UnionId;
  @CountField('年份', { min: 2000, max: 2099, optional: true, description: '不填就是今年' }) year?: number;
}

export class EventsQuery extends PageQuery {
  @IdField('工会', { optional: true, description: '含下级工会' }) unionId?: UnionId;
}

function outcomeOf({ kind, name = '', relation = '', reason = '' }: EntryOutcomeDto): VisitOutcome {
  if (kind === 'met') return { kind };
  return kind === 'proxy' ? { kind, name, relation } : { kind, reason };
}

export const entryVisitOf = (dto: EntryVisitDto): EntryVisit => ({
  ...{ visitedOn: dto.visitedOn, place: dto.place ?? null, outcome: outcomeOf(dto.outcome) },
  visitors: dto.visitors?.map(({ personId = null, name, rank }) => ({ personId, name, rank })) ?? null,
  given: { cash: dto.cashGiven ?? true, goods: dto.goodsGiven ?? true },
  signature: dto.signature ? { documentId: dto.signature.documentId, by: dto.signature.by } : null,
  evidence: (dto.photos ?? []).map(({ documentId }) => ({ documentId, kind: 'photo' })),
  ...{ words: dto.words ?? null, nextNeed: dto.nextNeed ?? null },
});

export const handoutOf = (dto: HandoutDto): HandoutOrder => ({
  ...{ visitorId: dto.visitorId, direction: dto.direction, cashFen: parseFen(dto.cash ?? '0') },
  goods: (dto.goods ?? []).map(({ name, unit, quantity }) => ({ name, unit, quantity })),
  ...{ givenOn: dto.givenOn, signatureDocumentId: dto.signatureDocumentId ?? null, note: dto.note ?? null },
});
