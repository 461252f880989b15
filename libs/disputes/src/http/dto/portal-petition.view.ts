import {
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PartField,
  PartsField,
  TextField,
} from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { PetitionPage } from '../../app/petition-reading';
import type { Petition } from '../../data/petition.entity';
import type { ClockReading } from '../../domain/clock';
import { PETITION_KIND_LABELS, PETITION_ROAD_LABELS, PETITION_SUBJECT } from '../../domain/petition';
import { lastDayToAsk } from '../../domain/petition-clocks';
import {
  isUnderWay,
  PETITION_OUTCOME_LABELS,
  PETITION_SENTENCES,
  PETITION_STATUS_LABELS,
  PETITION_STATUSES,
  type PetitionStatus,
} from '../../domain/petition.lifecycle';
import { OWN_PETITION_ACTIONS, type OwnPetitionAction, ownPetitionActions } from '../../domain/petition.policy';
import { OwnClockView } from './clock.view';
import { meetingOf, PetitionMeetingView } from './petition-meeting.view';
import { PetitionPaperView } from './petition-paper.view';

export class PortalPetitionLineView {
  @IdField('信访') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('类别名称', { max: 30 }) kindLabel: string;
  @TextField('反映的单位或人', { max: 100, nullable: true }) about: string | null;
  @TextField('到哪一步', { max: 30 }) statusLabel: string;
  @DateField('收到日期') receivedOn: CivilDate;

  static of({ id, number, kind, about, status, receivedOn }: Petition): PortalPetitionLineView {
    const labels = { kindLabel: PETITION_KIND_LABELS[kind], statusLabel: PETITION_STATUS_LABELS[status] };
    return Object.assign(new PortalPetitionLineView(), { id, number, about, receivedOn, ...labels });
  }
}

export class PortalPetitionsView {
  @PartsField('我的信访', () => PortalPetitionLineView, { max: 50 }) items: PortalPetitionLineView[];
}

export class PortalReplyView {
  @TextField('什么答复', { max: 30 }) title: string;
  @DateField('日期') on: CivilDate;
  @TextField('内容', { max: 4000, nullable: true }) words: string | null;
}

/** The petitioner's own case: what he was told, nothing of what was found out about others. */
export class PortalPetitionView {
  @IdField('信访') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @ChoiceField('状态', PETITION_STATUSES) status: PetitionStatus;
  @TextField('到哪一步', { max: 30 }) statusLabel: string;
  @TextField('说明', { max: 200 }) sentence: string;
  @TextField('类别名称', { max: 30 }) kindLabel: string;
  @TextField('反映的单位或人', { max: 100, nullable: true }) about: string | null;
  @TextField('办理的工会', { max: 100 }) unionName: string;
  @TextField('承办人', { max: 60, nullable: true }) handlerName: string | null;
  @DateField('收到日期') receivedOn: CivilDate;
  @TextField('我反映的事', { max: 8000 }) words: string;
  @TextField('我的要求', { max: 2000, nullable: true }) request: string | null;
  @PartField('下一次', () => PetitionMeetingView, { nullable: true }) next: PetitionMeetingView | null;
  @PartsField('答复', () => PortalReplyView, { max: 20 }) replies: PortalReplyView[];
  @PartsField('期限', () => OwnClockView, { max: 10 }) clocks: OwnClockView[];
  @PartsField('我交的材料', () => PetitionPaperView, { max: 500 }) papers: PetitionPaperView[];
  @ChoicesField('现在能办的', OWN_PETITION_ACTIONS) openActions: OwnPetitionAction[];
  @DateField('最晚哪天提', { nullable: true }) askUntil: CivilDate | null;
  @FlagField('可以补材料') mayAddPapers: boolean;
  @FlagField('可以评价') mayRate: boolean;
  @CountField('评价', { max: 5, nullable: true }) stars: number | null;

  static of(page: PetitionPage): PortalPetitionView {
    const { petition, unionName, clocks, papers, open } = page;
    const { id, version, number, status, kind, about, handlerName, receivedOn, tenantId, stars } = petition;
    return Object.assign(new PortalPetitionView(), {
      ...{ id, version, number, status, about, unionName, handlerName, receivedOn, stars },
      ...{ statusLabel: PETITION_STATUS_LABELS[status], sentence: PETITION_SENTENCES[status] },
      ...{ kindLabel: PETITION_KIND_LABELS[kind], words: open.open(tenantId, 'petition', petition.wordsSealed) },
      ...{ request: open.open(tenantId, 'petition', petition.requestSealed), next: meetingOf(page) },
      ...{
        replies: repliesOf(page),
        clocks: clocks.filter(isRunning).map((reading) => OwnClockView.of(reading)),
        ...askingOf(page),
      },
      papers: papers.filter(({ of }) => of === PETITION_SUBJECT).map((paper) => PetitionPaperView.of(paper)),
      mayAddPapers: isUnderWay(status),
      mayRate: petition.concludedOn !== null && stars === null,
    });
  }
}

const isRunning = ({ rule, state }: ClockReading): boolean =>
  rule.code !== 'petition-objection' && (state === 'running' || state === 'suspended');

/** A right whose last day has passed is not offered any more. */
function askingOf({ petition, clocks, today }: PetitionPage) {
  const last = lastDayToAsk(
    clocks,
    petition.status === 'answered' ? 'petition-review-request' : 'petition-recheck-request',
  );
  const isLate = last !== null && last < today;
  const openActions = ownPetitionActions(petition.status).filter((action) => action === 'withdraw' || !isLate);
  const asks = openActions.some((action) => action !== 'withdraw');
  return { openActions, askUntil: asks ? last : null };
}

/** What he was told, in the order in which it came; an extension with its reason (art. 34). */
function repliesOf({ petition, clocks, open }: PetitionPage): PortalReplyView[] {
  const { tenantId, acceptedOn, concludedOn, outcome, road } = petition;
  const said = (sealed: Buffer | null) => open.open(tenantId, 'petition', sealed);
  const replies: PortalReplyView[] = [];
  const say = (title: string, on: CivilDate | null, words: string | null): void => {
    if (on !== null) replies.push({ title, on, words });
  };
  say('受理告知', acceptedOn, null);
  for (const { kind, on, ground, days, counted } of clocks.flatMap(({ events }) => events))
    if (kind === 'extended' && counted) say(`办理期限延长 ${days} 天`, on, ground);
  if (outcome !== null && outcome !== 'answered') {
    const title = [PETITION_OUTCOME_LABELS[outcome], road && PETITION_ROAD_LABELS[road]].filter(Boolean).join(':');
    say(title, concludedOn, said(petition.reasonSealed));
  }
  say('处理意见', petition.answeredOn, said(petition.answerSealed));
  say('复查意见', petition.reviewedOn, said(petition.reviewSealed));
  say('复核意见', petition.recheckedOn, said(petition.recheckSealed));
  return replies;
}
