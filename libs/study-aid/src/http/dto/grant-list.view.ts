import {
  AmountField,
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
import { type CivilDate, formatFen } from '@app/kernel';
import type { GrantListPage, StudentOnList } from '../../app/grant-list-reading';
import type { GrantListLine } from '../../data/grant-list.query';
import { academicYearName } from '../../domain/academic-year';
import {
  GRANT_LIST_ACTIONS,
  GRANT_LIST_STATUS_LABELS,
  GRANT_LIST_STATUSES,
  type GrantListAction,
  type GrantListStatus,
  LIST_CHANGES_IN,
  openGrantListActions,
} from '../../domain/grant-list.lifecycle';
import {
  INSTALMENT_STATUS_LABELS,
  INSTALMENT_STATUSES,
  type InstalmentStatus,
} from '../../domain/instalment.lifecycle';
import { AID_CATEGORY_LABELS, STUDY_LEVEL_LABELS } from '../../domain/study-aid';

const MANY = 10_000_000;
const fen = (text: string): string => formatFen(BigInt(text));
const NOTICE_WORDS = { hanging: '公示中', objected: '有异议', over: '公示期满', 'taken-down': '已撤下' } as const;

export class GrantListLineView {
  @IdField('名单') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('名称', { max: 100 }) name: string;
  @ChoiceField('状态', GRANT_LIST_STATUSES) status: GrantListStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @CountField('人数', { max: MANY }) persons: number;
  @AmountField('金额') amount: string;
  @AmountField('已付') paid: string;

  static of({ id, number, name, status, persons, amount, paid }: GrantListLine): GrantListLineView {
    return Object.assign(new GrantListLineView(), {
      ...{ id, number, name, status, persons, amount: fen(amount), paid: fen(paid) },
      statusLabel: GRANT_LIST_STATUS_LABELS[status],
    });
  }
}

export class ListedStudentView {
  @IdField('资助款') id: string;
  @IdField('资助') awardId: string;
  @TextField('编号', { max: 60 }) awardNumber: string;
  @TextField('学生', { max: 60 }) childName: string;
  @TextField('职工', { max: 60 }) memberName: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('学校', { max: 80 }) schoolName: string;
  @TextField('层次', { max: 20 }) levelLabel: string;
  @TextField('困难类别', { max: 20, nullable: true }) categoryLabel: string | null;
  @CountField('第几年', { max: 5 }) ordinal: number;
  @CountField('最多几年', { max: 5 }) maxYears: number;
  @AmountField('金额') amount: string;
  @TextField('依据', { max: 300 }) ruleSentence: string;
  @ChoiceField('状态', INSTALMENT_STATUSES) status: InstalmentStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @IdField('证明', { nullable: true }) proofDocumentId: string | null;
  @FlagField('同意公示') consented: boolean;
  @TextField('公示', { max: 20, nullable: true }) noticeLabel: string | null;
  @DateField('公示到', { nullable: true }) noticeUntilOn: CivilDate | null;

  static of(student: StudentOnList): ListedStudentView {
    const { id, awardId, awardNumber, childName, memberName, unionName, schoolName, ordinal, maxYears } = student;
    const { ruleSentence, status, proofDocumentId, consented, notice, category } = student;
    return Object.assign(new ListedStudentView(), {
      ...{ id, awardId, awardNumber, childName, memberName, unionName, schoolName, ordinal, maxYears },
      ...{ ruleSentence, status, proofDocumentId, consented, amount: fen(student.amount) },
      ...{ levelLabel: STUDY_LEVEL_LABELS[student.level], statusLabel: INSTALMENT_STATUS_LABELS[status] },
      categoryLabel: category && AID_CATEGORY_LABELS[category],
      ...{ noticeLabel: notice && NOTICE_WORDS[notice.standing], noticeUntilOn: notice && notice.untilOn },
    });
  }
}

/** What a signer needs to decide. */
export class ListEvidenceView {
  @CountField('新增', { max: MANY }) fresh: number;
  @CountField('续助', { max: MANY }) renewed: number;
  @TextField('经费账户', { max: 60, nullable: true }) fundName: string | null;
  @AmountField('账户可用', { nullable: true }) available: string | null;
  @TextField('批后可用', { max: 20, nullable: true }) availableAfter: string | null;
  @AmountField('项目年度预算', { nullable: true }) budget: string | null;
  @CountField('上学年人数', { max: MANY }) lastYearPersons: number;
  @AmountField('上学年金额') lastYearAmount: string;
}

export class GrantListView {
  @IdField('名单') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('名称', { max: 100 }) name: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @IdField('项目') programmeId: string;
  @TextField('学年', { max: 20 }) yearName: string;
  @ChoiceField('状态', GRANT_LIST_STATUSES) status: GrantListStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @TextField('最近的意见', { max: 500, nullable: true }) lastReason: string | null;
  @TextField('经办人', { max: 60 }) createdByName: string;
  @CountField('人数', { max: MANY }) persons: number;
  @AmountField('金额') amount: string;
  @AmountField('已付') paid: string;
  @CountField('公示工作日', { max: 60 }) publicityDays: number;
  @PartField('审批依据', () => ListEvidenceView) evidence: ListEvidenceView;
  @PartsField('学生', () => ListedStudentView, { max: 5000 }) students: ListedStudentView[];
  @ChoicesField('可以办', GRANT_LIST_ACTIONS) openActions: GrantListAction[];
  @FlagField('可以拿掉学生') mayTakeOff: boolean;

  static of(page: GrantListPage): GrantListView {
    const { list, programme, unionName, students, fund, lastYear, mayManage, isRequester } = page;
    const { id, version, number, name, unionId, programmeId, status, lastReason, createdByName, persons, amount } =
      list;
    const paid = students.filter((each) => each.status === 'paid').reduce((sum, each) => sum + BigInt(each.amount), 0n);
    const fresh = students.filter(({ ordinal }) => ordinal === 1).length;
    const asked = programme.publicityDays > 0 && fresh > 0;
    const pending = status !== 'approved' && fund !== null;
    const own: GrantListAction[] = ['publicise', 'submit', 'cancel'];
    if (isRequester) own.push('withdraw');
    return Object.assign(new GrantListView(), {
      ...{ id, version, number, name, unionId, unionName, programmeId, status, lastReason, createdByName, persons },
      ...{ yearName: academicYearName(list.academicYear), statusLabel: GRANT_LIST_STATUS_LABELS[status] },
      ...{ amount: formatFen(amount), paid: formatFen(paid), publicityDays: asked ? programme.publicityDays : 0 },
      evidence: {
        ...{ fresh, renewed: students.length - fresh, fundName: fund && fund.name },
        available: fund && formatFen(fund.available),
        availableAfter: pending ? formatFen(fund.available - amount) : null,
        budget: programme.budget === null ? null : formatFen(programme.budget),
        ...{ lastYearPersons: lastYear.persons, lastYearAmount: formatFen(lastYear.amount) },
      },
      students: students.map((each) => ListedStudentView.of(each)),
      openActions: mayManage
        ? openGrantListActions(status).filter((action) => own.includes(action) && (action !== 'publicise' || asked))
        : [],
      mayTakeOff: mayManage && LIST_CHANGES_IN.includes(status),
    });
  }
}
