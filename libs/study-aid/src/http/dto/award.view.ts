import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartField,
  PartsField,
  TextField,
} from '@app/http';
import { type CivilDate, formatFen } from '@app/kernel';
import type { AwardPage, Named } from '../../app/award-reading';
import type { AwardFact, AwardFactAction } from '../../data/award.entity';
import { AWARD_GROUPS, type AwardGroup, type AwardLine } from '../../data/award-list.query';
import type { InstalmentLine } from '../../data/award-parts.query';
import { academicYearName } from '../../domain/academic-year';
import { endedBefore } from '../../domain/award.decision';
import {
  AWARD_ACTION_LABELS,
  AWARD_STATUS_LABELS,
  AWARD_STATUSES,
  type AwardStatus,
  END_GROUND_LABELS,
  openAwardActions,
  SUSPENDED_FOR_LABELS,
} from '../../domain/award.lifecycle';
import {
  INSTALMENT_STATUS_LABELS,
  INSTALMENT_STATUSES,
  type InstalmentStatus,
} from '../../domain/instalment.lifecycle';
import { STUDY_EXCLUSION_LABELS, STUDY_LEVEL_LABELS } from '../../domain/study-aid';
import { AWARD_STEPS, type AwardStep } from './award.dto';
import { StudyRenewalView } from './renewal.view';

const MANY = 10_000_000;
const VERSIONS = 2 ** 31 - 1;
const fen = (text: string): string => formatFen(BigInt(text));

export class AwardLineView {
  @IdField('资助') id: string;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('学生', { max: 60 }) childName: string;
  @IdField('会员') memberId: string;
  @TextField('职工', { max: 60 }) memberName: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('项目', { max: 60 }) programmeName: string;
  @TextField('层次', { max: 20 }) levelLabel: string;
  @TextField('学校', { max: 80 }) schoolName: string;
  @ChoiceField('状态', AWARD_STATUSES) status: AwardStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @CountField('入学年份', { max: 3000 }) entryYear: number;
  @CountField('毕业年份', { max: 3000 }) endsInYear: number;
  @CountField('资助年限', { max: 5 }) maxYears: number;
  @CountField('已发放年数', { max: 5 }) paidYears: number;
  @AmountField('累计发放') paid: string;
  @DateField('申请日期') appliedOn: CivilDate;

  static of(line: AwardLine & Named): AwardLineView {
    const { id, number, childName, memberId, memberName, unionName, programmeName, schoolName, status } = line;
    const { entryYear, endsInYear, maxYears, paidYears, appliedOn } = line;
    return Object.assign(new AwardLineView(), {
      ...{ id, number, childName, memberId, memberName, unionName, programmeName, schoolName, status },
      ...{ entryYear, endsInYear, maxYears, paidYears, appliedOn, paid: fen(line.paid) },
      ...{ levelLabel: STUDY_LEVEL_LABELS[line.level], statusLabel: AWARD_STATUS_LABELS[status] },
    });
  }
}

export class AwardGroupCountView {
  @ChoiceField('哪些', AWARD_GROUPS) group: AwardGroup;
  @CountField('人数', { max: MANY }) count: number;
}

export class AwardCountsView {
  @PartsField('人数', () => AwardGroupCountView, { max: 10 }) items: AwardGroupCountView[];

  static of(counts: Record<AwardGroup, number>): AwardCountsView {
    const items = AWARD_GROUPS.map((group) => ({ group, count: counts[group] }));
    return Object.assign(new AwardCountsView(), { items });
  }
}

export class StudyInstalmentView {
  @IdField('资助款') id: string;
  @TextField('学年', { max: 20 }) yearName: string;
  @CountField('第几年', { max: 5 }) ordinal: number;
  @AmountField('金额') amount: string;
  @ChoiceField('状态', INSTALMENT_STATUSES) status: InstalmentStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @TextField('依据', { max: 300 }) ruleSentence: string;
  @DateField('发放日期', { nullable: true }) paidOn: CivilDate | null;
  @IdField('名单', { nullable: true }) grantListId: string | null;
  @TextField('名单编号', { max: 60, nullable: true }) grantListNumber: string | null;
  @IdField('用款', { nullable: true }) disbursementId: string | null;
  @TextField('用款编号', { max: 60, nullable: true }) disbursementNumber: string | null;
  @FlagField('历史导入') inHistory: boolean;

  static of(line: InstalmentLine): StudyInstalmentView {
    const { id, ordinal, status, ruleSentence, paidOn, grantListId, grantListNumber } = line;
    const { disbursementId, disbursementNumber, inHistory } = line;
    return Object.assign(new StudyInstalmentView(), {
      ...{ id, ordinal, status, ruleSentence, paidOn, grantListId, grantListNumber, inHistory },
      ...{ disbursementId, disbursementNumber, amount: fen(line.amount) },
      ...{ yearName: academicYearName(line.academicYear), statusLabel: INSTALMENT_STATUS_LABELS[status] },
    });
  }
}

const FACT_WORDS: Partial<Record<AwardFactAction, string>> = {
  ...AWARD_ACTION_LABELS,
  apply: '提交申请',
  supplement: '补充材料',
  import: '从历年名单导入',
  approve: '名单获批准',
  pay: '已付款',
  reverse: '付款退回',
  'take-back': '撤回付款',
  cancel: '本学年不发放',
  'follow-parent': '家长转会，移交新的工会',
  'parent-left': '家长转到项目以外的工会',
  'open-renewal': '开始年度续办',
  'renewal-confirm': '家长确认信息',
  'renewal-prove': '家长上传在读证明',
  'renewal-report': '家长说明情况',
  'renewal-send-back': '退回在读证明',
  'renewal-accept': '续办核对通过',
  'renewal-reopen': '重新核对续办',
  'renewal-suspend': '到期没交证明，暂停',
  'renewal-end': '续办终止',
  'renewal-reinstate': '重新开始续办',
};

export class AwardFactView {
  @TextField('做了什么', { max: 40 }) title: string;
  @TextField('谁', { max: 60 }) byName: string;
  @InstantField('什么时候') at: string;
  @TextField('说明', { max: 500, nullable: true }) words: string | null;

  static of({ action, byName, at, words, academicYear }: AwardFact): AwardFactView {
    const title = FACT_WORDS[action] ?? '更新';
    return Object.assign(new AwardFactView(), {
      title: academicYear === null ? title : `${title}(${academicYearName(academicYear)})`,
      ...{ byName, at: at.toISOString(), words },
    });
  }
}

export class AwardPaperView {
  @IdField('材料') id: string;
  @TextField('类型', { max: 60 }) mediaType: string;
  @InstantField('上传时间') uploadedAt: string;
}

export class AwardActionView {
  @ChoiceField('办什么', AWARD_STEPS) step: AwardStep;
  @TextField('名称', { max: 20 }) label: string;
}

/** One award with everything of it. */
export class AwardView {
  @IdField('资助') id: string;
  @CountField('版本', { max: VERSIONS }) version: number;
  @IdField('项目') programmeId: string;
  @IdField('工会') unionId: string;
  @PartField('概要', () => AwardLineView) line: AwardLineView;
  @TextField('学生证件号码', { max: 30 }) maskedDocument: string;
  @DateField('出生日期', { nullable: true }) childBornOn: CivilDate | null;
  @CountField('学制', { max: 20 }) schoolingYears: number;
  @TextField('申报的情形', { max: 200, nullable: true }) circumstanceWords: string | null;
  @TextField('为什么暂停', { max: 40, nullable: true }) suspendedForLabel: string | null;
  @TextField('为什么结束', { max: 40, nullable: true }) endGroundLabel: string | null;
  @DateField('结束日期', { nullable: true }) endedOn: CivilDate | null;
  @TextField('最近的原因', { max: 500, nullable: true }) lastReason: string | null;
  @FlagField('同意公示') consented: boolean;
  @TextField('宽限学年', { max: 20, nullable: true }) graceYearName: string | null;
  @PartsField('各学年', () => StudyInstalmentView, { max: 20 }) instalments: StudyInstalmentView[];
  @PartsField('续办', () => StudyRenewalView, { max: 20 }) renewals: StudyRenewalView[];
  @PartsField('时间线', () => AwardFactView, { max: 1000 }) facts: AwardFactView[];
  @PartsField('材料', () => AwardPaperView, { max: 100 }) papers: AwardPaperView[];
  @PartsField('可以办', () => AwardActionView, { max: 20 }) openActions: AwardActionView[];
  @FlagField('可以补材料') mayAddPapers: boolean;

  static of(page: AwardPage): AwardView {
    const { award, line, maskedDocument, mayManage } = page;
    const { id, version, programmeId, unionId, childBornOn, schoolingYears, suspendedFor, endGround, endedOn } = award;
    const open = new Set<string>(openAwardActions(award.status));
    if (!page.mayHaveGrace) open.delete('give-grace-year');
    if (endedBefore(award, page.facts)) open.delete('reinstate');
    return Object.assign(new AwardView(), {
      ...{ id, version, programmeId, unionId, maskedDocument, childBornOn, schoolingYears, endedOn },
      line: AwardLineView.of(line),
      circumstanceWords: award.circumstances.map((each) => STUDY_EXCLUSION_LABELS[each]).join('、') || null,
      suspendedForLabel: suspendedFor && SUSPENDED_FOR_LABELS[suspendedFor],
      endGroundLabel: endGround && END_GROUND_LABELS[endGround],
      ...{ lastReason: award.lastReason, consented: award.consentedOn !== null },
      graceYearName: award.graceYear === null ? null : academicYearName(award.graceYear),
      instalments: page.instalments.map((each) => StudyInstalmentView.of(each)),
      renewals: page.renewals.map((each) => StudyRenewalView.of(each)),
      facts: page.facts.map((each) => AwardFactView.of(each)),
      papers: page.papers.map((paper) => ({
        ...{ id: paper.id, mediaType: paper.mediaType, uploadedAt: paper.uploadedAt.toISOString() },
      })),
      openActions: mayManage
        ? AWARD_STEPS.filter((step) => open.has(step)).map((step) => ({ step, label: AWARD_ACTION_LABELS[step] }))
        : [],
      mayAddPapers: mayManage && award.live,
    });
  }
}

export class StudySavedView {
  @IdField('编号') id: string;

  static of({ id }: { readonly id: string }): StudySavedView {
    return Object.assign(new StudySavedView(), { id });
  }
}
