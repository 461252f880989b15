import type { WorkingCalendar } from '@app/calendar';
import { type DisbursementStage, disbursementStage, PAYMENT_KIND_NAMES, STAGE_NAMES } from '@app/disbursements';
import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { type CivilDate, formatFen, parseFen } from '@app/kernel';
import { LackingConsentView } from '@app/members';
import { aidHolderOf, isLive } from '../../app/aid-facts';
import { caseFactsOf, outcomeOf, progressOf, timelineFactsOf } from '../../app/case-facts';
import type { CasePage } from '../../app/case.service';
import { missingPapers, paperName } from '../../app/missing-papers';
import type { CaseAid, CaseRow, CaseVisit, RelatedCase } from '../../data/case.rows';
import { urgency, urgencyWords } from '../../domain/duty-deadline';
import { OFFERED_ACTIONS, type OfferedAction } from '../../domain/offered-actions';
import { caseStanding, nextForStaff } from '../../domain/portal-words';
import { PROGRESS_STEPS, type ProgressDot, type ProgressStep } from '../../domain/progress-dots';
import { timeline, type TimelineEntry } from '../../domain/timeline';
import { VISIT_STATUSES, type VisitOutcome, type VisitStatus } from '../../domain/visit';
import { VISIT_DUTY_STATUSES, type VisitDutyStatus } from '../../domain/visit-duty';
import { nextDutyStatus, VISIT_DUTY_STATUS_WORDS, voidingActionIn } from '../../domain/visit-duty.lifecycle';
import { VISIT_STATUS_WORDS } from '../../domain/visit.lifecycle';
import { VISITOR_RANK_WORDS, VISITOR_RANKS, type VisitorRank } from '../../domain/visitor-rank';
import { CaseDocumentView } from './case-document.view';
import { AssigneeView } from './duty.view';
import { MarkView, MissingPaperView } from './visit.view';

export class ProgressDotView {
  @ChoiceField('步骤', PROGRESS_STEPS) step: ProgressStep;
  @TextField('名称', { max: 20 }) label: string;
  @ChoiceField('到了没有', ['done', 'now', 'todo']) state: ProgressDot['state'];
  @TextField('谁在办', { max: 60, nullable: true }) heldBy: string | null;

  static of({ step, label, state, heldBy }: ProgressDot): ProgressDotView {
    return Object.assign(new ProgressDotView(), { step, label, state, heldBy });
  }
}

export class TimelineEntryView {
  @TextField('编号', { max: 60 }) id: string;
  @TextField('种类', { max: 30 }) kind: string;
  @InstantField('时间') at: string;
  @TextField('什么时候', { max: 40 }) when: string;
  @FlagField('只知道是哪一天') dayOnly: boolean;
  @TextField('发生了什么', { max: 600 }) sentence: string;

  static of({ id, kind, at, when, dayOnly, sentence }: TimelineEntry): TimelineEntryView {
    return Object.assign(new TimelineEntryView(), { id, kind, at: at.toISOString(), when, dayOnly, sentence });
  }
}

export class PersonAtView {
  @TextField('姓名', { max: 60 }) name: string;
  @InstantField('时间') at: string;
}

const personAt = (name: string | null, at: Date | null): PersonAtView | null =>
  name !== null && at !== null ? Object.assign(new PersonAtView(), { name, at: at.toISOString() }) : null;

export class CaseVisitorView {
  @TextField('姓名', { max: 60 }) name: string;
  @ChoiceField('职务', VISITOR_RANKS) rank: VisitorRank;
  @TextField('职务名称', { max: 20 }) rankName: string;
}

export class CaseGoodsView {
  @TextField('慰问品', { max: 60 }) name: string;
  @CountField('数量', { max: 10_000 }) quantity: number;
  @TextField('单位', { max: 20 }) unit: string;
  @AmountField('金额') value: string;
}

/** A paper as the visit names it; the document itself is under its id. */
export class CaseEvidenceView {
  @IdField('材料') documentId: string;
  @TextField('材料种类', { max: 30 }) kind: string;
  @TextField('名称', { max: 60 }) kindName: string;
}

/** A visit without the words and needs of the person. */
export class CaseVisitView {
  @IdField('走访') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @ChoiceField('状态', VISIT_STATUSES) status: VisitStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @DateField('走访日期') visitedOn: CivilDate;
  @ChoiceField('结果', ['met', 'proxy', 'refused', 'absent']) outcome: VisitOutcome['kind'];
  @TextField('接待人', { max: 60, nullable: true }) proxyName: string | null;
  @TextField('和会员的关系', { max: 20, nullable: true }) proxyRelation: string | null;
  @PartsField('走访人', () => CaseVisitorView, { max: 20 }) visitors: CaseVisitorView[];
  @AmountField('慰问金') cash: string;
  @PartsField('慰问品', () => CaseGoodsView, { max: 20 }) goods: CaseGoodsView[];
  @ChoiceField('谁签收', ['self', 'proxy'], { nullable: true }) signedBy: 'self' | 'proxy' | null;
  @IdField('签名', { nullable: true }) signatureDocumentId: string | null;
  @PartsField('材料', () => CaseEvidenceView, { max: 1000 }) evidence: CaseEvidenceView[];
  @PartsField('还差什么', () => MissingPaperView, { max: 20 }) missing: MissingPaperView[];
  @PartsField('提示', () => MarkView, { max: 10 }) marks: MarkView[];
  @TextsField('按标准怎么看', { max: 300, maxItems: 10 }) remarks: string[];
  @DateField('下次联系', { nullable: true }) nextContactOn: CivilDate | null;
  @ChoicesField('可以做的', ['correct', 'void', 'add-papers', 'request-aid']) openActions: string[];

  static of(visit: CaseVisit, page: CasePage): CaseVisitView {
    const { id, version, status, visitedOn, proxyName, proxyRelation, signedBy, nextContactOn } = visit;
    return Object.assign(new CaseVisitView(), {
      ...{ id, version, status, visitedOn, proxyName, proxyRelation, signedBy, nextContactOn },
      signatureDocumentId: visit.signatureDocumentId,
      evidence: visit.evidence.map(({ documentId, kind }) => ({ documentId, kind, kindName: paperName(kind) })),
      missing: missingPapers(visit.judgement?.missing ?? []).map((paper) => MissingPaperView.of(paper)),
      statusName: VISIT_STATUS_WORDS[status],
      outcome: outcomeOf(visit).kind,
      visitors: visit.visitors.map(({ name, rank }) => ({ name, rank, rankName: VISITOR_RANK_WORDS[rank] })),
      cash: formatFen(BigInt(visit.cashFen)),
      goods: visit.goods.map(({ name, quantity, unit, valueFen }) => ({ name, quantity, unit, value: valueFen })),
      marks: visit.marks.map((mark) => MarkView.of(mark)),
      remarks: [...(visit.judgement?.marks ?? [])],
      openActions: visitActions(visit, page),
    });
  }
}

function visitActions(visit: CaseVisit, { row, mayCorrect, mayVoid }: CasePage): string[] {
  if (visit.status !== 'logged') return [];
  const locked = row.aids.some((aid) => aid.visitId === visit.rootId && isLive(aid));
  const goods = visit.goods.some((line) => parseFen(line.valueFen) > 0n);
  const hasAid = BigInt(visit.cashFen) > 0n || goods;
  return [
    ...(mayCorrect ? ['correct', 'add-papers'] : []),
    ...(mayVoid && !locked && nextDutyStatus(row.status, voidingActionIn(row.status)) ? ['void'] : []),
    ...(mayCorrect && hasAid && !locked && nextDutyStatus(row.status, 'settle') ? ['request-aid'] : []),
  ];
}

export class CaseAidView {
  @IdField('用款申请') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('用款编号', { max: 60 }) number: string;
  @AmountField('金额') amount: string;
  @ChoiceField('付款方式', ['transfer', 'cash', 'goods']) paymentKind: 'transfer' | 'cash' | 'goods';
  @TextField('付款方式名称', { max: 20 }) paymentKindName: string;
  @TextField('到哪一步', { max: 20 }) stage: DisbursementStage;
  @TextField('到哪一步名称', { max: 20 }) stageName: string;
  @TextField('等谁', { max: 60, nullable: true }) waitsFor: string | null;
  @TextField('依据', { max: 5000, min: 0, description: '一行一句' }) ruleSentence: string;
  @TextField('审批路线', { max: 300, min: 0 }) routeReason: string;
  @TextField('退回或不同意的原因', { max: 300, min: 0 }) lastReason: string;
  @DateField('付款日期', { nullable: true }) paidOn: CivilDate | null;

  static of(aid: CaseAid): CaseAidView {
    const { id, version, number, paymentKind, ruleSentence, routeReason, lastReason, paidOn } = aid;
    const stage = disbursementStage(aid);
    return Object.assign(new CaseAidView(), {
      ...{ id, version, number, paymentKind, ruleSentence, routeReason, lastReason, paidOn, stage },
      amount: formatFen(BigInt(aid.amount)),
      paymentKindName: PAYMENT_KIND_NAMES[paymentKind],
      stageName: STAGE_NAMES[stage],
      waitsFor: aidHolderOf(aid)?.office ?? null,
    });
  }
}

export class RelatedCaseView {
  @IdField('编号') id: string;
  @TextField('案件编号', { max: 60 }) number: string;
  @TextField('会员姓名', { max: 60 }) memberName: string;
  @TextField('事项名称', { max: 60 }) occasionName: string;
  @DateField('发生日期') eventOn: CivilDate;
  @ChoiceField('状态', VISIT_DUTY_STATUSES) status: VisitDutyStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;

  static of({ id, number, memberName, occasionName, eventOn, status }: RelatedCase): RelatedCaseView {
    const statusName = VISIT_DUTY_STATUS_WORDS[status];
    return Object.assign(new RelatedCaseView(), { id, number, memberName, occasionName, eventOn, status, statusName });
  }
}

/** The case page of staff. Notes, the person's words and his needs are not in it: they have a page of their own. */
export class CaseView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('案件编号', { max: 60 }) number: string;
  @IdField('会员') memberId: string;
  @TextField('会员姓名', { max: 60 }) memberName: string;
  @TextField('小组', { max: 60, nullable: true }) groupName: string | null;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @TextField('事项', { max: 60 }) occasion: string;
  @TextField('事项名称', { max: 60 }) occasionName: string;
  @TextField('具体情况', { max: 60, nullable: true }) subCondition: string | null;
  @DateField('发生日期') eventOn: CivilDate;
  @DateField('结束日期', { nullable: true }) eventEndsOn: CivilDate | null;
  @TextField('地点', { max: 100, nullable: true, description: '只给去走访的人和可以看记录的人' }) place: string | null;
  @TextField('家属关系', { max: 20, nullable: true }) relativeRelation: string | null;
  @ChoiceField('状态', VISIT_DUTY_STATUSES) status: VisitDutyStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @DateField('期限') deadlineOn: CivilDate;
  @TextField('还剩多久', { max: 20, min: 0 }) urgency: string;
  @FlagField('已超期') overdue: boolean;
  @FlagField('已上报催办') escalated: boolean;
  @FlagField('历史导入', { description: '从以前的台账导入的' }) isImported: boolean;
  @TextField('免访、撤销或重开的原因', { max: 300, nullable: true }) reason: string | null;
  @IdField('重复的那一件', { nullable: true }) duplicateOfId: string | null;
  @PartsField('分给谁', () => AssigneeView, { max: 10 }) assignees: AssigneeView[];
  @PartField('第一知情人', () => PersonAtView) firstInformed: PersonAtView;
  @PartField('第一报告人', () => PersonAtView) firstReporter: PersonAtView;
  @PartField('第一帮助人', () => PersonAtView, { nullable: true }) firstHelper: PersonAtView | null;
  @PartsField('走到哪一步', () => ProgressDotView, { max: 5 }) progress: ProgressDotView[];
  @TextField('下一步', { max: 100, nullable: true }) next: string | null;
  @TextField('谁在办', { max: 100, nullable: true }) heldBy: string | null;
  @DateField('最晚', { nullable: true }) by: CivilDate | null;
  @TextsField('还差什么', { max: 60, maxItems: 20 }) missing: string[];
  @ChoicesField('可以做的', OFFERED_ACTIONS) openActions: OfferedAction[];
  @FlagField('可以看走访记录里的话') mayReadNotes: boolean;
  @PartsField('还差的单独同意', () => LackingConsentView, {
    max: 1,
    description: '走访时问本人，同意了随走访一起记录',
  })
  lackingConsents: LackingConsentView[];
  @FlagField('本人撤回了单独同意') consentWithdrawn: boolean;
  @TextsField('依据', { max: 500, maxItems: 50, description: '最近一次走访按哪条标准算的；还没有款物时为空' })
  basis: string[];
  @AmountField('家庭近 12 个月受助') householdAmount: string;
  @CountField('家庭近 12 个月受助次数', { max: 100_000 }) householdCount: number;
  @PartsField('可能重复', () => RelatedCaseView, { max: 20 }) duplicates: RelatedCaseView[];
  @PartsField('时间线', () => TimelineEntryView, { max: 1000 }) timeline: TimelineEntryView[];
  @PartsField('走访', () => CaseVisitView, { max: 1000 }) visits: CaseVisitView[];
  @PartsField('材料', () => CaseDocumentView, { max: 1000 }) documents: CaseDocumentView[];
  @PartsField('款项', () => CaseAidView, { max: 1000 }) aids: CaseAidView[];
  @PartsField('家庭的其他案件', () => RelatedCaseView, { max: 20 }) related: RelatedCaseView[];

  static of(page: CasePage): CaseView {
    const { row } = page;
    return Object.assign(new CaseView(), headOf(row, page.calendar), standingOf(row), {
      place: page.place,
      openActions: [...page.actions],
      mayReadNotes: page.mayReadNotes,
      lackingConsents: page.lacking.map((one) => LackingConsentView.of(one, row.today, null)),
      consentWithdrawn: page.consentWithdrawn,
      householdAmount: formatFen(BigInt(row.household.amount)),
      householdCount: row.household.count,
      duplicates: page.duplicates.map((other) => RelatedCaseView.of(other)),
      timeline: timeline(timelineFactsOf(row), row.today, 'staff').map((entry) => TimelineEntryView.of(entry)),
      visits: row.visits.map((visit) => CaseVisitView.of(visit, page)),
      documents: row.documents.map((document) => CaseDocumentView.of(document, page)),
      aids: row.aids.map((aid) => CaseAidView.of(aid)),
      related: row.related.map((other) => RelatedCaseView.of(other)),
    });
  }
}

function headOf(row: CaseRow, calendar: WorkingCalendar) {
  const { id, version, number, memberId, memberName, groupName, unionId, unionName, occasion, occasionName } = row;
  const { subCondition, eventOn, eventEndsOn, relativeRelation, status, deadlineOn, reason, duplicateOfId } = row;
  const urgent = urgency(row, row.today, calendar);
  return {
    ...{ id, version, number, memberId, memberName, groupName, unionId, unionName, occasion, occasionName },
    ...{ subCondition, eventOn, eventEndsOn, relativeRelation, status, deadlineOn, reason, duplicateOfId },
    statusName: VISIT_DUTY_STATUS_WORDS[status],
    ...{ urgency: urgencyWords(urgent), overdue: urgent.kind === 'overdue', escalated: row.escalatedAt !== null },
    isImported: row.isImported,
    assignees: row.assignees.map(({ personId, name }) => ({ personId, name })),
    firstInformed: personAt(row.firstInformedName, row.firstInformedAt),
    firstReporter: personAt(row.firstReporterName, row.firstReporterAt),
    firstHelper: personAt(row.firstHelperName, row.firstHelperAt),
  };
}

function standingOf(row: CaseRow) {
  const facts = caseFactsOf(row);
  const standing = caseStanding(facts);
  const { heldBy, by, missing } = standing;
  const judged = row.visits.filter((visit) => visit.status === 'logged' && visit.judgement !== null).at(-1);
  return {
    progress: progressOf(row).map((dot) => ProgressDotView.of(dot)),
    ...{ next: nextForStaff(standing), heldBy, by, missing: [...missing] },
    basis: [...(judged?.judgement?.explanation ?? [])],
  };
}
