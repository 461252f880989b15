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
} from '@app/http';
import { type CivilDate, formatFen } from '@app/kernel';
import type { DisputePage } from '../../app/dispute-reading';
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
  isLabour,
  mayGoToArbitration,
  REFERRAL_LABELS,
  REMEDY_LABELS,
} from '../../domain/dispute';
import {
  DISPUTE_ACTIONS,
  type DisputeAction,
  DISPUTE_STATUS_LABELS,
  DISPUTE_STATUSES,
  type DisputeStatus,
  DISPUTE_OUTCOME_LABELS,
} from '../../domain/dispute.lifecycle';
import { DISPUTE_PARTS, type DisputePart, isUndeclared, offeredDisputeActions } from '../../domain/dispute.policy';
import { CasePaperView } from './case-paper.dto';
import { ClockView } from './clock.view';
import { factWords } from './fact-words';
import {
  agreementOf,
  AgreementView,
  DisputeOfferView,
  offersOf,
  MediationSessionView,
  sessionsOf,
  DisputeStatementView,
  statementsOf,
} from './mediation.view';

const MANY = 10_000_000;

export class DisputePartyView {
  @IdField('申请人') id: string;
  @IdField('会员', { nullable: true }) memberId: string | null;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('电话', { max: 30, nullable: true }) phone: string | null;
  @FlagField('代表') isRepresentative: boolean;
  @AmountField('请求') asked: string;
  @AmountField('协议', { nullable: true }) agreed: string | null;
  @AmountField('追回') recovered: string;
}

export class DisputeClaimView {
  @TextField('请求', { max: 200 }) item: string;
  @AmountField('金额') amount: string;
}

export class DisputeMediatorView {
  @IdField('账号') accountId: string;
  @TextField('姓名', { max: 60 }) name: string;
  @FlagField('首席') presides: boolean;
  @FlagField('是我') isSelf: boolean;
  @DateField('书面确认回避事项', { nullable: true }) declaredOn: CivilDate | null;
  @DateField('更换日期', { nullable: true }) replacedOn: CivilDate | null;
  @TextField('更换原因', { max: 500, nullable: true }) replacedReason: string | null;
}

export class DisputeFactView {
  @InstantField('时间') at: string;
  @TextField('谁', { max: 60 }) byName: string;
  @TextField('做了什么', { max: 200 }) words: string;
}

type Told = Omit<DisputePage['similar'][number], 'isNamesake'> & { readonly isNamesake?: boolean };

export class SimilarDisputeView {
  @IdField('争议', { nullable: true }) id: string | null;
  @TextField('编号', { max: 60, nullable: true }) number: string | null;
  @FlagField('只是同名') isNamesake: boolean;

  static of({ id, number, isVisible, isNamesake = false }: Told): SimilarDisputeView {
    return { id: isVisible ? id : null, number: isVisible ? number : null, isNamesake };
  }
}

/** A dispute for those whom the wall lets in. */
export class DisputeView {
  @IdField('争议') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @ChoiceField('状态', DISPUTE_STATUSES) status: DisputeStatus;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @TextField('结果', { max: 30, nullable: true }) outcomeLabel: string | null;
  @ChoicesField('现在能办的', DISPUTE_ACTIONS) openActions: DisputeAction[];
  @ChoicesField('我的身份', DISPUTE_PARTS) parts: DisputePart[];
  @ChoiceField('争议类别', DISPUTE_MATTERS) matter: DisputeMatter;
  @TextField('类别名称', { max: 30 }) matterLabel: string;
  @FlagField('劳动争议') isLabour: boolean;
  @ChoiceField('来源', DISPUTE_SOURCES) source: DisputeSource;
  @TextField('来源名称', { max: 30 }) sourceLabel: string;
  @TextField('被申请单位', { max: 100 }) employer: string;
  @TextField('单位联系人', { max: 200, nullable: true }) employerContact: string | null;
  @DateField('收到日期') receivedOn: CivilDate;
  @DateField('知道权利受侵害的日期') knownOn: CivilDate;
  @ChoiceField('劳动关系', EMPLOYMENTS) employment: Employment;
  @TextField('劳动关系名称', { max: 30 }) employmentLabel: string;
  @DateField('劳动关系结束日期', { nullable: true }) employmentEndedOn: CivilDate | null;
  @TextField('在哪里记录的', { max: 100, nullable: true }) recordedPlace: string | null;
  @TextField('经过', { max: 4000, nullable: true }) facts: string | null;
  @TextField('备注', { max: 2000, nullable: true }) remark: string | null;
  @PartsField('请求', () => DisputeClaimView, { max: 20 }) claims: DisputeClaimView[];
  @PartsField('申请人', () => DisputePartyView, { max: 500 }) applicants: DisputePartyView[];
  @CountField('涉及人数', { max: MANY }) workers: number;
  @AmountField('请求金额') asked: string;
  @AmountField('追回金额') recovered: string;
  @TextField('接待人', { max: 60 }) intakeName: string;
  @DateField('征询对方', { nullable: true }) consentAskedOn: CivilDate | null;
  @DateField('受理日期', { nullable: true }) acceptedOn: CivilDate | null;
  @DateField('结案日期', { nullable: true }) concludedOn: CivilDate | null;
  @DateField('归档日期', { nullable: true }) closedOn: CivilDate | null;
  @DateField('仲裁受理', { nullable: true }) arbitrationAcceptedOn: CivilDate | null;
  @DateField('仲裁裁决', { nullable: true }) arbitrationDecidedOn: CivilDate | null;
  @FlagField('可以登记仲裁') mayRecordArbitration: boolean;
  @TextField('原因', { max: 1000, nullable: true }) reason: string | null;
  @TextField('转到', { max: 30, nullable: true }) referredToLabel: string | null;
  @TextField('违约后', { max: 30, nullable: true }) remedyLabel: string | null;
  @PartsField('调解员', () => DisputeMediatorView, { max: 50 }) mediators: DisputeMediatorView[];
  @PartsField('期限', () => ClockView, { max: 20 }) clocks: ClockView[];
  @PartsField('谈话', () => DisputeStatementView, { max: 500 }) statements: DisputeStatementView[];
  @PartsField('调解会', () => MediationSessionView, { max: 100 }) sessions: MediationSessionView[];
  @PartsField('方案', () => DisputeOfferView, { max: 100 }) offers: DisputeOfferView[];
  @PartField('协议', () => AgreementView, { nullable: true }) agreement: AgreementView | null;
  @PartsField('可能重复', () => SimilarDisputeView, { max: 5 }) similar: SimilarDisputeView[];
  @PartField('转去的法律援助', () => SimilarDisputeView, { nullable: true }) legalAid: SimilarDisputeView | null;
  @PartsField('材料', () => CasePaperView, { max: 500 }) papers: CasePaperView[];
  @FlagField('可以存材料') mayAddPapers: boolean;
  @PartsField('时间线', () => DisputeFactView, { max: 1000 }) timeline: DisputeFactView[];
  @CountField('评价', { max: 5, nullable: true }) stars: number | null;

  static of(page: DisputePage): DisputeView {
    const { dispute, unionName, clocks, facts, rating } = page;
    const parts = activeParts(page);
    const view: Omit<DisputeView, never> = {
      ...particularsOf(page),
      ...{ unionName, openActions: offeredDisputeActions(dispute.status, parts), parts: [...page.parts] },
      clocks: clocks.map((reading) => ClockView.of(reading)),
      ...peopleOf(page),
      ...{ statements: statementsOf(page), sessions: sessionsOf(page), offers: offersOf(page) },
      agreement: agreementOf(page),
      similar: page.similar.map((each) => SimilarDisputeView.of(each)),
      mayRecordArbitration:
        dispute.status !== 'closed' && mayGoToArbitration(dispute) && (parts.has('desk') || parts.has('mediator')),
      legalAid: page.legalAid && SimilarDisputeView.of(page.legalAid),
      papers: page.papers.map((each) => CasePaperView.of(each)),
      mayAddPapers: dispute.status !== 'closed' && (parts.has('desk') || parts.has('mediator')),
      timeline: facts.map(({ at, byName, action, detail }) => ({
        ...{ at: at.toISOString(), byName, words: factWords(action, detail as Record<string, unknown>) },
      })),
      stars: rating?.stars ?? null,
    };
    return Object.assign(new DisputeView(), view);
  }
}

function particularsOf({ dispute, open, claims }: DisputePage) {
  const { id, version, number, status, matter, source, employer, receivedOn, knownOn, employment, workers } = dispute;
  const { tenantId, employmentEndedOn, recordedPlace, intakeName, consentAskedOn, acceptedOn, concludedOn } = dispute;
  const { closedOn, outcome, referredTo, remedy, arbitrationAcceptedOn, arbitrationDecidedOn } = dispute;
  return {
    ...{ id, version, number, status, matter, source, employer, receivedOn, knownOn, employment, workers },
    ...{ employmentEndedOn, recordedPlace, intakeName, consentAskedOn, acceptedOn, concludedOn, closedOn },
    ...{ arbitrationAcceptedOn, arbitrationDecidedOn },
    statusLabel: DISPUTE_STATUS_LABELS[status],
    outcomeLabel: outcome && DISPUTE_OUTCOME_LABELS[outcome],
    matterLabel: DISPUTE_MATTER_LABELS[matter],
    isLabour: isLabour(matter),
    sourceLabel: DISPUTE_SOURCE_LABELS[source],
    employmentLabel: EMPLOYMENT_LABELS[employment],
    employerContact: open.open(tenantId, 'contact', dispute.employerContactSealed),
    facts: open.open(tenantId, 'facts', dispute.factsSealed),
    remark: open.open(tenantId, 'remark', dispute.remarkSealed),
    reason: open.open(tenantId, 'reason', dispute.reasonSealed),
    claims: claims.map(({ item, amount }) => ({ item, amount: formatFen(amount) })),
    ...{ asked: formatFen(dispute.asked), recovered: formatFen(dispute.recovered) },
    referredToLabel: referredTo && REFERRAL_LABELS[referredTo],
    remedyLabel: remedy && REMEDY_LABELS[remedy],
  };
}

/** Who has not declared yet mediates nothing; in his other parts he acts. */
function activeParts({ dispute, parts, mediators, ownAccountId }: DisputePage): ReadonlySet<DisputePart> {
  const own = mediators.find(({ accountId, replacedOn }) => accountId === ownAccountId && replacedOn === null);
  return isUndeclared(dispute, own) ? new Set([...parts].filter((part) => part !== 'mediator')) : parts;
}

function peopleOf({ parties, mediators, ownAccountId }: DisputePage) {
  return {
    applicants: parties.map(({ row, name, phone }) => ({
      ...{ id: row.id, memberId: row.memberId, name, phone, isRepresentative: row.isRepresentative },
      ...{ asked: formatFen(row.asked), recovered: formatFen(row.recovered) },
      agreed: row.agreed === null ? null : formatFen(row.agreed),
    })),
    mediators: mediators.map(({ accountId, name, presides, declaredOn, replacedOn, replacedReason }) => ({
      ...{ accountId, name, presides, declaredOn, replacedOn, replacedReason },
      isSelf: accountId === ownAccountId,
    })),
  };
}

export class ReceivedDisputeView {
  @IdField('争议') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @PartsField('可能重复', () => SimilarDisputeView, { max: 5 }) similar: SimilarDisputeView[];
}

export class MediatorCandidateView {
  @IdField('账号') accountId: string;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('要回避的原因', { max: 200, nullable: true }) conflict: string | null;
}

export class MediatorCandidatesView {
  @PartsField('人选', () => MediatorCandidateView, { max: 500 }) items: MediatorCandidateView[];
}
