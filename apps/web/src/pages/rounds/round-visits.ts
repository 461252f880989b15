import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { noSignature, type Signature } from '../../parts/signature-pad';
import type { Photo } from '../../parts/photo-upload';
import { type RosterEntry, roundPath, ROUNDS } from './round-types';

export type NextEntry = Schemas['NextEntryView'];
export type LoggedEntryVisit = Schemas['LoggedEntryVisitView'];

export const nextQuery = (roundId: string) =>
  queryOptions({
    queryKey: [...ROUNDS, 'next', roundId],
    queryFn: ({ signal }) => api.get<NextEntry>(`${roundPath(roundId)}/next`, undefined, signal),
  });

export const entryQuery = (roundId: string, entryId: string) =>
  queryOptions({
    queryKey: [...ROUNDS, 'entry', roundId, entryId],
    queryFn: ({ signal }) => api.get<RosterEntry>(`${roundPath(roundId)}/entries/${entryId}`, undefined, signal),
  });

export const ENTRY_OUTCOMES = ['met', 'proxy', 'absent', 'refused', 'moved', 'deceased'] as const;
export type EntryOutcome = (typeof ENTRY_OUTCOMES)[number];

/** What a visitor typed at a door; kept on the device until it was sent. */
export interface EntryVisitDraft {
  /** The entry's, as the person saw it. */
  readonly version: number | null;
  readonly memberName: string;
  readonly visitedOn: string;
  readonly outcome: EntryOutcome | null;
  readonly proxyName: string;
  readonly proxyRelation: string;
  readonly reason: string;
  readonly cashGiven: boolean;
  readonly goodsGiven: boolean;
  readonly photos: readonly Photo[];
  readonly signature: Signature;
  readonly signatureId: string | null;
  readonly words: string;
  readonly nextNeed: string;
}

export const entryVisitKey = (roundId: string, entryId: string): string => `round-visit:${roundId}/${entryId}`;

export const emptyEntryVisit = (today: string): EntryVisitDraft => ({
  version: null,
  memberName: '',
  visitedOn: today,
  outcome: null,
  proxyName: '',
  proxyRelation: '',
  reason: '',
  cashGiven: true,
  goodsGiven: true,
  photos: [],
  signature: noSignature,
  signatureId: null,
  words: '',
  nextNeed: '',
});

/** Somebody was there who took it and signed. */
export const handedOver = ({ outcome }: Pick<EntryVisitDraft, 'outcome'>): boolean =>
  outcome === 'met' || outcome === 'proxy';

/** Somebody was there who could have said something. */
export const spokenWith = ({ outcome }: Pick<EntryVisitDraft, 'outcome'>): boolean =>
  outcome !== 'absent' && outcome !== 'moved';

export const missingInEntryVisit = (draft: EntryVisitDraft): readonly string[] => [
  ...(draft.outcome ? [] : ['outcome']),
  ...(draft.outcome === 'proxy' && !(draft.proxyName.trim() && draft.proxyRelation.trim()) ? ['proxy'] : []),
  ...(draft.outcome && !handedOver(draft) && draft.reason.trim() === '' ? ['reason'] : []),
];
