import { api } from '../../api/client';
import { uploadDocument } from '../../api/documents';
import { isProblem } from '../../api/problem';
import type { Draft } from '../../drafts/draft-store';
import type { Sending } from '../../drafts/outbox';
import { forgetPhoto, keptPhoto } from '../../drafts/photo-store';
import type { Photo } from '../../parts/photo-upload';
import { signatureBlob } from '../../parts/signature-pad';
import { type EntryVisitDraft, handedOver, type LoggedEntryVisit, spokenWith } from './round-visits';
import { type RosterEntry, roundPath } from './round-types';

type Note = Sending<EntryVisitDraft>['note'];

/** Uploads what is still on the device, then logs the visit; a lost answer is asked for again with the same key. */
export default async function sendEntryVisit({ draft, note }: Sending<EntryVisitDraft>): Promise<LoggedEntryVisit> {
  const [roundId = '', entryId = ''] = draft.key.slice(draft.key.indexOf(':') + 1).split('/');
  const path = `${roundPath(roundId)}/entries/${entryId}` as const;
  const newest = await uploadSignature(await uploadPhotos(draft, note), note);
  const version = newest.value.version ?? (await api.get<RosterEntry>(path)).version;
  const logged = await logAtNewest(path, newest, version);
  // The draft goes now, and with it the only way to a photo that was not asked for.
  for (const { localId } of newest.value.photos) await forgetPhoto(localId);
  return logged;
}

async function logAtNewest(
  path: `/${string}`,
  draft: Draft<EntryVisitDraft>,
  version: number,
): Promise<LoggedEntryVisit> {
  try {
    return await log(path, draft, version);
  } catch (error) {
    // The person was given to another visitor or tried before: that changes nothing of what was seen there.
    if (!isProblem(error, 412)) throw error;
    return log(path, draft, (await api.get<RosterEntry>(path)).version);
  }
}

const log = (path: `/${string}`, { value, idempotencyKey }: Draft<EntryVisitDraft>, version: number) =>
  api.post<LoggedEntryVisit>(`${path}/visit`, bodyOf(value), { version, idempotencyKey });

/** What was typed before another outcome was chosen is not asked then: it never leaves the device. */
function bodyOf(draft: EntryVisitDraft): object {
  const gives = handedOver(draft);
  const spoke = spokenWith(draft);
  const photos = gives ? draft.photos.flatMap(({ documentId }) => (documentId ? [{ documentId }] : [])) : [];
  return {
    visitedOn: draft.visitedOn,
    outcome: outcomeOf(draft),
    ...(gives ? { cashGiven: draft.cashGiven, goodsGiven: draft.goodsGiven } : {}),
    ...(gives && draft.signatureId
      ? { signature: { documentId: draft.signatureId, by: draft.outcome === 'met' ? 'self' : 'proxy' } }
      : {}),
    ...(photos.length > 0 ? { photos } : {}),
    ...(spoke && draft.words.trim() ? { words: draft.words.trim() } : {}),
    ...(spoke && draft.nextNeed.trim() ? { nextNeed: draft.nextNeed.trim() } : {}),
  };
}

function outcomeOf({ outcome, proxyName, proxyRelation, reason }: EntryVisitDraft): object {
  if (outcome === 'proxy') return { kind: outcome, name: proxyName.trim(), relation: proxyRelation.trim() };
  return outcome === 'met' ? { kind: outcome } : { kind: outcome, reason: reason.trim() };
}

async function uploadPhotos(draft: Draft<EntryVisitDraft>, note: Note): Promise<Draft<EntryVisitDraft>> {
  const { photos } = draft.value;
  if (!handedOver(draft.value) || photos.every(({ documentId }) => documentId)) return draft;
  const sent: Photo[] = [];
  for (const photo of photos) {
    const uploaded = photo.documentId ? photo : await uploadPhoto(photo);
    if (uploaded) sent.push(uploaded);
  }
  const newest = note({ photos: sent });
  for (const { localId } of sent) await forgetPhoto(localId);
  return newest;
}

/** null: the browser threw the photo away; the visit is worth more than the photo. */
async function uploadPhoto(photo: Photo): Promise<Photo | null> {
  const file = await keptPhoto(photo.localId);
  if (!file) return null;
  const { id } = await uploadDocument({ file, name: photo.name, kind: photo.kind, audience: 'staff' });
  return { ...photo, documentId: id };
}

async function uploadSignature(draft: Draft<EntryVisitDraft>, note: Note): Promise<Draft<EntryVisitDraft>> {
  const { signature, signatureId } = draft.value;
  if (signatureId || !handedOver(draft.value)) return draft;
  const file = await signatureBlob(signature);
  if (!file) return draft;
  const { id } = await uploadDocument({ file, name: 'signature.png', kind: 'signature', audience: 'staff' });
  return note({ signatureId: id });
}
