import { api } from '../../api/client';
import { queryClient } from '../../api/query-client';
import type { Sending } from '../../drafts/outbox';
import { sessionQuery } from '../../session/use-session';
import type { TalkDraft } from './talk-draft';
import type { LoggedVisit } from './visit-types';

const given = (text: string): string | undefined => text.trim() || undefined;

/** Logs a talk; who is signed in held it. */
export default async function sendTalk({ draft }: Sending<TalkDraft>): Promise<LoggedVisit> {
  const { value, idempotencyKey } = draft;
  return api.post<LoggedVisit>('/staff/talks', await talkBody(value), { idempotencyKey });
}

async function talkBody(draft: TalkDraft) {
  const session = await queryClient.ensureQueryData(sessionQuery);
  const me = session && { personId: session.memberId ?? session.accountId, name: session.displayName, rank: 'other' };
  return {
    memberId: draft.member?.id,
    topic: draft.topic,
    visitedOn: draft.on,
    place: given(draft.place),
    visitors: [me, ...draft.others.map(({ name, rank }) => ({ name: name.trim(), rank }))].filter(Boolean),
    outcome: draft.outcome === 'met' ? { kind: 'met' } : { kind: draft.outcome, reason: draft.reason.trim() },
    words: given(draft.words),
    nextNeed: given(draft.nextNeed),
    nextContactOn: given(draft.nextContactOn),
  };
}
