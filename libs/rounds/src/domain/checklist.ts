import { civilDate, type CivilDate } from '@app/kernel';

/** One point of 四落实. */
export interface ChecklistPoint {
  readonly code: string;
  readonly words: string;
}

/** What a union wants settled, from a day on. */
export interface DatedChecklist {
  readonly validFrom: CivilDate;
  readonly points: readonly ChecklistPoint[];
}

/** 四落实 as most unions word it; a union's own rows take their place. */
export const DEFAULT_CHECKLIST: DatedChecklist = {
  validFrom: civilDate('2000-01-01'),
  points: [
    { code: 'people', words: '人员落实：谁去走访、谁带队已经定好' },
    { code: 'recipients', words: '对象落实：慰问名单逐户核实，没有漏掉和重复' },
    { code: 'money-and-goods', words: '款物落实：经费到账，慰问品备齐' },
    { code: 'responsibility', words: '责任落实：每一户有人负责，完成时间说清楚' },
  ],
};

/** The latest list that is in force on the day; own lists of a nearer union come first. */
export function checklistOn(lists: readonly (readonly DatedChecklist[])[], on: CivilDate): readonly ChecklistPoint[] {
  for (const ofUnion of lists) {
    const inForce = ofUnion.filter((list) => list.validFrom <= on);
    const latest = inForce.reduce<DatedChecklist | null>(
      (best, list) => (best === null || list.validFrom >= best.validFrom ? list : best),
      null,
    );
    if (latest) return latest.points;
  }
  return DEFAULT_CHECKLIST.points;
}
