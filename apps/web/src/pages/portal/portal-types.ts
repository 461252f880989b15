import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

/** Query keys of the member's own matters. */
export const MINE = ['mine'] as const;

export type OwnCase = Schemas['PortalCaseView'];
export type OwnCasePage = Schemas['PortalCasePageView'];
export type OwnAid = Schemas['PortalAidView'];

/** Green when it is done, yellow when something is asked of the member, blue while the union works on it. */
export function toneOf({ asks, progress }: Pick<OwnCase, 'asks' | 'progress'>): StateTone {
  if (asks) return 'due';
  return progress.every(({ state }) => state === 'done') ? 'done' : 'waiting';
}
