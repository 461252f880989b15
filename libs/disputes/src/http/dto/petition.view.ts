import {
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartField,
  PartsField,
  type SheetColumn,
  TextField,
  TextsField,
} from '@app/http';
import { type CivilDate, maskName } from '@app/kernel';
import type { HandlerCandidate } from '../../app/petition-handlers';
import type { NamedPetition, PetitionPage } from '../../app/petition-reading';
import { NEVER } from '../../data/dispute-list.query';
import type { PetitionCounts } from '../../data/petition-list.query';
import { clockName } from '../../domain/clock-rules';
import {
  PETITION_KIND_LABELS,
  PETITION_KINDS,
  PETITION_ROAD_LABELS,
  PETITION_SOURCE_LABELS,
  type PetitionKind,
} from '../../domain/petition';
import {
  isUnderWay,
  PETITION_ACTION_LABELS,
  PETITION_ACTIONS,
  PETITION_OUTCOME_LABELS,
  PETITION_STATUS_LABELS,
  PETITION_STATUSES,
  type PetitionAction,
  type PetitionStatus,
} from '../../domain/petition.lifecycle';
import { mayReview, offeredPetitionActions, PETITION_PARTS, type PetitionPart } from '../../domain/petition.policy';
import { ClockView } from './clock.view';
import { meetingOf, PetitionMeetingView } from './petition-meeting.view';
import { PetitionPaperView } from './petition-paper.view';

const MANY = 10_000_000;

const ANONYMOUS = '匿名';

/** A person, with how many came with him; `null`: nobody knows who. */
const petitionerWords = (name: string | null, people: number): string => {
  if (name === null) return ANONYMOUS;
  return people > 1 ? `${name}等 ${people} 人` : name;
};

export class PetitionLineView {
  @IdField('信访') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('信访人', { max: 80 }) petitioner: string;
  @TextField('反映的单位或人', { max: 100, nullable: true }) about: string | null;
  @ChoiceField('类别', PETITION_KINDS) kind: PetitionKind;
  @TextField('类别名称', { max: 30 }) kindLabel: string;
  @ChoiceField('状态', PETITION_STATUSES) status: PetitionStatus;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @TextField('结果', { max: 30, nullable: true }) outcomeLabel: string | null;
  @TextField('来源名称', { max: 30 }) sourceLabel: string;
  @DateField('收到日期') receivedOn: CivilDate;
  @DateField('答复日期', { nullable: true }) concludedOn: CivilDate | null;
  @TextField('承办人', { max: 60, nullable: true }) handlerName: string | null;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('下一个期限', { max: 30, nullable: true }) nextClock: string | null;
  @DateField('期限日期', { nullable: true }) dueOn: CivilDate | null;

  static of(line: NamedPetition): PetitionLineView {
    const { id, number, about, kind, status, receivedOn, handlerName, unionName, outcome, nextClock, dueOn } = line;
    return Object.assign(new PetitionLineView(), {
      ...{ id, number, about, kind, status, receivedOn, handlerName, unionName, concludedOn: line.concludedOn },
      sourceLabel: PETITION_SOURCE_LABELS[line.source],
      petitioner: petitionerWords(line.petitioner, line.people),
      ...{ kindLabel: PETITION_KIND_LABELS[kind], statusLabel: PETITION_STATUS_LABELS[status] },
      outcomeLabel: outcome && PETITION_OUTCOME_LABELS[outcome],
      nextClock: nextClock && clockName(nextClock),
      dueOn: dueOn === NEVER ? null : dueOn,
    });
  }
}

/** Of the list in Excel; what was said and who says it stay in the system. */
export const PETITION_COLUMNS: readonly SheetColumn<PetitionLineView>[] = [
  { title: '编号', width: 26, value: ({ number }) => number },
  { title: '信访人', width: 18, value: ({ petitioner }) => maskedPetitioner(petitioner) },
  { title: '反映的单位或人', width: 28, value: ({ about }) => about },
  { title: '类别', width: 12, value: ({ kindLabel }) => kindLabel },
  { title: '来源', width: 14, value: ({ sourceLabel }) => sourceLabel },
  { title: '收到日期', width: 12, value: ({ receivedOn }) => receivedOn },
  { title: '状态', width: 16, value: ({ statusLabel }) => statusLabel },
  { title: '结果', width: 12, value: ({ outcomeLabel }) => outcomeLabel },
  { title: '答复日期', width: 12, value: ({ concludedOn }) => concludedOn },
  { title: '下一个期限', width: 14, value: ({ nextClock }) => nextClock },
  { title: '期限日期', width: 12, value: ({ dueOn }) => dueOn },
  { title: '承办人', width: 12, value: ({ handlerName }) => handlerName },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
];

/** "王*英等 3 人": how many stays, the name goes. */
function maskedPetitioner(words: string): string {
  const [, name = words, more = ''] = /^(.*?)(等 \d+ 人)?$/.exec(words) ?? [];
  return name === ANONYMOUS ? name : `${maskName(name)}${more}`;
}

export class PetitionCountsView {
  @CountField('我办的', { max: MANY }) mine: number;
  @CountField('待答复', { max: MANY }) desk: number;
  @CountField('办理中', { max: MANY }) handling: number;
  @CountField('复查复核中', { max: MANY }) review: number;
  @CountField('已答复', { max: MANY }) ended: number;

  static of({ mine, desk, handling, review, ended }: PetitionCounts): PetitionCountsView {
    return Object.assign(new PetitionCountsView(), { mine, desk, handling, review, ended });
  }
}

export class PetitionFactView {
  @InstantField('时间') at: string;
  @TextField('谁', { max: 60 }) byName: string;
  @TextField('做了什么', { max: 200 }) words: string;
}

/** A petition for those whom the wall lets in. */
export class PetitionView {
  @IdField('信访') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @ChoiceField('状态', PETITION_STATUSES) status: PetitionStatus;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @TextField('结果', { max: 30, nullable: true }) outcomeLabel: string | null;
  @ChoicesField('现在能办的', PETITION_ACTIONS) openActions: PetitionAction[];
  @FlagField('能定承办人') canAppoint: boolean;
  @FlagField('能延长') canExtend: boolean;
  @ChoicesField('我的身份', PETITION_PARTS) parts: PetitionPart[];
  @TextField('类别名称', { max: 30 }) kindLabel: string;
  @TextField('来源名称', { max: 30 }) sourceLabel: string;
  @TextField('转送单位', { max: 100, nullable: true }) forwardedBy: string | null;
  @TextField('反映的单位或人', { max: 100, nullable: true }) about: string | null;
  @TextField('信访人', { max: 80 }) petitioner: string;
  @FlagField('匿名') isAnonymous: boolean;
  @IdField('会员', { nullable: true }) memberId: string | null;
  @TextField('电话', { max: 30, nullable: true }) phone: string | null;
  @CountField('人数', { max: MANY }) people: number;
  @TextsField('推选的代表', { max: 60, maxItems: 20 }) representatives: string[];
  @TextField('反映的事', { max: 8000 }) words: string;
  @TextField('要求', { max: 2000, nullable: true }) request: string | null;
  @DateField('收到日期') receivedOn: CivilDate;
  @TextField('登记人', { max: 60 }) intakeName: string;
  @TextField('承办人', { max: 60, nullable: true }) handlerName: string | null;
  @DateField('书面告知', { nullable: true }) repliedOn: CivilDate | null;
  @DateField('受理日期', { nullable: true }) acceptedOn: CivilDate | null;
  @TextField('原因', { max: 4000, nullable: true }) reason: string | null;
  @TextField('转到', { max: 30, nullable: true }) roadLabel: string | null;
  @DateField('答复日期', { nullable: true }) answeredOn: CivilDate | null;
  @TextField('处理意见', { max: 4000, nullable: true }) answer: string | null;
  @DateField('请求复查', { nullable: true }) reviewRequestedOn: CivilDate | null;
  @DateField('复查答复', { nullable: true }) reviewedOn: CivilDate | null;
  @TextField('复查意见', { max: 4000, nullable: true }) review: string | null;
  @DateField('请求复核', { nullable: true }) recheckRequestedOn: CivilDate | null;
  @DateField('复核答复', { nullable: true }) recheckedOn: CivilDate | null;
  @TextField('复核意见', { max: 4000, nullable: true }) recheck: string | null;
  @DateField('归档日期', { nullable: true }) closedOn: CivilDate | null;
  @FlagField('能约见') canMeet: boolean;
  @FlagField('能补材料') canAddPapers: boolean;
  @PartField('约见', () => PetitionMeetingView, { nullable: true }) next: PetitionMeetingView | null;
  @PartsField('材料', () => PetitionPaperView, { max: 500 }) papers: PetitionPaperView[];
  @CountField('信访人评价', { max: 5, nullable: true }) stars: number | null;
  @TextField('信访人的话', { max: 500, nullable: true }) comment: string | null;
  @PartsField('期限', () => ClockView, { max: 10 }) clocks: ClockView[];
  @PartsField('时间线', () => PetitionFactView, { max: 200 }) timeline: PetitionFactView[];

  static of(page: PetitionPage): PetitionView {
    const { petition, parts, unionName, clocks, facts, papers } = page;
    const { id, version, number, status, outcome, road, people, receivedOn, intakeName, handlerName } = petition;
    return Object.assign(new PetitionView(), {
      ...{ id, version, number, unionName, status, people, receivedOn, intakeName, handlerName },
      ...{ statusLabel: PETITION_STATUS_LABELS[status], outcomeLabel: outcome && PETITION_OUTCOME_LABELS[outcome] },
      ...{ parts: [...parts], openActions: openActionsOf(page), roadLabel: road && PETITION_ROAD_LABELS[road] },
      canAppoint: petition.concludedOn === null && (parts.has('desk') || parts.has('overseer')),
      canExtend: status === 'handling' && parts.has('overseer') && petition.extendedDays < 30,
      ...{ kindLabel: PETITION_KIND_LABELS[petition.kind], sourceLabel: PETITION_SOURCE_LABELS[petition.source] },
      ...{ forwardedBy: petition.forwardedBy, about: petition.about, memberId: petition.memberId },
      ...{ canMeet: isUnderWay(status) && petition.petitionerSealed !== null, canAddPapers: status !== 'closed' },
      ...{ next: meetingOf(page), papers: papers.map((paper) => PetitionPaperView.of(paper)), stars: petition.stars },
      ...spokenOf(page),
      ...daysOf(petition),
      clocks: clocks.map((reading) => ClockView.of(reading)),
      timeline: facts.map(({ at, byName, action, detail }) => ({
        ...{ at: at.toISOString(), byName, words: factWords(action, detail as Record<string, unknown>) },
      })),
    });
  }
}

/** A review that is his own answer's is not offered to him, a return only of what was forwarded. */
function openActionsOf({ petition, parts, persons }: PetitionPage): PetitionAction[] {
  const { answeredByPersons, reviewedByPersons, source, handlerAccountId } = petition;
  const answerers = { review: answeredByPersons, recheck: [...answeredByPersons, ...reviewedByPersons] };
  return offeredPetitionActions(petition.status, parts).filter((action) => {
    if (action === 'return') return source === 'forwarded';
    if (action === 'accept') return handlerAccountId !== null;
    return action === 'review' || action === 'recheck' ? mayReview(persons, answerers[action]) : true;
  });
}

function spokenOf({ petition, open }: PetitionPage) {
  const { tenantId, people } = petition;
  const person = (sealed: Buffer | null) => open.open(tenantId, 'petitioner', sealed);
  const said = (sealed: Buffer | null) => open.open(tenantId, 'petition', sealed);
  const name = person(petition.petitionerSealed);
  return {
    ...{ petitioner: petitionerWords(name, people), isAnonymous: name === null, phone: person(petition.phoneSealed) },
    representatives: person(petition.representativesSealed)?.split('\n') ?? [],
    ...{ words: said(petition.wordsSealed) ?? '', request: said(petition.requestSealed) },
    ...{ reason: said(petition.reasonSealed), answer: said(petition.answerSealed) },
    ...{ review: said(petition.reviewSealed), recheck: said(petition.recheckSealed) },
    comment: said(petition.commentSealed),
  };
}

const daysOf = (petition: PetitionPage['petition']) => {
  const { repliedOn, acceptedOn, answeredOn, reviewRequestedOn, reviewedOn } = petition;
  const { recheckRequestedOn, recheckedOn, closedOn } = petition;
  return {
    ...{ repliedOn, acceptedOn, answeredOn, reviewRequestedOn, reviewedOn },
    ...{ recheckRequestedOn, recheckedOn, closedOn },
  };
};

/** What happened, in words without names. */
function factWords(action: string, detail: Record<string, unknown>): string {
  if (action === 'register') return '登记了信访';
  if (action === 'appoint') return '定了承办人';
  if (action === 'arrange-meeting') return '约了信访人见面';
  if (action === 'add-papers') return `补了材料 ${String(detail['count'])} 份`;
  if (action === 'remove-paper') return '拿掉了一份材料';
  if (action === 'rate') return `评价 ${String(detail['stars'])} 分`;
  if (action === 'extend') return `批准延长办理 ${String(detail['days'])} 天`;
  if (action === 'close' && detail['satisfied'] === true) return '信访人表示满意，办结归档';
  return PETITION_ACTION_LABELS[action as PetitionAction] ?? action;
}

export class HandlerCandidateView {
  @IdField('账号') accountId: string;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('要回避的原因', { max: 200, nullable: true }) conflict: string | null;
}

export class HandlerCandidatesView {
  @PartsField('人选', () => HandlerCandidateView, { max: 500 }) items: HandlerCandidateView[];

  static of(found: readonly HandlerCandidate[]): HandlerCandidatesView {
    const items = found.map(({ accountId, name, conflict }) => ({ accountId, name, conflict }));
    return Object.assign(new HandlerCandidatesView(), { items });
  }
}
