import { type Lifecycle, nextStatus, openActions } from '@app/kernel';

export const ROSTER_ENTRY_STATUSES = [
  'planned',
  'allotted',
  'visited',
  'given-by-proxy',
  'refused',
  'absent',
  'moved',
  'deceased',
  'removed',
] as const;
export type RosterEntryStatus = (typeof ROSTER_ENTRY_STATUSES)[number];

export const ROSTER_ENTRY_ACTIONS = [
  'allot',
  'put-back',
  'meet',
  'give-to-proxy',
  'decline',
  'miss',
  'find-moved',
  'find-deceased',
  'remove',
  'take-back',
] as const;
export type RosterEntryAction = (typeof ROSTER_ENTRY_ACTIONS)[number];

const TO_BE_VISITED: readonly RosterEntryStatus[] = ['allotted', 'absent'];

/** A person on the roster. Who was absent may be tried again; when the visits end he keeps `absent` and gets
 * nothing. `take-back` voids a visit that was logged by mistake. */
export const ROSTER_ENTRY_LIFECYCLE: Lifecycle<RosterEntryStatus, RosterEntryAction> = {
  allot: { from: ['planned', 'allotted', 'absent'], to: 'allotted' },
  'put-back': { from: ['allotted'], to: 'planned' },
  meet: { from: TO_BE_VISITED, to: 'visited' },
  'give-to-proxy': { from: TO_BE_VISITED, to: 'given-by-proxy' },
  decline: { from: TO_BE_VISITED, to: 'refused' },
  miss: { from: TO_BE_VISITED, to: 'absent' },
  'find-moved': { from: TO_BE_VISITED, to: 'moved' },
  'find-deceased': { from: TO_BE_VISITED, to: 'deceased' },
  remove: { from: ['planned', 'allotted', 'absent'], to: 'removed' },
  'take-back': { from: ['visited', 'given-by-proxy', 'refused', 'absent', 'moved', 'deceased'], to: 'allotted' },
};

export const nextEntryStatus = (status: RosterEntryStatus, action: RosterEntryAction): RosterEntryStatus | undefined =>
  nextStatus(ROSTER_ENTRY_LIFECYCLE, status, action);

export const openEntryActions = (status: RosterEntryStatus): RosterEntryAction[] =>
  openActions(ROSTER_ENTRY_LIFECYCLE, status);

/** Somebody still has to go there. */
export const OPEN_ENTRY_STATUSES: readonly RosterEntryStatus[] = ['planned', 'allotted'];
/** Cash or goods reached the person. */
export const GIVEN_ENTRY_STATUSES: readonly RosterEntryStatus[] = ['visited', 'given-by-proxy'];
/** Nothing is owed any more. */
export const VOID_ENTRY_STATUSES: readonly RosterEntryStatus[] = ['refused', 'moved', 'deceased', 'removed'];

export const ROUND_VISIT_OUTCOMES = ['met', 'proxy', 'refused', 'absent', 'moved', 'deceased'] as const;
export type RoundVisitOutcome = (typeof ROUND_VISIT_OUTCOMES)[number];

/** What the outcome of a visit does to the person's place on the roster. Total by type. */
export const ACTION_FOR_OUTCOME: Readonly<Record<RoundVisitOutcome, RosterEntryAction>> = {
  met: 'meet',
  proxy: 'give-to-proxy',
  refused: 'decline',
  absent: 'miss',
  moved: 'find-moved',
  deceased: 'find-deceased',
};

export const ROSTER_ENTRY_STATUS_WORDS: Readonly<Record<RosterEntryStatus, string>> = {
  planned: '待分配',
  allotted: '待走访',
  visited: '已走访',
  'given-by-proxy': '已代领',
  refused: '本人不收',
  absent: '没遇到人',
  moved: '已搬走',
  deceased: '已去世',
  removed: '已移出名单',
};
