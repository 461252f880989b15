import { AmountField, ChoiceField, CountField, DateField, FlagField, IdField, PartsField, TextField } from '@app/http';
import { type CivilDate, formatFen } from '@app/kernel';
import type { OwnLegalAidPage } from '../../app/legal-aid-reading';
import type { LegalAid } from '../../data/legal-aid.entity';
import { DISPUTE_MATTER_LABELS } from '../../domain/dispute';
import {
  LEGAL_AID_OUTCOME_LABELS,
  LEGAL_AID_PAPER_LABELS,
  LEGAL_AID_SERVICE_LABELS,
  missingPapers,
  REFUSAL_GROUND_LABELS,
  TERMINATION_GROUND_LABELS,
} from '../../domain/legal-aid';
import {
  LEGAL_AID_SENTENCES,
  LEGAL_AID_STATUS_LABELS,
  LEGAL_AID_STATUSES,
  type LegalAidStatus,
  openLegalAidActions,
} from '../../domain/legal-aid.lifecycle';
import { CasePaperView, papersFor } from './case-paper.dto';
import { OwnClockView } from './clock.view';

export class PortalLegalAidLineView {
  @IdField('法律援助') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('类别名称', { max: 30 }) matterLabel: string;
  @TextField('帮助名称', { max: 30 }) serviceLabel: string;
  @TextField('对方单位', { max: 100 }) employer: string;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @DateField('申请日期') receivedOn: CivilDate;

  static of({ id, number, matter, service, employer, status, receivedOn }: LegalAid): PortalLegalAidLineView {
    return Object.assign(new PortalLegalAidLineView(), {
      ...{ id, number, employer, receivedOn, matterLabel: DISPUTE_MATTER_LABELS[matter] },
      ...{ serviceLabel: LEGAL_AID_SERVICE_LABELS[service], statusLabel: LEGAL_AID_STATUS_LABELS[status] },
    });
  }
}

export class PortalLegalAidsView {
  @PartsField('我的法律援助', () => PortalLegalAidLineView, { max: 200 }) items: PortalLegalAidLineView[];
}

/** The applicant's own: where it is, who helps him, when he is to come with what. */
export class PortalLegalAidView extends PortalLegalAidLineView {
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @ChoiceField('状态', LEGAL_AID_STATUSES) status: LegalAidStatus;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('到哪一步了', { max: 200 }) sentence: string;
  @TextField('还差的材料', { max: 100, nullable: true }) missing: string | null;
  @TextField('原因', { max: 4100, nullable: true }) reason: string | null;
  @TextField('异议的答复', { max: 4000, nullable: true }) objectionAnswer: string | null;
  @TextField('谁帮我', { max: 200, nullable: true }) helper: string | null;
  @DateField('下一次', { nullable: true }) nextOn: CivilDate | null;
  @TextField('地点和要带的东西', { max: 500, nullable: true }) bring: string | null;
  @TextField('结果', { max: 4100, nullable: true }) result: string | null;
  @AmountField('请求金额') asked: string;
  @AmountField('追回金额') recovered: string;
  @TextField('经过', { max: 8000 }) facts: string;
  @FlagField('可以提异议') mayObject: boolean;
  @FlagField('可以撤回') mayWithdraw: boolean;
  @FlagField('可以交材料') maySendPapers: boolean;
  @PartsField('材料', () => CasePaperView, { max: 500 }) files: CasePaperView[];
  @PartsField('期限', () => OwnClockView, { max: 10 }) clocks: OwnClockView[];

  static page({ aid, unionName, clocks, next, open, papers }: OwnLegalAidPage): PortalLegalAidView {
    const { version, status, tenantId, outcome } = aid;
    const said = (sealed: Buffer | null) => open.open(tenantId, 'aid', sealed);
    const missing = missingPapers(aid, aid.papers).map((paper) => LEGAL_AID_PAPER_LABELS[paper]);
    const actions = openLegalAidActions(status);
    const running = aid.concludedOn === null && status !== 'closed';
    return Object.assign(new PortalLegalAidView(), {
      ...PortalLegalAidLineView.of(aid),
      ...{ version, status, unionName, sentence: LEGAL_AID_SENTENCES[status] },
      missing: running && missing.length > 0 ? missing.join('、') : null,
      reason: REASONED.has(status) ? [groundOf(aid), said(aid.reasonSealed)].filter(Boolean).join('：') || null : null,
      ...{ objectionAnswer: said(aid.objectionAnswerSealed), helper: helperOf(aid) },
      ...{ nextOn: next?.nextOn ?? null, bring: next && said(next.bringSealed) },
      result: outcome && [LEGAL_AID_OUTCOME_LABELS[outcome], said(aid.resultSealed)].filter(Boolean).join('：'),
      ...{ asked: formatFen(aid.asked), recovered: formatFen(aid.recovered), facts: said(aid.factsSealed) ?? '' },
      ...{ mayObject: actions.includes('object'), mayWithdraw: actions.includes('withdraw'), maySendPapers: running },
      files: papersFor(papers, aid.memberId),
      clocks: clocks
        .filter(({ state }) => state === 'running' || state === 'suspended' || state === 'expired')
        .map((reading) => OwnClockView.of(reading)),
    });
  }
}

/** Where the reason that stands is still what he is told. */
const REASONED: ReadonlySet<LegalAidStatus> = new Set([
  'supplementing',
  'refused',
  'in-objection',
  'upheld',
  'terminated',
  'withdrawn',
  'closed',
]);

const groundOf = ({ refusalGround, terminationGround }: LegalAid): string | null =>
  refusalGround
    ? REFUSAL_GROUND_LABELS[refusalGround]
    : terminationGround && TERMINATION_GROUND_LABELS[terminationGround];

/** While he is helped: his lawyer, and who of the union follows it. */
function helperOf({ status, handlerName, lawyerName, lawyerFirm }: LegalAid): string | null {
  if (status !== 'handling' || handlerName === null) return null;
  const lawyer = lawyerName && `${lawyerName}律师${lawyerFirm ? `(${lawyerFirm})` : ''}`;
  return [lawyer, `工会 ${handlerName}`].filter(Boolean).join('，');
}
