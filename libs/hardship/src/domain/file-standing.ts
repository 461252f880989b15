import type { CivilDate } from '@app/kernel';
import { dayWords } from './day-words';
import { type FileStatus, isOnFile, isRunning } from './hardship-file.lifecycle';

/** The steps of the procedure as dots. */
export const PROCEDURE_STEPS = ['申请', '入户', '评议', '公示', '工会审核', '总工会审批', '在档'] as const;

const AT: Readonly<Record<FileStatus, number>> = {
  found: 0,
  applied: 1,
  visited: 2,
  assessed: 3,
  publicised: 3,
  objected: 3,
  reinvestigated: 3,
  'union-review': 4,
  returned: 4,
  'federation-review': 5,
  active: 7,
  'review-due': 7,
  'change-review': 7,
  exited: 7,
  watched: 7,
  refused: -1,
  withdrawn: -1,
  archived: 7,
};

/** How many of the steps are done; -1 when the file came to nothing. */
export const stepsDone = (status: FileStatus): number => AT[status];

/** Who has it in hand, and what comes next, in words. */
export interface Standing {
  readonly heldBy: string | null;
  readonly next: string | null;
}

interface StandingFacts {
  readonly status: FileStatus;
  readonly officerName: string | null;
  readonly waitingFor: readonly string[];
  readonly noticeUntil: CivilDate | null;
  readonly noticeOver: boolean;
  readonly reviewDueOn: CivilDate | null;
  /** 已去世, 已退会, 已除名: the holder is in the register no more; null while he is. */
  readonly holderGone?: string | null;
}

const OFFICER = '工会干部';

/** A file whose holder is gone has no other step than its end (domain rules §2.4). */
export function standingOf(facts: StandingFacts): Standing {
  const { status, holderGone = null } = facts;
  const byStatus = standingByStatus(facts);
  if (holderGone === null || !isRunning(status)) return byStatus;
  const end = isOnFile(status) ? '办理退档' : '撤回申请';
  return { ...byStatus, next: `会员名册里本人${holderGone}，请核实后${end}` };
}

function standingByStatus(facts: StandingFacts): Standing {
  const { status, officerName, waitingFor, noticeUntil, noticeOver, reviewDueOn } = facts;
  const officer = officerName ?? OFFICER;
  const signer = waitingFor.join('、') || null;
  switch (status) {
    case 'found':
      return { heldBy: officer, next: '填好家庭成员、收入和支出，提交申请' };
    case 'applied':
      return { heldBy: officer, next: '两个人一起入户核查，记录看到的情况' };
    case 'visited':
      return { heldBy: officer, next: '开会评议，记录到会人员和票数' };
    case 'assessed':
      return { heldBy: officer, next: '征得本人同意后公示' };
    case 'publicised':
      return noticeOver
        ? { heldBy: officer, next: '公示期满没有异议，可以提交审核' }
        : {
            heldBy: officer,
            next: noticeUntil ? `公示到 ${dayWords(noticeUntil)}，期满没有异议就提交审核` : '等公示期满',
          };
    case 'objected':
      return { heldBy: officer, next: '公示停止计时，先核查异议' };
    case 'reinvestigated':
      return { heldBy: officer, next: '发布第二次公示' };
    case 'union-review':
    case 'federation-review':
    case 'change-review':
      return { heldBy: signer ?? '审批人', next: '等审批意见' };
    case 'returned':
      return { heldBy: officer, next: '按退回的意见补充后重新提交' };
    case 'review-due':
      return { heldBy: officer, next: reviewDueOn ? `${dayWords(reviewDueOn)}前完成年度复核` : '完成年度复核' };
    case 'watched':
      return { heldBy: officer, next: '退档后 3、6、12 个月各回访一次' };
    case 'refused':
    case 'withdrawn':
    case 'exited':
      return { heldBy: officer, next: '材料齐了就归档' };
    default:
      return { heldBy: isOnFile(status) ? officer : null, next: null };
  }
}
