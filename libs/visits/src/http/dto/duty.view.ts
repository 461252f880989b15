import type { WorkingCalendar } from '@app/calendar';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  PageOf,
  PageQuery,
  PartField,
  PartsField,
  TextField,
} from '@app/http';
import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { Occasion } from '@app/standards';
import type { Today } from '../../app/today.service';
import type { ReportAnswer } from '../../app/report.service';
import type { DutyLine, TodayLine } from '../../data/duty-list.query';
import type { VisitDuty } from '../../data/visit-duty.entity';
import { urgency, urgencyWords } from '../../domain/duty-deadline';
import { conductOf } from '../../domain/occasion';
import { VISIT_DUTY_STATUSES, type VisitDutyStatus } from '../../domain/visit-duty';
import { VISIT_DUTY_STATUS_WORDS } from '../../domain/visit-duty.lifecycle';
import type { SuggestedVisitor } from '../../domain/suggested-visitors';
import { VISITOR_RANK_WORDS, VISITOR_RANKS, type VisitorRank } from '../../domain/visitor-rank';

export class DutyListQuery extends PageQuery {
  @IdField('工会', { optional: true, description: '含下级工会' }) unionId?: UnionId;
  @ChoiceField('状态', ['open', 'closed', 'all'], { optional: true, description: '不填为未结' })
  status?: 'open' | 'closed' | 'all';
  @TextField('事项', { max: 60, optional: true }) occasion?: string;
  @ChoiceField('分给谁', ['me'], { optional: true }) assignee?: 'me';
  @IdField('会员', { optional: true }) memberId?: MemberId;
  @TextField('编号', { max: 60, optional: true, description: '整个编号，或最后几位' }) number?: string;
}

export class CaseSearchQuery {
  @TextField('编号', { max: 60 }) number: string;
}

export class OccasionQuery {
  @IdField('工会') unionId: UnionId;
}

export class AssigneeView {
  @IdField('走访人') personId: string;
  @TextField('姓名', { max: 60 }) name: string;
}

/** By what "how long is left" is counted. */
interface CountingDays {
  readonly today: CivilDate;
  readonly calendar: WorkingCalendar;
}

/** One line of a list of duties. */
export class DutyLineView {
  @IdField('编号') id: string;
  @TextField('案件编号', { max: 60 }) number: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @IdField('会员') memberId: string;
  @TextField('会员姓名', { max: 60 }) memberName: string;
  @TextField('事项', { max: 60 }) occasion: string;
  @TextField('事项名称', { max: 60 }) occasionName: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @TextField('小组', { max: 60, nullable: true }) groupName: string | null;
  @DateField('发生日期') eventOn: CivilDate;
  @DateField('期限') deadlineOn: CivilDate;
  @TextField('还剩多久', { max: 20, min: 0, description: '超 1 天、今天要办、还剩 2 个工作日，不用再去时为空' })
  urgency: string;
  @FlagField('已超期') overdue: boolean;
  @FlagField('已上报催办') escalated: boolean;
  @ChoiceField('状态', VISIT_DUTY_STATUSES) status: VisitDutyStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @PartsField('分给谁', () => AssigneeView, { max: 10 }) assignees: AssigneeView[];
  @FlagField('分给我的') mine: boolean;
  @CountField('走访次数', { max: 1000 }) visitCount: number;
  @FlagField('历史导入', { description: '从以前的台账导入的' }) isImported: boolean;

  static of(line: DutyLine, { today, calendar }: CountingDays): DutyLineView {
    const { id, number, version, memberId, memberName, occasion, occasionName, unionId, unionName, groupName } = line;
    const { eventOn, deadlineOn, status, mine, visitCount, isImported, assignees } = line;
    const urgent = urgency(line, today, calendar);
    return Object.assign(new DutyLineView(), {
      ...{ id, number, version, memberId, memberName, occasion, occasionName, unionId, unionName, groupName },
      ...{ eventOn, deadlineOn, status, mine, visitCount, isImported },
      assignees: assignees.map(({ personId, name }) => ({ personId, name })),
      urgency: urgencyWords(urgent),
      overdue: urgent.kind === 'overdue',
      escalated: line.escalatedAt !== null,
      statusName: VISIT_DUTY_STATUS_WORDS[status],
    });
  }
}

export const DutyLinePage = PageOf(DutyLineView);
export type DutyLinePage = InstanceType<typeof DutyLinePage>;

export class FoundCasesView {
  @PartsField('案件', () => DutyLineView, { max: 20 }) items: DutyLineView[];
}

export class TodayCountsView {
  @CountField('已超期', { max: 2 ** 31 - 1 }) overdue: number;
  @CountField('今天要办', { max: 2 ** 31 - 1 }) dueToday: number;
  @CountField('今天以后七天内', { max: 2 ** 31 - 1 }) nextSevenDays: number;
  @CountField('还没有人去', { max: 2 ** 31 - 1 }) unassigned: number;
  @CountField('分给我的', { max: 2 ** 31 - 1 }) mine: number;
}

/** Lists of at most fifty, own duties first; `counts` are of all. */
export class TodayView {
  @DateField('今天') date: CivilDate;
  @PartsField('已超期', () => DutyLineView, { max: 50 }) overdue: DutyLineView[];
  @PartsField('今天要办', () => DutyLineView, { max: 50 }) dueToday: DutyLineView[];
  @PartsField('今天以后七天内', () => DutyLineView, { max: 50 }) nextSevenDays: DutyLineView[];
  @PartsField('还没有人去', () => DutyLineView, { max: 50 }) unassigned: DutyLineView[];
  @PartField('件数', () => TodayCountsView) counts: TodayCountsView;

  static of({ date, calendar, lines, counts }: Today): TodayView {
    const shown = (belongs: (line: TodayLine) => boolean): DutyLineView[] =>
      lines
        .filter(belongs)
        .slice(0, 50)
        .map((line) => DutyLineView.of(line, { today: date, calendar }));
    const { overdue, dueToday, nextSevenDays, unassigned, mine } = counts;
    return Object.assign(new TodayView(), {
      date,
      overdue: shown((line) => line.part === 'overdue'),
      dueToday: shown((line) => line.part === 'due-today'),
      nextSevenDays: shown((line) => line.part === 'next-seven-days'),
      unassigned: shown((line) => line.unassigned),
      counts: Object.assign(new TodayCountsView(), { overdue, dueToday, nextSevenDays, unassigned, mine }),
    });
  }
}

export class SubConditionView {
  @TextField('代码', { max: 60 }) code: string;
  @TextField('名称', { max: 60 }) name: string;
}

export class OccasionView {
  @TextField('代码', { max: 60 }) code: string;
  @TextField('名称', { max: 60 }) name: string;
  @PartsField('具体情况', () => SubConditionView, { max: 20 }) subConditions: SubConditionView[];
  @FlagField('必须选具体情况') subConditionRequired: boolean;
  @CountField('几个工作日内走访', { max: 365 }) deadlineWorkingDays: number;
  @FlagField('涉及本人的病情', { description: '要本人对医疗健康信息单独同意' }) tellsHealth: boolean;

  static of({ code, name, subConditions, subConditionRequired, deadlineWorkingDays }: Occasion): OccasionView {
    return Object.assign(new OccasionView(), {
      ...{ code, name, subConditionRequired, deadlineWorkingDays: deadlineWorkingDays ?? 0 },
      tellsHealth: conductOf(code).tellsHealth,
      subConditions: subConditions.map((sub) => ({ code: sub.code, name: sub.name })),
    });
  }
}

export class OccasionsView {
  @PartsField('事项', () => OccasionView, { max: 100 }) items: OccasionView[];

  static of(occasions: readonly Occasion[]): OccasionsView {
    return Object.assign(new OccasionsView(), { items: occasions.map((each) => OccasionView.of(each)) });
  }
}

export class SuggestedVisitorView {
  @IdField('走访人') personId: string;
  @TextField('姓名', { max: 60 }) name: string;
  @ChoiceField('职务', VISITOR_RANKS) rank: VisitorRank;
  @TextField('职务名称', { max: 20 }) rankName: string;
  @CountField('手上几件', { max: 100_000 }) openDuties: number;
  @TextField('为什么推荐', { max: 60 }) reason: string;

  static of({ personId, name, rank, openDuties, reason }: SuggestedVisitor): SuggestedVisitorView {
    const rankName = VISITOR_RANK_WORDS[rank];
    return Object.assign(new SuggestedVisitorView(), { personId, name, rank, rankName, openDuties, reason });
  }
}

export class SuggestedVisitorsView {
  @PartsField('走访人', () => SuggestedVisitorView, { max: 500 }) items: SuggestedVisitorView[];
}

export class ReportedView {
  @IdField('编号') id: string;
  @TextField('案件编号', { max: 60 }) number: string;
  @FlagField('并入了已有的一件') joined: boolean;
  @ChoiceField('状态', VISIT_DUTY_STATUSES) status: VisitDutyStatus;
  @DateField('期限') deadlineOn: CivilDate;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @FlagField('走访时要问本人的单独同意') lacksConsent: boolean;

  static of({ id, number, joined, status, deadlineOn, version, lacksConsent }: ReportAnswer): ReportedView {
    return Object.assign(new ReportedView(), { id, number, joined, status, deadlineOn, version, lacksConsent });
  }
}

/** A duty after a step of it; the page is asked for anew. */
export class DutyStateView {
  @IdField('编号') id: string;
  @TextField('案件编号', { max: 60 }) number: string;
  @ChoiceField('状态', VISIT_DUTY_STATUSES) status: VisitDutyStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @DateField('期限') deadlineOn: CivilDate;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;

  static of({ id, number, status, deadlineOn, version }: VisitDuty): DutyStateView {
    const statusName = VISIT_DUTY_STATUS_WORDS[status];
    return Object.assign(new DutyStateView(), { id, number, status, statusName, deadlineOn, version });
  }
}
