import type { DocumentId, FundAccountId } from '@app/kernel';
import type { PaymentMethod } from '@app/disbursements';
import type { Sensitivity } from '@app/documents';
import type { VisitEntry } from '../domain/visit';

/** What an officer writes down; whose duty it is stands in the address. */
export type VisitNotes = Omit<VisitEntry, 'kind' | 'talkTopic' | 'dutyId' | 'round' | 'memberId' | 'unionId'>;

/** How the aid shall be paid. Without a method: to the card that the register has, else in cash. */
export interface AidWish {
  readonly fundAccountId: FundAccountId | null;
  readonly method: PaymentMethod | null;
  /** Why it is given although it is marked. */
  readonly reason: string | null;
  /** 应急先付: why the money cannot wait for its papers; null: it waits. */
  readonly emergency?: string | null;
}

export const NO_WISH: AidWish = { fundAccountId: null, method: null, reason: null };

/** A talk gives no aid. */
export type TalkNotes = Omit<VisitNotes, 'cashFen' | 'goods' | 'signature' | 'evidence'>;

/** Evidence that tells of a person's health (domain rules §9). */
const MEDICAL_EVIDENCE: readonly string[] = ['admission-proof', 'discharge-summary', 'surgery-record'];

/** Every document that the notes name, by how closely it is kept. */
export function papersOf(notes: Pick<VisitEntry, 'evidence' | 'signature'>): Record<Sensitivity, DocumentId[]> {
  const papers: Record<Sensitivity, DocumentId[]> = { normal: [], medical: [] };
  for (const { documentId, kind } of notes.evidence)
    papers[MEDICAL_EVIDENCE.includes(kind) ? 'medical' : 'normal'].push(documentId);
  if (notes.signature) papers.normal.push(notes.signature.documentId);
  return papers;
}
