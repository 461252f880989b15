import type { TFunction } from 'i18next';
import { dayText } from '../../../dates';
import { toFen, yuan } from '../../../money';
import { givenGoods, metSomebody, photoLists, type VisitDraft } from '../visit-draft';
import { type CorrectionDraft, draftOf, keepsSignature } from './correction-draft';

export interface CorrectedField {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** What is said otherwise than it stands, in the order of the form. */
export function changesOf(draft: CorrectionDraft, t: TFunction<'visits'>): readonly CorrectedField[] {
  const { before } = draft;
  if (!before) return [];
  const old = draftOf(before);
  const said = (one: VisitDraft) => sayings(one, t, before.notes !== null);
  const after = said(draft);
  const fields = said(old).map(([label, from], index) => ({ label, from, to: after[index]![1] }));
  return [...fields, ...papersOf(old, draft, before, t), ...signatureOf(draft, t)].filter(
    ({ from, to }) => from !== to,
  );
}

type Saying = readonly [label: string, said: string];

function sayings(one: VisitDraft, t: TFunction<'visits'>, withNotes: boolean): readonly Saying[] {
  const notes: readonly Saying[] = [
    [t('visit.place'), one.place.trim()],
    [t('words.said'), one.words.trim()],
    [t('words.need'), one.nextNeed.trim()],
  ];
  const met = metSomebody(one);
  return [
    [t('visit.on'), day(one.visitedOn, t)],
    [t('visit.visitors'), visitorsIn(one, t)],
    [t('visit.outcome'), outcomeIn(one, t)],
    [t('aid.cash'), met && (toFen(one.cash) ?? 0n) > 0n ? yuan(one.cash) : ''],
    [t('aid.goods'), met ? goodsIn(one) : ''],
    ...(withNotes ? notes : []),
    [t('words.again'), one.nextContactOn ? day(one.nextContactOn, t) : ''],
  ];
}

const day = (at: string, t: TFunction<'visits'>): string => dayText(at, t as unknown as TFunction);

const visitorsIn = ({ visitors }: VisitDraft, t: TFunction<'visits'>): string =>
  (visitors ?? [])
    .map(({ name, rank }) => t('common:withNote', { name: name.trim(), note: t(`ranks.${rank}`) }))
    .join('、');

function outcomeIn(one: VisitDraft, t: TFunction<'visits'>): string {
  if (!one.outcome) return '';
  const proxy =
    one.outcome === 'proxy' ? t('common:withNote', { name: one.proxyName.trim(), note: one.proxyRelation.trim() }) : '';
  const reason = metSomebody(one) ? '' : one.reason.trim();
  return [t(`outcomes.${one.outcome}`), proxy, reason].filter(Boolean).join('：');
}

const goodsIn = (one: VisitDraft): string =>
  givenGoods(one)
    .map(({ name, quantity, unit, value }) => `${name.trim()} ${quantity} ${unit} ${yuan(value || '0.00')}`)
    .join('、');

function papersOf(
  old: VisitDraft,
  draft: CorrectionDraft,
  { evidence }: NonNullable<CorrectionDraft['before']>,
  t: TFunction<'visits'>,
): readonly CorrectedField[] {
  const before = new Map(photoLists(old));
  return photoLists(draft).map(([kind, photos]) => {
    const had = before.get(kind) ?? [];
    const fresh = photos.filter(({ localId }) => !had.some((one) => one.localId === localId)).length;
    const name = evidence.find((one) => one.kind === kind)?.kindName ?? photos[0]?.name ?? '';
    const count = (pieces: number, added: number) =>
      added > 0 ? t('correction.papersWithNew', { count: pieces, added }) : t('correction.papers', { count: pieces });
    return {
      label: kind === 'photo' ? t('papers.photos') : name,
      from: count(had.length, 0),
      to: count(photos.length, fresh),
    };
  });
}

function signatureOf(draft: CorrectionDraft, t: TFunction<'visits'>): readonly CorrectedField[] {
  const had = draft.before?.signedBy;
  const from = had ? t(`case.signed.${had}`) : t('correction.unsigned');
  const kept = keepsSignature(draft);
  const anew = !kept && metSomebody(draft) && (draft.signature.image !== null || isUploaded(draft));
  const to = kept ? from : anew ? t('correction.signedAnew') : t('correction.unsigned');
  return [{ label: t('correction.signature'), from, to }];
}

const isUploaded = ({ signatureId, before }: CorrectionDraft): boolean =>
  signatureId !== null && signatureId !== before?.signatureDocumentId;
