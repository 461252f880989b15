import type { CivilDate } from '@app/kernel';

/** The last line of a page of cases: lists stand in the order of what is due. */
export interface DuePosition {
  readonly dueOn: CivilDate;
  readonly id: string;
}
