import { ChoiceField, ChoicesField, CountField, DateField, FlagField, IdField, PartsField, TextField } from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { AccidentPage } from '../../app/accident-reading';
import { ACCIDENT_KIND_LABELS, GRADE_LABELS, gradeOf, isSettled } from '../../domain/accident';
import {
  ACCIDENT_ACTIONS,
  ACCIDENT_STATUS_LABELS,
  ACCIDENT_STATUSES,
  type AccidentAction,
  type AccidentStatus,
} from '../../domain/accident.lifecycle';
import { ACCIDENT_PARTS, type AccidentPart, offeredAccidentActions } from '../../domain/accident.policy';
import { CHANGEABLE_CLOCKS, type ChangeableClock, changeableClocks } from '../../domain/accident-clocks';
import { AccidentActivityView, AccidentFactView, AccidentPersonView } from './accident-person.view';
import { CasePaperView } from './case-paper.dto';
import { ClockView } from './clock.view';

/** An accident for those whom the wall lets in. */
export class AccidentView {
  @IdField('事故') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @ChoiceField('状态', ACCIDENT_STATUSES) status: AccidentStatus;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @ChoicesField('现在能办的', ACCIDENT_ACTIONS) openActions: AccidentAction[];
  @FlagField('能定工会代表') canAppoint: boolean;
  @FlagField('能记参加调查的情况') canRecord: boolean;
  @ChoicesField('能变动的期限', CHANGEABLE_CLOCKS) changeableClocks: ChangeableClock[];
  @FlagField('能登记伤亡和赔偿') canTendPersons: boolean;
  @ChoicesField('我的身份', ACCIDENT_PARTS) parts: AccidentPart[];
  @TextField('类别名称', { max: 30 }) kindLabel: string;
  @TextField('事故等级', { max: 30, nullable: true, description: '按死亡和重伤人数' }) gradeLabel: string | null;
  @TextField('发生单位', { max: 100 }) employer: string;
  @TextField('地点', { max: 100, nullable: true }) place: string | null;
  @DateField('发生日期') occurredOn: CivilDate;
  @DateField('接报日期') reportedOn: CivilDate;
  @TextField('经过', { max: 8000 }) facts: string;
  @TextField('登记人', { max: 60 }) intakeName: string;
  @TextField('工会代表', { max: 60, nullable: true }) handlerName: string | null;
  @DateField('参加调查', { nullable: true }) joinedOn: CivilDate | null;
  @TextField('谁来调查', { max: 100, nullable: true }) investigatedBy: string | null;
  @DateField('调查结果日期', { nullable: true }) foundOn: CivilDate | null;
  @TextField('调查结果', { max: 8000, nullable: true }) findings: string | null;
  @DateField('提意见日期', { nullable: true }) opinionOn: CivilDate | null;
  @TextField('提给谁', { max: 100, nullable: true }) opinionTo: string | null;
  @TextField('工会意见', { max: 8000, nullable: true }) opinion: string | null;
  @DateField('处理日期', { nullable: true }) decidedOn: CivilDate | null;
  @TextField('处理结果', { max: 8000, nullable: true }) decision: string | null;
  @TextField('对工会意见的答复', { max: 4000, nullable: true }) opinionAnswer: string | null;
  @DateField('不参加的日期', { nullable: true }) declinedOn: CivilDate | null;
  @TextField('不参加的原因', { max: 8000, nullable: true }) declineReason: string | null;
  @DateField('归档日期', { nullable: true }) closedOn: CivilDate | null;
  @PartsField('伤亡人员', () => AccidentPersonView, { max: 500 }) persons: AccidentPersonView[];
  @PartsField('参加调查的情况', () => AccidentActivityView, { max: 500 }) activities: AccidentActivityView[];
  @PartsField('期限', () => ClockView, { max: 10 }) clocks: ClockView[];
  @PartsField('材料', () => CasePaperView, { max: 500 }) papers: CasePaperView[];
  @FlagField('可以存材料') mayAddPapers: boolean;
  @PartsField('时间线', () => AccidentFactView, { max: 500 }) timeline: AccidentFactView[];

  static of(page: AccidentPage): AccidentView {
    const { accident, unionName, persons, payments, activities, clocks, papers, facts } = page;
    const { status, kind, employer, place } = accident;
    const { id, version, number, occurredOn, reportedOn, intakeName, handlerName } = accident;
    const { joinedOn, investigatedBy, foundOn, opinionOn, opinionTo, decidedOn, declinedOn, closedOn } = accident;
    return Object.assign(new AccidentView(), {
      ...{ id, version, number, unionName, status, employer, place, occurredOn, reportedOn, intakeName, handlerName },
      ...{ joinedOn, investigatedBy, foundOn, opinionOn, opinionTo, decidedOn, declinedOn, closedOn },
      ...{ statusLabel: ACCIDENT_STATUS_LABELS[status], kindLabel: ACCIDENT_KIND_LABELS[kind] },
      gradeLabel: persons.length === 0 ? null : GRADE_LABELS[gradeOf(persons.map(({ harm }) => harm))],
      ...mayOf(page),
      ...spokenOf(page),
      persons: persons.map((person) => AccidentPersonView.of(person, payments, page.open)),
      activities: activities.map((activity) => AccidentActivityView.of(activity, page.open)),
      clocks: clocks.map((reading) => ClockView.of(reading)),
      ...{ papers: papers.map((each) => CasePaperView.of(each)), mayAddPapers: status !== 'closed' },
      timeline: facts.map((fact) => AccidentFactView.of(fact)),
    });
  }
}

function mayOf({ accident: { status, handlerAccountId }, parts, persons, clocks }: AccidentPage) {
  const isOpen = status !== 'closed' && status !== 'declined';
  const takesPart = parts.has('handler') || parts.has('overseer');
  const waits = { join: handlerAccountId === null, close: status === 'decided' && !persons.every(isSettled) };
  const open = offeredAccidentActions(status, parts);
  return {
    parts: [...parts],
    // Not before it can be done: the page says what is still missing.
    openActions: open.filter((action) => !(action in waits && waits[action as keyof typeof waits])),
    canAppoint: isOpen && (parts.has('desk') || parts.has('overseer')),
    canRecord: isOpen && takesPart,
    changeableClocks: isOpen && takesPart ? changeableClocks(clocks) : [],
    canTendPersons: isOpen,
  };
}

function spokenOf({ accident, open }: AccidentPage) {
  const said = (sealed: Buffer | null) => open.open(accident.tenantId, 'accident', sealed);
  return {
    ...{ facts: said(accident.factsSealed) ?? '', findings: said(accident.findingsSealed) },
    ...{ opinion: said(accident.opinionSealed), decision: said(accident.decisionSealed) },
    ...{ opinionAnswer: said(accident.opinionAnswerSealed), declineReason: said(accident.declineReasonSealed) },
  };
}
