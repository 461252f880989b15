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
  TextsField,
} from '@app/http';
import { type CivilDate, formatFen } from '@app/kernel';
import type { OfferedProgramme, OwnAward, OwnStudyAid } from '../../app/portal-reading';
import type { RenewalLine } from '../../data/award-parts.query';
import { academicYearName } from '../../domain/academic-year';
import { dayWords } from '../../domain/day-words';
import { AWARD_STATUS_LABELS, AWARD_STATUSES, type AwardStatus } from '../../domain/award.lifecycle';
import {
  openRenewalActions,
  RENEWAL_STATUSES,
  type RenewalStatus,
  STUDENT_STATE_LABELS,
} from '../../domain/renewal.lifecycle';
import {
  STUDY_EXCLUSION_LABELS,
  STUDY_EXCLUSIONS,
  STUDY_LEVEL_LABELS,
  STUDY_LEVELS,
  type StudyExclusion,
  type StudyLevel,
} from '../../domain/study-aid';

const VERSIONS = 2 ** 31 - 1;

export class OfferedProgrammeView {
  @IdField('项目') id: string;
  @TextField('项目名称', { max: 60 }) name: string;
  @TextField('能得到什么', { max: 200 }) sentence: string;
  @DateField('申请从') from: CivilDate;
  @DateField('申请到') until: CivilDate;
  @FlagField('现在可以申请') isOpen: boolean;
  @FlagField('要求困难职工档案') needsFile: boolean;
  @ChoicesField('资助层次', STUDY_LEVELS, { names: STUDY_LEVEL_LABELS }) levels: StudyLevel[];
  @ChoicesField('不资助的情形', STUDY_EXCLUSIONS, { names: STUDY_EXCLUSION_LABELS }) exclusions: StudyExclusion[];

  static of({ programme, from, until, isOpen }: OfferedProgramme): OfferedProgrammeView {
    const { id, name, kind, maxYears, needsFile, levels, exclusions } = programme;
    const aided = levels.map((level) => STUDY_LEVEL_LABELS[level]).join('、');
    const times = kind === 'one-off' ? '资助一次' : `每学年资助一次，最多 ${maxYears} 年`;
    return Object.assign(new OfferedProgrammeView(), {
      ...{ id, name, from, until, isOpen, needsFile, levels, exclusions, sentence: `资助${aided}，${times}。` },
    });
  }
}

export class OwnStudyInstalmentView {
  @TextField('学年', { max: 20 }) yearName: string;
  @AmountField('金额') amount: string;
  @TextField('到哪一步', { max: 60 }) sentence: string;
  @DateField('发放日期', { nullable: true }) paidOn: CivilDate | null;
}

export class OwnRenewalView {
  @IdField('续办') id: string;
  @CountField('版本', { max: VERSIONS }) version: number;
  @TextField('学年', { max: 20 }) yearName: string;
  @ChoiceField('到哪一步', RENEWAL_STATUSES) status: RenewalStatus;
  @TextField('说明', { max: 200 }) sentence: string;
  @TextField('去年的学校', { max: 80 }) schoolName: string;
  @TextField('我说的', { max: 20, nullable: true }) stateLabel: string | null;
  @TextField('新学校', { max: 80, nullable: true }) saidSchool: string | null;
  @FlagField('证明已上传') hasProof: boolean;
  @FlagField('可以办') mayAnswer: boolean;
  @FlagField('必须上传证明') needsProof: boolean;

  /** `money`: where the money of the year stands, in words; null: there is none yet. */
  static of(line: RenewalLine, money: string | null, today: CivilDate): OwnRenewalView {
    const { id, version, status, schoolName, studentState, saidSchool, proofDocumentId, endsOn } = line;
    const open = openRenewalActions(status);
    return Object.assign(new OwnRenewalView(), {
      ...{ id, version, status, schoolName, saidSchool, yearName: academicYearName(line.academicYear) },
      ...{ hasProof: proofDocumentId !== null, needsProof: status === 'suspended' },
      stateLabel: studentState && STUDENT_STATE_LABELS[studentState],
      sentence: status === 'done' && money !== null ? `核对通过，${money}。` : renewalSentence(line),
      mayAnswer: today <= endsOn && open.includes('prove') && status !== 'confirmed',
    });
  }
}

function renewalSentence({ status, cutOffOn, endsOn, lastReason }: RenewalLine): string {
  const words: Readonly<Record<RenewalStatus, string>> = {
    new: `请在 ${dayWords(cutOffOn)}前确认孩子的情况，并上传这学年的在读证明。`,
    'waiting-for-proof': lastReason
      ? `证明退回来了：${lastReason}。请在 ${dayWords(cutOffOn)}前重新上传。`
      : `还差在读证明，请在 ${dayWords(cutOffOn)}前拍照上传。`,
    confirmed: '材料已收到，工会正在核对。',
    suspended: `证明没有按时交，资助暂停了。${dayWords(endsOn)}前补交证明还能恢复。`,
    ended: '这学年没有续办。有疑问请联系工会。',
    done: '核对通过，等审批后打到您的银行卡。',
  };
  return words[status];
}

export class OwnAwardView {
  @IdField('资助') id: string;
  @CountField('版本', { max: VERSIONS }) version: number;
  @TextField('编号', { max: 60 }) number: string;
  @TextField('孩子', { max: 60 }) childName: string;
  @TextField('项目', { max: 60 }) programmeName: string;
  @TextField('学校', { max: 80 }) schoolName: string;
  @TextField('层次', { max: 20 }) levelLabel: string;
  @ChoiceField('状态', AWARD_STATUSES) status: AwardStatus;
  @TextField('状态名称', { max: 20 }) state: string;
  @TextField('说明', { max: 300 }) sentence: string;
  @TextsField('还差', { max: 60, maxItems: 5 }) missing: string[];
  @TextField('下一步', { max: 100, nullable: true }) next: string | null;
  @AmountField('累计收到') received: string;
  @PartsField('各学年', () => OwnStudyInstalmentView, { max: 20 }) instalments: OwnStudyInstalmentView[];
  @PartField('续办', () => OwnRenewalView, { nullable: true }) renewal: OwnRenewalView | null;
  @FlagField('可以补材料') mayAddPapers: boolean;
  @FlagField('可以撤回') mayWithdraw: boolean;

  static of(own: OwnAward, today: CivilDate): OwnAwardView {
    const { award, childName, programmeName, instalments, renewals, papers } = own;
    const { id, version, number, schoolName, level, status } = award;
    const paid = instalments.filter((each) => each.status === 'paid');
    const applying = status === 'applied' || status === 'returned' || status === 'verified';
    const missing = applying && papers.length === 0 ? ['录取通知书'] : [];
    const renewal = renewals[0] ? OwnRenewalView.of(renewals[0], moneyOf(own, renewals[0]), today) : null;
    return Object.assign(new OwnAwardView(), {
      ...{ id, version, number, childName, programmeName, schoolName, status, state: AWARD_STATUS_LABELS[status] },
      ...{ levelLabel: STUDY_LEVEL_LABELS[level], missing, renewal, sentence: awardSentence(own) },
      received: formatFen(paid.reduce((sum, each) => sum + BigInt(each.amount), 0n)),
      next: renewal?.mayAnswer
        ? `${dayWords(renewals[0]!.status === 'suspended' ? renewals[0]!.endsOn : renewals[0]!.cutOffOn)}前交证明`
        : null,
      instalments: instalments
        .filter((each) => each.status !== 'cancelled')
        .map((each) => ({
          ...{
            yearName: academicYearName(each.academicYear),
            amount: formatFen(BigInt(each.amount)),
            paidOn: each.paidOn,
          },
          sentence: MONEY_WORDS[each.status] ?? '',
        })),
      ...{ mayAddPapers: applying, mayWithdraw: applying },
    });
  }
}

const moneyOf = ({ instalments }: OwnAward, { academicYear }: RenewalLine): string | null => {
  const money = instalments.find((each) => each.academicYear === academicYear && each.status !== 'cancelled');
  return (money && MONEY_WORDS[money.status]) ?? null;
};

const MONEY_WORDS: Readonly<Record<string, string>> = {
  ready: '核对好了，等列入名单审批',
  listed: '正在审批',
  approved: '已批准，等付款',
  paid: '已打到您的银行卡',
  reversed: '银行退回来了，会重新付',
};

function awardSentence({ award }: OwnAward): string {
  const because = award.lastReason ? `:${award.lastReason}` : '';
  const words: Readonly<Record<AwardStatus, string>> = {
    applied: '申请已收到，工会正在核实，一般 5 个工作日。',
    returned: `还要补一点材料${because}。补好后会自动重新提交。`,
    verified: '已核实，等名单审批。',
    running: '资助正常，每学年续办一次。',
    suspended: `资助暂停了${because}。`,
    'on-leave': '休学期间停发，复学后告诉工会就能恢复。',
    completed: '资助期已满，祝学业有成。',
    ended: `资助已经终止${because}。`,
    refused: `这次没有通过${because}。有疑问请联系工会。`,
    withdrawn: '申请已撤回。',
  };
  return words[award.status];
}

export class OwnStudyAidView {
  @IdField('我的工会') unionId: string;
  @FlagField('困难职工档案在档') onFile: boolean;
  @PartsField('可以申请的项目', () => OfferedProgrammeView, { max: 100 }) programmes: OfferedProgrammeView[];
  @TextsField('家里的孩子', { max: 60, maxItems: 20 }) children: string[];
  @PartsField('我孩子的资助', () => OwnAwardView, { max: 50 }) awards: OwnAwardView[];

  static of({ today, unionId, onFile, programmes, children, awards }: OwnStudyAid): OwnStudyAidView {
    return Object.assign(new OwnStudyAidView(), {
      ...{ unionId, onFile, children: children.map(({ name }) => name) },
      programmes: programmes.map((each) => OfferedProgrammeView.of(each)),
      awards: awards.map((each) => OwnAwardView.of(each, today)),
    });
  }
}
