import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartsField,
  TextField,
} from '@app/http';
import { type CivilDate, formatFen } from '@app/kernel';
import type { AidCandidate } from '../../app/legal-aid-handlers';
import type { LegalAidPage } from '../../app/legal-aid-reading';
import { DISPUTE_MATTER_LABELS, DISPUTE_MATTERS, type DisputeMatter } from '../../domain/dispute';
import {
  isMeansExempt,
  LEGAL_AID_OUTCOME_LABELS,
  LEGAL_AID_PAPERS,
  LEGAL_AID_SERVICE_LABELS,
  LEGAL_AID_SERVICES,
  LEGAL_AID_SOURCE_LABELS,
  type LegalAidPaper,
  type LegalAidService,
  missingPapers,
  REFUSAL_GROUND_LABELS,
  TERMINATION_GROUND_LABELS,
} from '../../domain/legal-aid';
import {
  LEGAL_AID_ACTION_LABELS,
  LEGAL_AID_ACTIONS,
  LEGAL_AID_STATUS_LABELS,
  LEGAL_AID_STATUSES,
  type LegalAidAction,
  type LegalAidStatus,
} from '../../domain/legal-aid.lifecycle';
import {
  LEGAL_AID_PARTS,
  type LegalAidPart,
  mayDecideObjection,
  offeredLegalAidActions,
} from '../../domain/legal-aid.policy';
import { isUrgent } from '../../domain/legal-aid.rules';
import { CasePaperView } from './case-paper.dto';
import { ClockView } from './clock.view';
import { SimilarDisputeView } from './dispute.view';

const MANY = 10_000_000;

export class LegalAidRecordView {
  @DateField('日期') on: CivilDate;
  @TextField('办了什么', { max: 4000 }) words: string;
  @DateField('下一次', { nullable: true }) nextOn: CivilDate | null;
  @TextField('地点和要带的东西', { max: 500, nullable: true }) bring: string | null;
  @TextField('谁', { max: 60 }) byName: string;
}

export class LegalAidFactView {
  @InstantField('时间') at: string;
  @TextField('谁', { max: 60 }) byName: string;
  @TextField('做了什么', { max: 200 }) words: string;
}

/** A case for those whom the wall lets in. */
export class LegalAidView {
  @IdField('法律援助') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @ChoiceField('状态', LEGAL_AID_STATUSES) status: LegalAidStatus;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @ChoicesField('现在能办的', LEGAL_AID_ACTIONS) openActions: LegalAidAction[];
  @FlagField('能登记材料') canTick: boolean;
  @FlagField('能记办理经过') canRecord: boolean;
  @FlagField('能换承办人') canReassign: boolean;
  @ChoicesField('我的身份', LEGAL_AID_PARTS) parts: LegalAidPart[];
  @ChoiceField('类别', DISPUTE_MATTERS) matter: DisputeMatter;
  @TextField('类别名称', { max: 30 }) matterLabel: string;
  @ChoiceField('要什么帮助', LEGAL_AID_SERVICES) service: LegalAidService;
  @TextField('帮助名称', { max: 30 }) serviceLabel: string;
  @TextField('来源名称', { max: 30 }) sourceLabel: string;
  @IdField('来自争议', { nullable: true }) disputeId: string | null;
  @TextField('争议编号', { max: 60, nullable: true }) disputeNumber: string | null;
  @TextField('申请人', { max: 60 }) applicant: string;
  @IdField('会员', { nullable: true }) memberId: string | null;
  @TextField('电话', { max: 30, nullable: true }) phone: string | null;
  @CountField('人数', { max: MANY }) people: number;
  @TextField('对方单位', { max: 100 }) employer: string;
  @AmountField('请求金额') asked: string;
  @AmountField('追回金额') recovered: string;
  @TextField('经过', { max: 8000 }) facts: string;
  @FlagField('进城务工') isMigrant: boolean;
  @FlagField('免经济状况核查') isMeansExempt: boolean;
  @DateField('时效最后一天', { nullable: true }) limitationOn: CivilDate | null;
  /** A limitation runs out within days: it may be granted ahead of the papers. */
  @FlagField('时效紧') isUrgent: boolean;
  @FlagField('先行援助') isAhead: boolean;
  @ChoicesField('已经交的材料', LEGAL_AID_PAPERS) papers: LegalAidPaper[];
  @ChoicesField('还差的材料', LEGAL_AID_PAPERS) missing: LegalAidPaper[];
  @DateField('收到日期') receivedOn: CivilDate;
  @TextField('接待人', { max: 60 }) intakeName: string;
  @DateField('决定日期', { nullable: true }) decidedOn: CivilDate | null;
  @DateField('给予援助', { nullable: true }) grantedOn: CivilDate | null;
  @TextField('原因名称', { max: 60, nullable: true }) groundLabel: string | null;
  @TextField('原因', { max: 4000, nullable: true }) reason: string | null;
  @DateField('提出异议', { nullable: true }) objectedOn: CivilDate | null;
  @TextField('异议', { max: 4000, nullable: true }) objection: string | null;
  @DateField('答复异议', { nullable: true }) objectionDecidedOn: CivilDate | null;
  @TextField('异议的答复', { max: 4000, nullable: true }) objectionAnswer: string | null;
  @TextField('承办人', { max: 60, nullable: true }) handlerName: string | null;
  @TextField('律师', { max: 60, nullable: true }) lawyerName: string | null;
  @TextField('律师事务所', { max: 100, nullable: true }) lawyerFirm: string | null;
  @DateField('指派日期', { nullable: true }) assignedOn: CivilDate | null;
  @TextField('结果名称', { max: 30, nullable: true }) outcomeLabel: string | null;
  @TextField('办理结果', { max: 4000, nullable: true }) result: string | null;
  @DateField('办结日期', { nullable: true }) concludedOn: CivilDate | null;
  @DateField('归档日期', { nullable: true }) closedOn: CivilDate | null;
  @PartsField('相同的申请', () => SimilarDisputeView, { max: 5 }) similar: SimilarDisputeView[];
  @PartsField('期限', () => ClockView, { max: 10 }) clocks: ClockView[];
  @PartsField('材料', () => CasePaperView, { max: 500 }) files: CasePaperView[];
  @FlagField('可以存材料') mayAddFiles: boolean;
  @PartsField('办理经过', () => LegalAidRecordView, { max: 500 }) records: LegalAidRecordView[];
  @PartsField('时间线', () => LegalAidFactView, { max: 500 }) timeline: LegalAidFactView[];

  static of(page: LegalAidPage): LegalAidView {
    const { aid, parts, unionName, clocks, facts, similar, disputeNumber } = page;
    const { id, version, number, status, people, employer, matter, service, papers, disputeId, memberId } = aid;
    return Object.assign(new LegalAidView(), {
      ...{ id, version, number, unionName, status, people, employer, matter, service, papers, memberId },
      ...{ disputeId, disputeNumber, statusLabel: LEGAL_AID_STATUS_LABELS[status], parts: [...parts] },
      ...{ openActions: openActionsOf(page), ...allowedOf(page) },
      ...{ matterLabel: DISPUTE_MATTER_LABELS[matter], serviceLabel: LEGAL_AID_SERVICE_LABELS[service] },
      ...{ sourceLabel: LEGAL_AID_SOURCE_LABELS[aid.source], missing: missingPapers(aid, papers) },
      ...{ asked: formatFen(aid.asked), recovered: formatFen(aid.recovered), isMigrant: aid.isMigrant },
      ...{ isMeansExempt: isMeansExempt(aid), limitationOn: aid.limitationOn, isAhead: aid.isAhead },
      isUrgent: aid.decidedOn === null && isUrgent(aid.limitationOn, page.today),
      ...spokenOf(page),
      ...daysOf(aid),
      ...{ handlerName: aid.handlerName, lawyerName: aid.lawyerName, lawyerFirm: aid.lawyerFirm },
      similar: similar.map((each) => SimilarDisputeView.of(each)),
      clocks: clocks.map((reading) => ClockView.of(reading)),
      ...{ files: page.papers.map((each) => CasePaperView.of(each)), mayAddFiles: status !== 'closed' },
      timeline: facts.map(({ at, byName, action }) => ({ at: at.toISOString(), byName, words: factWords(action) })),
    });
  }
}

/** An objection to his own decision is not offered to him. */
const openActionsOf = ({ aid, parts, persons }: LegalAidPage): LegalAidAction[] =>
  offeredLegalAidActions(aid.status, parts).filter(
    (action) => !(action === 'uphold' || action === 'overturn') || mayDecideObjection(persons, aid.decidedByPersons),
  );

const allowedOf = ({ aid: { status, concludedOn }, parts }: LegalAidPage) => ({
  canTick: concludedOn === null && status !== 'closed' && status !== 'upheld',
  canRecord: status === 'handling' && parts.has('handler'),
  canReassign: status === 'handling' && (parts.has('handler') || parts.has('overseer')),
});

function spokenOf({ aid, records, open }: LegalAidPage) {
  const { tenantId, refusalGround, terminationGround, outcome } = aid;
  const said = (sealed: Buffer | null) => open.open(tenantId, 'aid', sealed);
  const ground = refusalGround
    ? REFUSAL_GROUND_LABELS[refusalGround]
    : terminationGround && TERMINATION_GROUND_LABELS[terminationGround];
  return {
    applicant: open.open(tenantId, 'aided', aid.applicantSealed),
    phone: open.open(tenantId, 'aided', aid.phoneSealed),
    ...{ facts: said(aid.factsSealed) ?? '', reason: said(aid.reasonSealed), groundLabel: ground },
    ...{ objection: said(aid.objectionSealed), objectionAnswer: said(aid.objectionAnswerSealed) },
    ...{ result: said(aid.resultSealed), outcomeLabel: outcome && LEGAL_AID_OUTCOME_LABELS[outcome] },
    records: records.map(({ onDay, wordsSealed, nextOn, bringSealed, byName }) => ({
      ...{ on: onDay, words: said(wordsSealed) ?? '', nextOn, bring: said(bringSealed), byName },
    })),
  };
}

const daysOf = (aid: LegalAidPage['aid']) => {
  const { receivedOn, intakeName, decidedOn, grantedOn, objectedOn, objectionDecidedOn } = aid;
  const { assignedOn, concludedOn, closedOn } = aid;
  return {
    ...{ receivedOn, intakeName, decidedOn, grantedOn, objectedOn, objectionDecidedOn },
    ...{ assignedOn, concludedOn, closedOn },
  };
};

/** What happened, in words without names. */
function factWords(action: string): string {
  if (action === 'register') return '登记了法律援助申请';
  if (action === 'papers') return '登记了收到的材料';
  if (action === 'record') return '记了一次办理';
  if (action === 'reassign') return '换了承办人';
  if (action === 'add-paper') return '存了材料';
  if (action === 'remove-paper') return '撤下了材料';
  return LEGAL_AID_ACTION_LABELS[action as LegalAidAction] ?? action;
}

export class ReceivedLegalAidView {
  @IdField('法律援助') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @PartsField('相同的申请', () => SimilarDisputeView, { max: 5 }) similar: SimilarDisputeView[];
}

export class AidCandidateView {
  @IdField('账号') accountId: string;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('要回避的原因', { max: 200, nullable: true }) conflict: string | null;
}

export class AidCandidatesView {
  @PartsField('人选', () => AidCandidateView, { max: 500 }) items: AidCandidateView[];

  static of(found: readonly AidCandidate[]): AidCandidatesView {
    const items = found.map(({ accountId, name, conflict }) => ({ accountId, name, conflict }));
    return Object.assign(new AidCandidatesView(), { items });
  }
}
