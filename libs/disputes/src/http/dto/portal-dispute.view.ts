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
import type { DisputePage } from '../../app/dispute-reading';
import type { Dispute } from '../../data/dispute.entity';
import { OFFER_ANSWERS, type OfferAnswer } from '../../data/mediation.entity';
import { DISPUTE_MATTER_LABELS } from '../../domain/dispute';
import { DISPUTE_STATUS_LABELS } from '../../domain/dispute.lifecycle';
import { wasOverOnArrival } from '../../domain/dispute.policy';
import { PORTAL_SENTENCES } from '../../domain/portal-words';
import { CasePaperView, papersFor } from './case-paper.dto';
import { OwnClockView } from './clock.view';

export class PortalDisputeLineView {
  @IdField('争议') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('类别名称', { max: 30 }) matterLabel: string;
  @TextField('被申请单位', { max: 100 }) employer: string;
  @TextField('到哪一步', { max: 30 }) statusLabel: string;
  @DateField('收到日期') receivedOn: CivilDate;

  static of({ id, number, matter, employer, status, receivedOn }: Dispute): PortalDisputeLineView {
    const labels = { matterLabel: DISPUTE_MATTER_LABELS[matter], statusLabel: DISPUTE_STATUS_LABELS[status] };
    return Object.assign(new PortalDisputeLineView(), { id, number, employer, receivedOn, ...labels });
  }
}

export class PortalDisputesView {
  @PartsField('我的争议', () => PortalDisputeLineView, { max: 50 }) items: PortalDisputeLineView[];
}

export class PortalNextView {
  @DateField('日期') on: CivilDate;
  @TextField('时间', { max: 20, nullable: true }) atTime: string | null;
  @TextField('地点', { max: 100, nullable: true }) place: string | null;
  @TextField('要带的东西', { max: 300, nullable: true }) bring: string | null;
}

export class PortalOfferView {
  @IdField('方案') id: string;
  @DateField('日期') offeredOn: CivilDate;
  @AmountField('金额') amount: string;
  @TextField('说明', { max: 1000, nullable: true }) words: string | null;
  @ChoiceField('答复', OFFER_ANSWERS, { nullable: true }) answer: OfferAnswer | null;
  @FlagField('可以答复') mayAnswer: boolean;
}

export class PortalInstalmentView {
  @DateField('付款日期') dueOn: CivilDate;
  @AmountField('金额') amount: string;
  @DateField('付了', { nullable: true }) paidOn: CivilDate | null;
}

/** The applicant's own case: nothing that another person said, no other person's amounts, no minutes. */
export class PortalDisputeView {
  @IdField('争议') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('类别名称', { max: 30 }) matterLabel: string;
  @TextField('被申请单位', { max: 100 }) employer: string;
  @TextField('到哪一步', { max: 30 }) statusLabel: string;
  @TextField('说明', { max: 200 }) sentence: string;
  @DateField('收到日期') receivedOn: CivilDate;
  @TextField('我说的经过', { max: 4000, nullable: true }) facts: string | null;
  @AmountField('我的请求') asked: string;
  @AmountField('协议', { nullable: true }) agreed: string | null;
  @AmountField('收到') recovered: string;
  @PartField('下一次', () => PortalNextView, { nullable: true }) next: PortalNextView | null;
  @PartsField('单位的方案', () => PortalOfferView, { max: 100 }) offers: PortalOfferView[];
  @PartsField('付款', () => PortalInstalmentView, { max: 1000 }) instalments: PortalInstalmentView[];
  @PartsField('期限', () => OwnClockView, { max: 10 }) clocks: OwnClockView[];
  @TextField('协议内容', { max: 8000, nullable: true }) terms: string | null;
  @PartsField('材料', () => CasePaperView, { max: 500 }) papers: CasePaperView[];
  @FlagField('可以交材料') maySendPapers: boolean;
  @FlagField('可以评价') mayRate: boolean;
  @CountField('评价', { max: 5, nullable: true }) stars: number | null;

  static of(page: DisputePage, memberId: string | null): PortalDisputeView {
    const { dispute, parties, instalments, agreement, rating, open } = page;
    const own = parties.filter(({ row }) => row.memberId === memberId);
    const ownIds = new Set<string>(own.map(({ row }) => row.id));
    const me = own[0]!.row;
    const { id, number, employer, receivedOn, tenantId } = dispute;
    return Object.assign(new PortalDisputeView(), {
      ...{ id, number, employer, receivedOn, matterLabel: DISPUTE_MATTER_LABELS[dispute.matter] },
      ...{ statusLabel: DISPUTE_STATUS_LABELS[dispute.status], sentence: PORTAL_SENTENCES[dispute.status] },
      // Of a group everybody's words stand there together.
      facts: parties.length === 1 ? open.open(tenantId, 'facts', dispute.factsSealed) : null,
      ...{ asked: formatFen(me.asked), agreed: me.agreed === null ? null : formatFen(me.agreed) },
      ...{ recovered: formatFen(me.recovered), next: nextOf(page), offers: offersOf(page) },
      instalments: instalments
        .filter(({ partyId }) => ownIds.has(partyId))
        .map(({ dueOn, amount, paidOn }) => ({ dueOn, amount: formatFen(amount), paidOn })),
      clocks: clocksOf(page),
      terms: agreement && parties.length === 1 ? open.open(tenantId, 'terms', agreement.termsSealed) : null,
      papers: papersFor(page.papers, memberId),
      maySendPapers: dispute.status !== 'closed',
      mayRate: dispute.concludedOn !== null && rating === null && !wasOverOnArrival(dispute, page.facts.length),
      stars: rating?.memberId === memberId ? (rating?.stars ?? null) : null,
    });
  }
}

function nextOf({ sessions, today, dispute: { tenantId, concludedOn }, open }: DisputePage): PortalNextView | null {
  const next = sessions.find(({ held, heldOn }) => !held && heldOn >= today);
  if (!next || concludedOn !== null) return null;
  const place = open.open(tenantId, 'session', next.placeSealed);
  return { on: next.heldOn, atTime: next.atTime, place, bring: open.open(tenantId, 'session', next.bringSealed) };
}

const offersOf = ({ offers, dispute, open }: DisputePage): PortalOfferView[] =>
  offers
    .filter(({ side }) => side === 'respondent')
    .map(({ id, offeredOn, amount, wordsSealed, answer }) => ({
      ...{ id, offeredOn, amount: formatFen(amount), answer },
      words: open.open(dispute.tenantId, 'offer', wordsSealed),
      mayAnswer: answer === null && dispute.concludedOn === null,
    }));

/** What matters to him: that he does not lose his way to arbitration. */
const clocksOf = ({ clocks, dispute }: DisputePage): OwnClockView[] =>
  clocks
    .filter(({ rule }) => rule.code !== 'acceptance' && !(rule.code === 'limitation' && dispute.outcome === 'agreed'))
    .filter(({ state }) => state === 'running' || state === 'suspended' || state === 'not-limited')
    .map((reading) => OwnClockView.of(reading));
