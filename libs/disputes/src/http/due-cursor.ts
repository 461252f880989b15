import { decodeCursor } from '@app/http';
import { isCivilDate, isUuid } from '@app/kernel';
import type { DuePosition } from '../data/due-position';

/** A position that this API did not give out begins at the first page. */
export function duePositionOf(after: string | undefined): DuePosition | null {
  const [dueOn = null, id = null] = decodeCursor(after, 2) ?? [];
  return isCivilDate(dueOn) && isUuid(id) ? { dueOn, id } : null;
}
