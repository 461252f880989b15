import { newId, type UnionId } from '@app/kernel';
import type { ReminderPlanning, ReminderService } from '@app/notifications';
import type { ReadTx, Tx } from '@app/persistence';
import { ClockDeadline, ClockEventRow } from '../data/clock.entity';
import type { CaseKind } from '../domain/clock-rules';
import type { ClockEventOf, Deadline } from '../domain/dispute-clocks';
import type { DisputeCipher } from './dispute-cipher';

export const CLOCK_SUBJECT = 'case-clock';

/** Whose deadlines they are. */
export interface CaseWithDeadlines {
  readonly caseKind: CaseKind;
  readonly id: string;
  readonly unionId: UnionId;
  readonly openedAt: Date;
}

interface Reminding {
  readonly planning: ReminderPlanning;
  readonly reminders: ReminderService;
}

const keyOf = ({ clock, on }: Deadline): string => `${clock} ${on}`;

/** Cases with a day to keep, over an alias `r`: those whose last days a new list of official days may move. */
export const HAS_DEADLINE = `EXISTS (SELECT 1 FROM disputes.clock_deadline k
  WHERE k.tenant_id = r.tenant_id AND k.case_id = r.id)`;

/** What happened to the clocks of a case, in the order in which it was recorded. */
export async function clockEventsOf(tx: ReadTx, caseId: string, cipher: DisputeCipher): Promise<ClockEventOf[]> {
  const rows = await tx.from(ClockEventRow, 'e').andWhere('e.caseId = :caseId', { caseId }).orderBy('e.id').getMany();
  return rows.map(({ clock, kind, onDay, days, consent, groundSealed, tenantId }) => ({
    ...{ clock, kind, on: onDay, days, consent },
    ground: cipher.open(tenantId, 'ground', groundSealed),
  }));
}

/** Brings the rows in line with the case as it is now; a row that stays keeps its id and its reminders. */
export async function keepDeadlines(
  tx: Tx,
  { planning, reminders }: Reminding,
  { caseKind, id: caseId, unionId, openedAt }: CaseWithDeadlines,
  wanted: readonly Deadline[],
): Promise<void> {
  const known = await tx.from(ClockDeadline, 'd').andWhere('d.caseId = :caseId', { caseId }).getMany();
  const wantedKeys = new Set(wanted.map(keyOf));
  const knownKeys = new Set(known.map(({ clock, endsOn }) => keyOf({ clock, on: endsOn })));
  const gone = known.filter(({ clock, endsOn }) => !wantedKeys.has(keyOf({ clock, on: endsOn }))).map(({ id }) => id);
  for (const id of gone) await reminders.cancelFor(tx, CLOCK_SUBJECT, id);
  if (gone.length > 0)
    await tx.rows(`DELETE FROM disputes.clock_deadline WHERE tenant_id = $1 AND id = ANY($2::uuid[])`, [
      tx.actor.tenantId,
      gone,
    ]);
  const added = [...new Map(wanted.map((each) => [keyOf(each), each])).values()]
    .filter((each) => !knownKeys.has(keyOf(each)))
    .map(({ clock, on }) => ({
      ...{ id: newId<'clock-deadline'>(tx.now.getTime()), caseKind, caseId, unionId },
      ...{ clock, endsOn: on, openedAt },
    }));
  if (added.length === 0) return;
  await tx.insert(ClockDeadline, ...added);
  await planning.planFor(
    tx,
    CLOCK_SUBJECT,
    added.map(({ id }) => id),
  );
}
