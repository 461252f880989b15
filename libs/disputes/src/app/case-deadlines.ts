import { newId, type UnionId } from '@app/kernel';
import type { ReminderPlanning, ReminderService } from '@app/notifications';
import type { ReadTx, Tx } from '@app/persistence';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
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
  /** The days that it has to keep from now on. */
  readonly wanted: readonly Deadline[];
}

interface Reminding {
  readonly planning: ReminderPlanning;
  readonly reminders: ReminderService;
}

const keyOf = ({ clock, on }: Deadline): string => `${clock} ${on}`;

/** Rows by the case to which they belong. */
export function byCase<R>(rows: readonly R[], caseOf: (row: R) => string): (caseId: string) => readonly R[] {
  const found = new Map<string, R[]>();
  for (const row of rows) found.set(caseOf(row), [...(found.get(caseOf(row)) ?? []), row]);
  return (caseId) => found.get(caseId) ?? [];
}

/** Cases with a day to keep, by id: those whose last days a new list of official days may move. */
export async function casesWithDeadlines(tx: ReadTx, kind: CaseKind): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT DISTINCT case_id AS id FROM disputes.clock_deadline WHERE tenant_id = $1 AND case_kind = $2 ORDER BY case_id`,
    [tx.actor.tenantId, kind],
  );
  return rows.map(({ id }) => id);
}

/** Cases, held in the order of their ids, so that of two that follow the calendar at once none waits for the other. */
export const heldInOrder = <E extends ObjectLiteral>(
  tx: Tx,
  entity: EntityTarget<E>,
  ids: readonly string[],
): Promise<E[]> => tx.found(entity, (param) => `r.id = ANY(${param(ids)}::uuid[])`, 'ORDER BY r.id FOR UPDATE');

/** What happened to the clocks of cases, by case, in the order in which it was recorded. */
export async function clockEventsOf(
  tx: ReadTx,
  caseIds: readonly string[],
  cipher: DisputeCipher,
): Promise<(caseId: string) => readonly ClockEventOf[]> {
  const rows = await tx.found(ClockEventRow, (param) => `r.case_id = ANY(${param(caseIds)}::uuid[])`, 'ORDER BY r.id');
  const events = rows.map(({ caseId, clock, kind, onDay, days, consent, groundSealed, tenantId }) => ({
    ...{ caseId, clock, kind, on: onDay, days, consent },
    ground: cipher.open(tenantId, 'ground', groundSealed),
  }));
  return byCase(events, ({ caseId }) => caseId);
}

/** Brings the rows in line with the cases as they are now; a row that stays keeps its id and its reminders. */
export async function keepDeadlines(
  tx: Tx,
  { planning, reminders }: Reminding,
  cases: readonly CaseWithDeadlines[],
): Promise<void> {
  const ids = cases.map(({ id }) => id);
  const rows = await tx.found(ClockDeadline, (param) => `r.case_id = ANY(${param(ids)}::uuid[])`);
  const known = byCase(rows, ({ caseId }) => caseId);
  const kept = cases.map((each) => changesOf(tx, each, known(each.id)));
  const gone = kept.flatMap((each) => each.gone);
  const added = kept.flatMap((each) => each.added);
  if (gone.length > 0) {
    await reminders.cancelFor(tx, CLOCK_SUBJECT, ...gone);
    await tx.rows(`DELETE FROM disputes.clock_deadline WHERE tenant_id = $1 AND id = ANY($2::uuid[])`, [
      tx.actor.tenantId,
      gone,
    ]);
  }
  if (added.length === 0) return;
  await tx.insert(ClockDeadline, ...added);
  await planning.planFor(
    tx,
    CLOCK_SUBJECT,
    added.map(({ id }) => id),
  );
}

function changesOf(
  { now, actor: { tenantId } }: Tx,
  { caseKind, id: caseId, unionId, openedAt, wanted }: CaseWithDeadlines,
  known: readonly ClockDeadline[],
): { gone: string[]; added: ClockDeadline[] } {
  const wantedByKey = new Map(wanted.map((each) => [keyOf(each), each]));
  const knownKeys = new Set(known.map(({ clock, endsOn }) => keyOf({ clock, on: endsOn })));
  const gone = known.filter(({ clock, endsOn }) => !wantedByKey.has(keyOf({ clock, on: endsOn }))).map(({ id }) => id);
  const added = [...wantedByKey.values()]
    .filter((each) => !knownKeys.has(keyOf(each)))
    .map(({ clock, on }) => ({
      ...{ tenantId, id: newId<'clock-deadline'>(now.getTime()), caseKind, caseId, unionId },
      ...{ clock, endsOn: on, openedAt },
    }));
  return { gone, added };
}
