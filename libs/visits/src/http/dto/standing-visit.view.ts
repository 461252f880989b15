import { disbursementStage, STAGE_NAMES } from '@app/disbursements';
import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PartField,
  PartsField,
  TextField,
} from '@app/http';
import { type CivilDate, formatFen } from '@app/kernel';
import type { StandingVisit } from '../../app/standing-visit.service';
import type { LiveAid } from '../../data/case-aid.query';
import {
  TALK_TOPICS,
  type TalkTopic,
  VISIT_STATUSES,
  type VisitOutcome,
  type VisitState,
  type VisitStatus,
} from '../../domain/visit';
import { VISITOR_RANKS, type VisitorRank } from '../../domain/visitor-rank';
import { CaseEvidenceView, CaseGoodsView } from './case.view';
import { paperName } from '../../app/missing-papers';

export class StandingVisitorView {
  @IdField('走访人', { nullable: true }) personId: string | null;
  @TextField('姓名', { max: 60 }) name: string;
  @ChoiceField('职务', VISITOR_RANKS) rank: VisitorRank;
}

export class LiveAidView {
  @TextField('用款编号', { max: 60 }) number: string;
  @AmountField('金额') amount: string;
  @TextField('到哪一步名称', { max: 20 }) stageName: string;

  static of(aid: LiveAid): LiveAidView {
    const { number, amount } = aid;
    const stageName = STAGE_NAMES[disbursementStage(aid)];
    return Object.assign(new LiveAidView(), { number, amount: formatFen(BigInt(amount)), stageName });
  }
}

/** What was said in confidence; only for who may read it. */
export class StandingNotesView {
  @TextField('地点', { max: 100, nullable: true }) place: string | null;
  @TextField('没有见到的原因', { max: 200, nullable: true }) reason: string | null;
  @TextField('本人的话', { max: 1000, nullable: true }) words: string | null;
  @TextField('还需要什么', { max: 500, nullable: true }) nextNeed: string | null;

  static of({ place, words, nextNeed, outcome }: VisitState): StandingNotesView {
    const reason = 'reason' in outcome ? outcome.reason : null;
    return Object.assign(new StandingNotesView(), { place, words, nextNeed, reason });
  }
}

/** A visit as it was logged, to be corrected. */
export class StandingVisitView {
  @IdField('走访') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @ChoiceField('状态', VISIT_STATUSES) status: VisitStatus;
  @IdField('这件事', { nullable: true }) dutyId: string | null;
  @TextField('案件编号', { max: 60, nullable: true }) number: string | null;
  @TextField('事项名称', { max: 60, nullable: true }) occasionName: string | null;
  @TextField('会员姓名', { max: 60 }) memberName: string;
  @ChoiceField('谈心的事由', TALK_TOPICS, { nullable: true }) topic: TalkTopic | null;
  @DateField('走访日期') visitedOn: CivilDate;
  @ChoiceField('结果', ['met', 'proxy', 'refused', 'absent']) outcome: VisitOutcome['kind'];
  @TextField('接待人', { max: 60, nullable: true }) proxyName: string | null;
  @TextField('和会员的关系', { max: 20, nullable: true }) proxyRelation: string | null;
  @PartsField('走访人', () => StandingVisitorView, { max: 20 }) visitors: StandingVisitorView[];
  @AmountField('慰问金') cash: string;
  @PartsField('慰问品', () => CaseGoodsView, { max: 20 }) goods: CaseGoodsView[];
  @PartsField('材料', () => CaseEvidenceView, { max: 1000 }) evidence: CaseEvidenceView[];
  @ChoiceField('谁签收', ['self', 'proxy'], { nullable: true }) signedBy: 'self' | 'proxy' | null;
  @IdField('签名', { nullable: true }) signatureDocumentId: string | null;
  @DateField('下次联系', { nullable: true }) nextContactOn: CivilDate | null;
  @FlagField('款物不能再改') aidLocked: boolean;
  @PartsField('已经申请的用款', () => LiveAidView, { max: 100 }) requests: LiveAidView[];
  @PartField('本人的话和地点', () => StandingNotesView, { nullable: true, description: '看不到的人更正时原样保留' })
  notes: StandingNotesView | null;

  static of({ version, visit, memberName, duty, withNotes, liveAids }: StandingVisit): StandingVisitView {
    const { id, status, dutyId, visitedOn, outcome, signature, nextContactOn } = visit;
    const proxy = outcome.kind === 'proxy' ? outcome : null;
    return Object.assign(new StandingVisitView(), {
      ...{ id, version, status, dutyId, memberName, visitedOn, nextContactOn, outcome: outcome.kind },
      topic: visit.talkTopic,
      ...{ number: duty?.number ?? null, occasionName: duty?.occasionName ?? null },
      ...{ proxyName: proxy?.name ?? null, proxyRelation: proxy?.relation ?? null },
      visitors: visit.visitors.map(({ personId, name, rank }) => ({ personId, name, rank })),
      cash: formatFen(visit.cashFen),
      goods: visit.goods.map(({ name, quantity, unit, valueFen }) => ({
        name,
        quantity,
        unit,
        value: formatFen(valueFen),
      })),
      evidence: visit.evidence.map(({ documentId, kind }) => ({ documentId, kind, kindName: paperName(kind) })),
      ...{ signedBy: signature?.by ?? null, signatureDocumentId: signature?.documentId ?? null },
      ...{ aidLocked: liveAids.length > 0, requests: liveAids.map((aid) => LiveAidView.of(aid)) },
      notes: withNotes ? StandingNotesView.of(visit) : null,
    });
  }
}
