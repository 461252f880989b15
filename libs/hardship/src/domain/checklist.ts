import type { HardshipCause } from './hardship-cause';
import type { ExpenseKind } from './household-statement';

/** 建档材料 (domain rules §2.2). */
export const CHECKLIST_ITEMS = [
  'application',
  'id-cards',
  'household-register',
  'income-proof',
  'cause-evidence',
  'medical-bills',
  'subsistence-certificate',
  'labour-contract',
  'minutes',
  'notice-photo',
  'other',
] as const;
export type ChecklistItem = (typeof CHECKLIST_ITEMS)[number];

export const CHECKLIST_LABELS: Readonly<Record<ChecklistItem, string>> = {
  application: '本人签字的申请',
  'id-cards': '全家身份证',
  'household-register': '户口本',
  'income-proof': '收入证明',
  'cause-evidence': '致困原因的证明',
  'medical-bills': '自付医疗费票据',
  'subsistence-certificate': '低保证',
  'labour-contract': '劳动合同或单位证明',
  minutes: '评议会议纪要',
  'notice-photo': '公示照片',
  other: '其他材料',
};

const TELLS_INCOME: ReadonlySet<ChecklistItem> = new Set(['income-proof', 'subsistence-certificate']);
/** Papers that tell an income or an illness are shown to fewer people, and every look at them is recorded. */
export const isPrivateItem = (item: ChecklistItem, causes: StatedCauses): boolean =>
  item === 'medical-bills' || TELLS_INCOME.has(item) || (item === 'cause-evidence' && mayTellIllness(causes));

/** Why a household is hard up; the main cause is null until it is stated. */
export interface StatedCauses {
  readonly mainCause: HardshipCause | null;
  readonly otherCauses: readonly HardshipCause[];
}

/** Whether the proof of the causes may be a diagnosis: nobody knows before they are stated. */
export const mayTellIllness = ({ mainCause, otherCauses }: StatedCauses): boolean =>
  mainCause === null ||
  [mainCause, ...otherCauses].some((cause) => cause === 'major-illness' || cause === 'unable-to-work');

/** Where the paper stands that proves an expense. */
export const evidenceItemOf = (kind: ExpenseKind): ChecklistItem =>
  kind === 'medical' ? 'medical-bills' : 'cause-evidence';

/** What the application of this household needs; minutes and the photo of the notice come later. */
export function neededItems(mainCause: HardshipCause | null): readonly ChecklistItem[] {
  const always: ChecklistItem[] = ['application', 'id-cards', 'household-register', 'income-proof'];
  if (mainCause === null || mainCause === 'other' || mainCause === 'not-employed') return always;
  return mainCause === 'major-illness' ? [...always, 'cause-evidence', 'medical-bills'] : [...always, 'cause-evidence'];
}
