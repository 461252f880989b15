import type { CivilDate } from '@app/kernel';
import { dayWords } from './day-words';
import type { FileStatus } from './hardship-file.lifecycle';

export interface PortalFacts {
  /** Last day of the last notice. */
  readonly untilOn: CivilDate | null;
  readonly reviewDueOn: CivilDate | null;
  /** It came back from who signs, and the officer fills it in anew. */
  readonly restated?: boolean;
}

/** What the member reads of his file: where it stands, who has it, what he can do. */
export function portalSentence(status: FileStatus, { untilOn, reviewDueOn, restated = false }: PortalFacts): string {
  switch (status) {
    case 'found':
      if (restated) return '审批时发现有的内容要改，工会干部正在改填，改好了再往下办，您不用再交。';
      return '把家里的情况填好就能提交；填到一半也会保存。';
    case 'applied':
      return '已经收到，工会会派两位同志上门看看，再约您时间。';
    case 'visited':
      return '工会已经来过，正在准备开会评议。';
    case 'assessed':
      return '评议通过了，接下来在单位公示。公示只写打星号的姓名、工会和困难类别。';
    case 'publicised':
      return untilOn ? `正在公示，到 ${dayWords(untilOn)} 为止。` : '正在公示。';
    case 'objected':
      return '公示期间收到了意见，工会正在核查，可能会再来了解情况。';
    case 'reinvestigated':
      return '核查清楚了，还要再公示一次。';
    case 'union-review':
      return '正在由工会主席审核。';
    case 'federation-review':
      return '正在由总工会审批。';
    case 'returned':
      return '审批时发现还要补充，工会干部会联系您。';
    case 'active':
      return reviewDueOn ? `您家在档。每年复核一次，下次在 ${dayWords(reviewDueOn)}前。` : '您家在档。';
    case 'review-due':
      return reviewDueOn
        ? `您家在档，${dayWords(reviewDueOn)}前要复核，请准备好近一年的收入和支出。`
        : '您家在档，正在复核。';
    case 'change-review':
      return '您家在档。今年复核后类别可能要变，正在审批，批下来以前还按原来的类别。';
    case 'watched':
      return '您家已经退出困难档案，工会还会回访一年；再遇到困难，随时告诉我们。';
    case 'refused':
      return '这次没有通过。不同意的话，可以在下面提出申诉；情况变化后也可以再申请。';
    case 'withdrawn':
      return '申请已经撤回，需要时可以再申请。';
    default:
      return '档案已经结束，材料由工会保管。';
  }
}
