import { api } from '../../../api/client';
import type { Sending } from '../../../drafts/outbox';
import type { LoggedVisit } from '../visit-types';
import type { TalkCorrection } from './talk-correction';

const given = (text: string): string | undefined => text.trim() || undefined;

/** Writes the corrected talk beside the old one. */
export default async function sendTalkCorrection({ draft }: Sending<TalkCorrection>): Promise<LoggedVisit> {
  const { value, idempotencyKey } = draft;
  const { before } = value;
  return api.post<LoggedVisit>(`/staff/visits/${before.id}/correction`, bodyOf(value), {
    version: before.version,
    idempotencyKey,
  });
}

function bodyOf(draft: TalkCorrection) {
  const reason = given(draft.reason);
  return {
    topic: draft.topic,
    visitedOn: draft.on,
    place: given(draft.place),
    visitors: draft.others.map(({ personId, name, rank }) => ({
      ...(personId && { personId }),
      name: name.trim(),
      rank,
    })),
    outcome: draft.outcome === 'met' ? { kind: 'met' } : { kind: draft.outcome, ...(reason && { reason }) },
    words: given(draft.words),
    nextNeed: given(draft.nextNeed),
    nextContactOn: given(draft.nextContactOn),
    correctionReason: given(draft.correctionReason),
  };
}
