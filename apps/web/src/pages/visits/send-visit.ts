import { api } from '../../api/client';
import { uploadDocument } from '../../api/documents';
import { ApiProblem, isProblem } from '../../api/problem';
import type { Draft } from '../../drafts/draft-store';
import { forgetPhoto, keptPhoto } from '../../drafts/photo-store';
import type { Sending } from '../../drafts/outbox';
import { i18n } from '../../i18n/i18n';
import type { Photo } from '../../parts/photo-upload';
import { signatureBlob } from '../../parts/signature-pad';
import { MAYBE_TWICE, sameVisitIn } from './same-visit';
import { visitBody } from './visit-body';
import { metSomebody, photoLists, type VisitDraft } from './visit-draft';
import type { LoggedVisit, VisitDuty } from './visit-types';

/** Uploads what is still on the device, then logs the visit; a lost answer is asked for again with the same key. */
export default async function sendVisit({ draft, note }: Sending<VisitDraft>): Promise<LoggedVisit> {
  const dutyId = draft.key.slice(draft.key.indexOf(':') + 1);
  const newest = await uploadPapers(draft, note);
  const version = newest.value.version ?? (await dutyOf(dutyId)).version;
  try {
    return await log(dutyId, newest, version);
  } catch (error) {
    if (!isProblem(error, 412)) throw error;
    const duty = await dutyOf(dutyId);
    await refuseSameVisit(duty, newest.value);
    // Somebody accepted the duty or reported it again meanwhile: that changes nothing of what was seen there. Whoever
    // asks once more for an answer that was lost asks with the same version.
    return log(dutyId, note({ version: duty.version }), duty.version);
  }
}

/** Two who went together both write it down: the second looks first, else the aid is asked for twice. */
async function refuseSameVisit({ visits }: VisitDuty, draft: VisitDraft): Promise<void> {
  const same = sameVisitIn(visits, draft);
  if (!same) return;
  await i18n.loadNamespaces('visits');
  const names = same.visitors.map(({ name }) => name).join('、');
  throw new ApiProblem(409, { code: MAYBE_TWICE, detail: i18n.t('visits:visit.maybeTwice', { names }) });
}

/** Photos and signature that are only on the device yet. */
export async function uploadPapers(draft: Draft<VisitDraft>, note: Note): Promise<Draft<VisitDraft>> {
  return uploadSignature(await uploadPhotos(draft, note), note);
}

const dutyOf = (dutyId: string): Promise<VisitDuty> => api.get(`/staff/visit-duties/${dutyId}`);

const log = (dutyId: string, { value, idempotencyKey }: Draft<VisitDraft>, version: number): Promise<LoggedVisit> =>
  api.post(`/staff/visit-duties/${dutyId}/visits`, visitBody(value), { version, idempotencyKey });

type Note = Sending<VisitDraft>['note'];

async function uploadPhotos(draft: Draft<VisitDraft>, note: Note): Promise<Draft<VisitDraft>> {
  let newest = draft;
  for (const [evidence, photos] of photoLists(draft.value)) {
    const sent: Photo[] = [];
    for (const photo of photos) {
      const uploaded = photo.documentId ? photo : await uploadPhoto(photo);
      if (uploaded) sent.push(uploaded);
    }
    if (photos.every(({ documentId }) => documentId)) continue;
    newest = note(evidence === 'photo' ? { photos: sent } : { [`paper:${evidence}`]: sent });
    for (const { localId } of sent) await forgetPhoto(localId);
  }
  return newest;
}

/** null: the browser threw the photo away; the visit is worth more than the photo. */
async function uploadPhoto(photo: Photo): Promise<Photo | null> {
  const file = await keptPhoto(photo.localId);
  if (!file) return null;
  const { id } = await uploadDocument({ file, name: photo.name, kind: photo.kind, audience: 'staff' });
  return { ...photo, documentId: id };
}

async function uploadSignature(draft: Draft<VisitDraft>, note: Note): Promise<Draft<VisitDraft>> {
  const { signature, signatureId } = draft.value;
  if (signatureId || !metSomebody(draft.value)) return draft;
  const file = await signatureBlob(signature);
  if (!file) return draft;
  const { id } = await uploadDocument({ file, name: 'signature.png', kind: 'signature', audience: 'staff' });
  return note({ signatureId: id });
}
