import { ChoiceField, ChoicesField, CountField, DateField, FlagField, IdField, PartsField, TextField } from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { JudgedRenewal } from '../../app/award-reading';
import type { RenewalCounts } from '../../data/renewal-list.query';
import { type AcademicYear, academicYearName } from '../../domain/academic-year';
import { allGreen, type RenewalCheck } from '../../domain/renewal-checks';
import {
  openRenewalActions,
  RENEWAL_STATUS_LABELS,
  RENEWAL_STATUSES,
  type RenewalStatus,
  STUDENT_STATE_LABELS,
} from '../../domain/renewal.lifecycle';
import { STUDY_LEVEL_LABELS, type StudyLevel } from '../../domain/study-aid';

const MANY = 10_000_000;
const VERSIONS = 2 ** 31 - 1;

export class RenewalCheckView {
  @TextField('核对项', { max: 20 }) code: string;
  @FlagField('通过') ok: boolean;
  @TextField('说明', { max: 200 }) sentence: string;
}

const OFFICER_ACTIONS = ['accept', 'send-back', 'answer', 'reopen'] as const;

export class StudyRenewalView {
  @IdField('续办') id: string;
  @CountField('版本', { max: VERSIONS }) version: number;
  @IdField('资助') awardId: string;
  @TextField('资助编号', { max: 60 }) awardNumber: string;
  @TextField('学生', { max: 60 }) childName: string;
  @TextField('职工', { max: 60 }) memberName: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('学年', { max: 20 }) yearName: string;
  @ChoiceField('到哪一步', RENEWAL_STATUSES) status: RenewalStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @TextField('去年的学校', { max: 80 }) schoolName: string;
  @TextField('层次', { max: 20 }) levelLabel: string;
  @TextField('家长说', { max: 20, nullable: true }) stateLabel: string | null;
  @TextField('新学校', { max: 80, nullable: true }) saidSchool: string | null;
  @TextField('补充说明', { max: 300, nullable: true }) saidNote: string | null;
  @IdField('在读证明', { nullable: true }) proofDocumentId: string | null;
  @TextField('退回原因', { max: 500, nullable: true }) lastReason: string | null;
  @DateField('证明截止') cutOffOn: CivilDate;
  @DateField('补办截止') endsOn: CivilDate;
  @PartsField('核对', () => RenewalCheckView, { max: 10 }) checks: RenewalCheckView[];
  @FlagField('全部通过') isGreen: boolean;
  @ChoicesField('可以办', OFFICER_ACTIONS) openActions: (typeof OFFICER_ACTIONS)[number][];

  static of(line: JudgedRenewal): StudyRenewalView {
    const { id, version, awardId, awardNumber, childName, memberName, unionName, status, schoolName } = line;
    const { saidSchool, saidNote, proofDocumentId, lastReason, cutOffOn, endsOn, checks } = line;
    const open = openRenewalActions(status);
    const isGreen = status === 'confirmed' && allGreen(checks);
    return Object.assign(new StudyRenewalView(), {
      ...{ id, version, awardId, awardNumber, childName, memberName, unionName, status, schoolName },
      ...{ saidSchool, saidNote, proofDocumentId, lastReason, cutOffOn, endsOn, isGreen },
      ...{ yearName: academicYearName(line.academicYear), statusLabel: RENEWAL_STATUS_LABELS[status] },
      levelLabel: STUDY_LEVEL_LABELS[line.level as StudyLevel],
      stateLabel: line.studentState && STUDENT_STATE_LABELS[line.studentState],
      checks: checks.map(({ code, ok, sentence }: RenewalCheck) => ({ code, ok, sentence })),
      openActions: OFFICER_ACTIONS.filter((action) =>
        action === 'answer' ? open.includes('prove') : action === 'accept' ? isGreen : open.includes(action),
      ),
    });
  }
}

export class RenewalStatusCountView {
  @ChoiceField('到哪一步', RENEWAL_STATUSES) status: RenewalStatus;
  @TextField('状态名称', { max: 20 }) label: string;
  @CountField('人数', { max: MANY }) count: number;
}

export class StudyYearView {
  @CountField('学年', { max: 3000 }) year: number;
  @TextField('学年名称', { max: 20 }) name: string;
}

export class RenewalFiguresView {
  @CountField('学年', { max: 3000 }) year: number;
  @TextField('学年名称', { max: 20 }) yearName: string;
  @PartsField('人数', () => RenewalStatusCountView, { max: 10 }) items: RenewalStatusCountView[];
  @PartsField('哪些学年', () => StudyYearView, { max: 50 }) years: StudyYearView[];

  static of(counts: RenewalCounts, years: readonly AcademicYear[], year: AcademicYear): RenewalFiguresView {
    const shown = years.includes(year) ? years : [year, ...years];
    return Object.assign(new RenewalFiguresView(), {
      ...{ year, yearName: academicYearName(year) },
      items: RENEWAL_STATUSES.map((status) => ({
        status,
        label: RENEWAL_STATUS_LABELS[status],
        count: counts[status],
      })),
      years: shown.map((each) => ({ year: each, name: academicYearName(each) })),
    });
  }
}
