import { disbursementStage, STAGE_FOR_MEMBER } from '@app/disbursements';
import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import { type CivilDate, formatFen, type MemberId } from '@app/kernel';
import { LackingConsentView } from '@app/members';
import { caseFactsOf, progressOf, timelineFactsOf } from '../../app/case-facts';
import { missingPapers } from '../../app/missing-papers';
import type { OwnCatalog } from '../../app/portal-catalog';
import type { CaseAid, CaseRow } from '../../data/case.rows';
import { type CaseFacts, metNobody } from '../../domain/case-facts';
import { caseStanding } from '../../domain/portal-words';
import { timeline } from '../../domain/timeline';
import { ProgressDotView, TimelineEntryView } from './case.view';
import { OccasionView } from './duty.view';
import { MissingPaperView } from './visit.view';

const ASKS = ['bring-papers', 'check-card', 'confirm-receipt'] as const;

/** What the member is given; he confirms or denies it under this id among his payments. */
export class PortalAidView {
  @IdField('用款') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @AmountField('金额') amount: string;
  @ChoiceField('付款方式', ['transfer', 'cash', 'goods']) paymentKind: 'transfer' | 'cash' | 'goods';
  @TextField('说明', { max: 100 }) words: string;
  @FlagField('等您确认') awaitsReceipt: boolean;
  @TextField('工会的答复', { max: 500, nullable: true }) answer: string | null;

  static of(aid: CaseAid): PortalAidView {
    const { id, version, paymentKind, status, receipt, receipts } = aid;
    return Object.assign(new PortalAidView(), {
      ...{ id, version, paymentKind, amount: formatFen(BigInt(aid.amount)) },
      words: STAGE_FOR_MEMBER[disbursementStage(aid)],
      awaitsReceipt: (status === 'paid' || status === 'reconciled') && receipt === 'awaited',
      answer: receipts.at(-1)?.answer ?? null,
    });
  }
}

/** A member's own case in plain words: no code of a state, no other person's whole name. */
export class PortalCaseView {
  @IdField('编号') id: string;
  @TextField('案件编号', { max: 60 }) number: string;
  @TextField('事项名称', { max: 60 }) occasionName: string;
  @DateField('发生日期') eventOn: CivilDate;
  @TextField('到哪一步', { max: 10 }) state: string;
  @TextField('说明', { max: 300 }) sentence: string;
  @TextField('谁在办', { max: 60, nullable: true }) heldBy: string | null;
  @TextsField('还差什么', { max: 60, maxItems: 20 }) missing: string[];
  @PartsField('可以补的材料', () => MissingPaperView, { max: 20 }) missingPapers: MissingPaperView[];
  @TextField('下一步', { max: 100, nullable: true }) next: string | null;
  @DateField('最晚', { nullable: true }) by: CivilDate | null;
  @ChoiceField('请您做的', ASKS, { nullable: true }) asks: (typeof ASKS)[number] | null;
  @PartsField('走到哪一步', () => ProgressDotView, { max: 5 }) progress: ProgressDotView[];
  @PartsField('款物', () => PortalAidView, { max: 100 }) aids: PortalAidView[];
  @FlagField('可以评价') mayRate: boolean;
  @CountField('您的评价', { min: 1, max: 5, nullable: true }) stars: number | null;

  static of(row: CaseRow): PortalCaseView {
    return Object.assign(new PortalCaseView(), portalCase(row));
  }
}

export class PortalCasePageView extends PortalCaseView {
  @PartsField('时间线', () => TimelineEntryView, { max: 1000 }) timeline: TimelineEntryView[];

  static override of(row: CaseRow): PortalCasePageView {
    const entries = timeline(timelineFactsOf(row), row.today, 'portal');
    return Object.assign(new PortalCasePageView(), portalCase(row), {
      timeline: entries.map((entry) => TimelineEntryView.of(entry)),
    });
  }
}

function portalCase(row: CaseRow) {
  const facts = caseFactsOf(row);
  const { state, sentence, heldBy, missing, next, by, asks } = caseStanding(facts);
  return {
    ...{ id: row.id, number: row.number, occasionName: row.occasionName, eventOn: row.eventOn, stars: row.stars },
    ...{ state, sentence, heldBy, missing: [...missing], next, by, asks },
    missingPapers: missingPapers(missing).map((paper) => MissingPaperView.of(paper)),
    progress: progressOf(row).map((dot) => ProgressDotView.of(dot)),
    aids: row.aids.filter((aid) => aid.status !== 'withdrawn').map((aid) => PortalAidView.of(aid)),
    mayRate: row.stars === null && mayBeRated(row, facts),
  };
}

/** Stars are given once: while nobody has met him yet, they wait. */
const mayBeRated = ({ status, isImported }: CaseRow, facts: CaseFacts): boolean =>
  facts.visits.length > 0 && !isImported && (status === 'closed' || !metNobody(facts));

export class PortalCasesView {
  @PartsField('我的事', () => PortalCaseView, { max: 50 }) items: PortalCaseView[];
}

/** What he may report, and what he is asked when it tells of his own illness. */
export class PortalOccasionsView {
  @PartsField('事项', () => OccasionView, { max: 100 }) items: OccasionView[];
  @PartsField('还差的单独同意', () => LackingConsentView, { max: 1, description: '报告涉及本人病情的事项时要' })
  lackingConsents: LackingConsentView[];

  static of({ occasions, lacking, today }: OwnCatalog, me: MemberId | null): PortalOccasionsView {
    return Object.assign(new PortalOccasionsView(), {
      items: occasions.map((each) => OccasionView.of(each)),
      lackingConsents: lacking.map((one) => LackingConsentView.of(one, today, me)),
    });
  }
}

/** To who reports an event of his own. */
export class PortalReportedView {
  @IdField('编号') id: string;
  @TextField('案件编号', { max: 60 }) number: string;
  @FlagField('工会已经知道了') joined: boolean;
  @DateField('最晚来看您') deadlineOn: CivilDate;
}

export class RatingDto {
  @CountField('几颗星', { min: 1, max: 5 }) stars: number;
  @TextField('想说的话', { max: 300, optional: true }) comment?: string;
}

export class CaseStatusDto {
  @TextField('编号', { max: 60 }) number: string;
  @TextField('手机号后四位', { min: 4, max: 4 }) phoneTail: string;
  @TextField('工会代码', { max: 60, optional: true }) federation?: string;
}

/** For everybody: where a case stands, and nothing else. */
export class CaseStatusView {
  @TextField('到哪一步', { max: 10 }) state: string;
}
