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
  TextField,
  TextsField,
} from '@app/http';
import { actingUnder, type Actor, ageOn, type CivilDate, holds, isAmong, maskName, yearOf } from '@app/kernel';
import { isAskedBy } from '@app/approvals';
import { lackingWords, MEMBER_STATUS_LABELS, RELATION_LABELS, standsInRegister } from '@app/members';
import { NOTICE_STANDING_LABELS, type NoticeStanding } from '@app/disclosure';
import type { OpenedPerson } from '../../app/file-people';
import type { FilePage } from '../../app/file-reading';
import { RECORD_KINDS, type RecordKind } from '../../data/file-record.entity';
import { CHECKLIST_ITEMS, CHECKLIST_LABELS, type ChecklistItem, neededItems } from '../../domain/checklist';
import { EXIT_GROUND_LABELS } from '../../domain/exit-ground';
import { PROCEDURE_STEPS, standingOf, stepsDone } from '../../domain/file-standing';
import { fiveWordOf } from '../../domain/five-words';
import { HARDSHIP_CAUSE_LABELS } from '../../domain/hardship-cause';
import {
  FILE_ACTIONS,
  type FileAction,
  FILE_STATUS_LABELS,
  FILE_STATUSES,
  type FileStatus,
  isOnFile,
} from '../../domain/hardship-file.lifecycle';
import { HARDSHIP_PERMISSIONS } from '../../domain/hardship.permissions';
import { type Completion, COMPLETION_BY_STATUS, COMPLETIONS } from '../../domain/record-completion';
import { watchDates } from '../../domain/yearly-review';
import { actionsFor } from './file-actions';
import { categoryLabelOf } from './file-line.view';
import { RECORD_WORDS, timelineWords } from './timeline-words';
import { toldReason } from './told-reason';

/** Somebody of the household as everybody sees him who may read files: no number, no income, no health. */
export class FilePersonView {
  @IdField('人员') id: string;
  @TextField('姓名', { max: 60 }) name: string;
  @TextField('关系', { max: 20 }) relationLabel: string;
  @CountField('年龄', { max: 150, nullable: true }) age: number | null;
  @FlagField('是会员') isMember: boolean;

  static of({ row, name }: OpenedPerson, today: CivilDate): FilePersonView {
    const isMember = row.memberId !== null;
    return Object.assign(new FilePersonView(), {
      ...{ id: row.id, isMember, relationLabel: RELATION_LABELS[row.relation] },
      name: isMember ? name : maskName(name),
      age: row.bornOn === null ? null : ageOn(row.bornOn, today),
    });
  }
}

export class FilePaperView {
  @IdField('材料') documentId: string;
  @ChoiceField('清单项', CHECKLIST_ITEMS) item: ChecklistItem;
  @TextField('清单项名称', { max: 30 }) label: string;
  @TextField('谁交的', { max: 60 }) addedByName: string;
  @InstantField('什么时候') addedAt: string;
}

export class MissingItemView {
  @ChoiceField('清单项', CHECKLIST_ITEMS) item: ChecklistItem;
  @TextField('清单项名称', { max: 30 }) label: string;
}

export class FileNoticeView {
  @IdField('公示') id: string;
  @CountField('第几次', { max: 100 }) round: number;
  @ChoiceField('状态', ['hanging', 'objected', 'over', 'taken-down']) standing: NoticeStanding;
  @TextField('状态名称', { max: 30 }) standingLabel: string;
  @TextField('公示的姓名', { max: 60 }) maskedName: string;
  @TextField('公示的工会', { max: 100 }) unionName: string;
  @TextField('公示的类别', { max: 20 }) categoryLabel: string;
  @TextField('公示的致困原因', { max: 40, nullable: true }) causeLabel: string | null;
  @DateField('开始') publishedOn: CivilDate;
  @DateField('结束') untilOn: CivilDate;
  @CountField('工作日', { max: 60 }) workingDays: number;
  @CountField('异议', { max: 1000 }) objections: number;
}

export class FileRecordView {
  @ChoiceField('种类', RECORD_KINDS) kind: RecordKind;
  @TextField('种类名称', { max: 20 }) label: string;
  @DateField('日期') heldOn: CivilDate;
  @TextsField('参加的人', { max: 60, maxItems: 100 }) people: string[];
  @FlagField('情况属实') conforms: boolean;
  @CountField('赞成', { max: 1000, nullable: true }) votesFor: number | null;
  @CountField('反对', { max: 1000, nullable: true }) votesAgainst: number | null;
  @CountField('弃权', { max: 1000, nullable: true }) abstained: number | null;
  @TextField('谁记录的', { max: 60 }) recordedByName: string;
}

export class FileTimelineView {
  @InstantField('时间') at: string;
  @TextField('做了什么', { max: 60 }) label: string;
  @TextField('谁', { max: 60 }) byName: string;
  @TextField('说明', { max: 600, nullable: true }) words: string | null;
}

export class FileStepView {
  @TextField('步骤', { max: 20 }) label: string;
  @ChoiceField('状态', ['done', 'current', 'ahead']) state: 'done' | 'current' | 'ahead';
}

export class FileApprovalView {
  @TextField('当前步骤', { max: 60 }) stepName: string;
  @TextsField('等谁', { max: 60, maxItems: 20 }) waitingFor: string[];
  @FlagField('我现在可以签') maySign: boolean;
  @ChoiceField('环节', ['review', 'approve'], { nullable: true }) part: 'review' | 'approve' | null;
}

/** The case page: who, state, who holds it, what is next; without what is private to the household. */
export class HardshipFileView {
  @IdField('档案') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @IdField('会员') memberId: string;
  @TextField('姓名', { max: 60 }) memberName: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @ChoiceField('状态', FILE_STATUSES) status: FileStatus;
  @TextField('状态名称', { max: 30 }) statusLabel: string;
  @TextField('五步工作法', { max: 10, nullable: true }) fiveWord: string | null;
  @FlagField('在档') onFile: boolean;
  @TextField('困难类别', { max: 20, nullable: true }) categoryLabel: string | null;
  /** What the review would change it to, while that is decided. */
  @TextField('拟变更为', { max: 20, nullable: true }) proposedLabel: string | null;
  @FlagField('另作认定') otherJudgement: boolean;
  @TextField('主要致困原因', { max: 20, nullable: true }) mainCauseLabel: string | null;
  @TextsField('次要致困原因', { max: 20, maxItems: 3 }) otherCauseLabels: string[];
  @FlagField('干部代填') filledByOfficer: boolean;
  @DateField('发现日期') foundOn: CivilDate;
  @DateField('申请日期', { nullable: true }) appliedOn: CivilDate | null;
  @DateField('建档日期', { nullable: true }) filedOn: CivilDate | null;
  @DateField('复核日期', { nullable: true }) reviewDueOn: CivilDate | null;
  @DateField('退档日期', { nullable: true }) exitedOn: CivilDate | null;
  @TextField('退档原因', { max: 40, nullable: true }) exitGroundLabel: string | null;
  @TextField('退档说明', { max: 500, nullable: true }) exitReason: string | null;
  @DateField('保管到', { nullable: true }) keptUntil: CivilDate | null;
  @TextsField('回访日期', { max: 10, maxItems: 3 }) watchOn: string[];
  @DateField('同意公示', { nullable: true }) consentedOn: CivilDate | null;
  @TextsField('还差的单独同意', { max: 200, maxItems: 60 }) lackingConsents: string[];
  @DateField('单独同意撤回日期', { nullable: true }) consentWithdrawnOn: CivilDate | null;
  @TextField('退回或结束的原因', { max: 600, nullable: true }) toldReason: string | null;
  @TextField('谁在办', { max: 200, nullable: true }) heldBy: string | null;
  @TextField('下一步', { max: 100, nullable: true }) next: string | null;
  @PartsField('进度', () => FileStepView, { max: 10 }) steps: FileStepView[];
  @PartsField('家庭成员', () => FilePersonView, { max: 50 }) persons: FilePersonView[];
  @PartsField('材料', () => FilePaperView, { max: 200 }) papers: FilePaperView[];
  @PartsField('还差', () => MissingItemView, { max: 20 }) missing: MissingItemView[];
  @PartsField('公示', () => FileNoticeView, { max: 100 }) notices: FileNoticeView[];
  @PartsField('核查和评议', () => FileRecordView, { max: 100 }) records: FileRecordView[];
  @PartsField('时间线', () => FileTimelineView, { max: 1000 }) timeline: FileTimelineView[];
  @PartField('审批', () => FileApprovalView, { nullable: true }) approval: FileApprovalView | null;
  @ChoicesField('可以办的', FILE_ACTIONS) openActions: FileAction[];
  @FlagField('可以催办') mayRemind: boolean;
  @FlagField('要回避', { description: '是本人或家里人的档案，由别的同志来办' }) standsBack: boolean;
  @FlagField('可以看家庭收支') mayReadHousehold: boolean;
  @FlagField('可以补材料') mayAddPapers: boolean;
  @ChoiceField('可以补全登记信息', COMPLETIONS) completion: Completion;

  static of(page: FilePage, actor: Actor, today: CivilDate): HardshipFileView {
    const { file, member, approval, toSign, notices } = page;
    const last = notices.at(-1);
    const standsBack = isOfHousehold(actor, page);
    const standing = standingOf({
      ...{ status: file.status, officerName: file.officerName, reviewDueOn: file.reviewDueOn },
      waitingFor: approval ? [...approval.waitingFor, ...approval.waitingNames] : [],
      ...{ noticeOver: last?.standing === 'over', noticeUntil: last?.notice.untilOn ?? null },
      holderGone: standsInRegister(member.status) ? null : MEMBER_STATUS_LABELS[member.status],
    });
    const { id, version, number, memberId, unionId, status, otherJudgement, filledByOfficer, exitReason } = file;
    const { foundOn, appliedOn, filedOn, reviewDueOn, exitedOn, keptUntil, consentedOn } = file;
    return Object.assign(new HardshipFileView(), {
      ...{ id, version, number, memberId, unionId, status, otherJudgement, filledByOfficer, exitReason },
      ...{ foundOn, appliedOn, filedOn, reviewDueOn, exitedOn, keptUntil, consentedOn, ...standing },
      ...{ memberName: member.name, unionName: member.unionName, statusLabel: FILE_STATUS_LABELS[status] },
      fiveWord: fiveWordOf(status, isAided(page, today)),
      onFile: isOnFile(status),
      categoryLabel: categoryLabelOf(file.category),
      proposedLabel: categoryLabelOf(file.proposedCategory),
      mainCauseLabel: file.mainCause && HARDSHIP_CAUSE_LABELS[file.mainCause],
      otherCauseLabels: file.otherCauses.map((cause) => HARDSHIP_CAUSE_LABELS[cause]),
      exitGroundLabel: file.exitGround && EXIT_GROUND_LABELS[file.exitGround],
      watchOn: status === 'watched' && exitedOn ? watchDates(exitedOn) : [],
      steps: stepsOf(status),
      toldReason: toldReason(page.facts),
      ...partsOf(page, today),
      consentWithdrawnOn: file.consentWithdrawnOn,
      lackingConsents: lackingTold(actor, page, today),
      approval: approval && {
        ...{ stepName: approval.stepName, waitingFor: [...approval.waitingFor], maySign: toSign !== null },
        part: toSign ? toSign.steps[toSign.currentStep]!.part : null,
      },
      ...{ openActions: standsBack ? [] : actionsFor(actor, page, today), standsBack },
      mayRemind: !standsBack && approval?.status === 'open' && isAskedBy(actor, approval),
      mayReadHousehold: holds(actor, HARDSHIP_PERMISSIONS.readSensitive),
      mayAddPapers: !standsBack && file.running && holds(actor, HARDSHIP_PERMISSIONS.manage),
      completion: !standsBack && mayComplete(actor) ? COMPLETION_BY_STATUS[file.status] : 'none',
    });
  }
}

/** The reader, or whom he acts for, stands in this file (回避). */
const isOfHousehold = (actor: Actor, { file, persons }: FilePage): boolean =>
  isAmong(actingUnder(actor, HARDSHIP_PERMISSIONS.manage), [
    file.memberId,
    ...persons.flatMap(({ row }) => row.memberId ?? []),
  ]);

/** Whose health is told is private itself: who may not read that hears only how many are wanting. */
function lackingTold(actor: Actor, { lacking }: FilePage, today: CivilDate): string[] {
  if (lacking.length === 0 || !holds(actor, HARDSHIP_PERMISSIONS.manage)) return [];
  if (!holds(actor, HARDSHIP_PERMISSIONS.readSensitive)) return [`${lacking.length} 项`];
  return lacking.map((one) => lackingWords(one, today));
}

/** The form shows what is private, and reading it is recorded. */
const mayComplete = (actor: Actor): boolean =>
  holds(actor, HARDSHIP_PERMISSIONS.manage) && holds(actor, HARDSHIP_PERMISSIONS.readSensitive);

const isAided = ({ aids }: FilePage, today: CivilDate): boolean =>
  aids.some((aid) => yearOf(aid.paidOn) >= yearOf(today) - 1);

function stepsOf(status: FileStatus): FileStepView[] {
  const done = stepsDone(status);
  if (done < 0) return [];
  return PROCEDURE_STEPS.map((step, index) => ({
    label: step,
    state: index < done ? 'done' : index === done ? 'current' : 'ahead',
  }));
}

function partsOf(page: FilePage, today: CivilDate) {
  const { file, persons, papers, notices, records, facts } = page;
  const there = new Set(papers.map((paper) => paper.item));
  const needed = file.running && !isOnFile(file.status) ? neededItems(file.mainCause) : [];
  return {
    persons: persons.map((person) => FilePersonView.of(person, today)),
    papers: papers.map(({ documentId, item, addedByName, addedAt }) => ({
      ...{ documentId, item, addedByName, label: CHECKLIST_LABELS[item as ChecklistItem] ?? item },
      addedAt: addedAt.toISOString(),
    })),
    missing: needed.filter((item) => !there.has(item)).map((item) => ({ item, label: CHECKLIST_LABELS[item] })),
    notices: notices.map(({ notice, standing, objections }) => {
      const { id, round, maskedName, unionName, categoryLabel, causeLabel, publishedOn, untilOn, workingDays } = notice;
      return {
        ...{ id, round, standing, standingLabel: NOTICE_STANDING_LABELS[standing], maskedName, unionName },
        ...{ categoryLabel, causeLabel, publishedOn, untilOn, workingDays, objections },
      };
    }),
    records: records.map((record) => {
      const { kind, heldOn, people, conforms, votesFor, votesAgainst, abstained, recordedByName } = record;
      const votes = { votesFor, votesAgainst, abstained };
      return { kind, label: RECORD_WORDS[kind], heldOn, people, conforms, ...votes, recordedByName };
    }),
    timeline: facts
      .map((fact) => ({ at: fact.at.toISOString(), byName: fact.byName, ...timelineWords(fact) }))
      .reverse(),
  };
}
