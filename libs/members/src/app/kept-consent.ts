import type { MemberId } from '@app/kernel';
import type { ConsentRow, IdentityColumns } from '../data/sensitive-consent.queries';
import type { GuardianRelation, KeptConsentState, SubjectIdentity } from '../domain/sensitive-consent';

/** A consent opened, for who may read it. */
export interface KeptConsent extends KeptConsentState {
  readonly row: ConsentRow;
  readonly subjectName: string;
  readonly guardian: {
    readonly name: string;
    readonly relation: GuardianRelation;
    readonly word: string | null;
  } | null;
  readonly reason: string | null;
}

/** A card is consented to for the money of one member: his own elsewhere, or another's, says nothing here. */
export const countsOn = (memberId: MemberId, { kind, row }: Pick<KeptConsent, 'kind' | 'row'>): boolean =>
  kind !== 'bank' || row.memberId === memberId;

/** Those on the records of these members or about them. */
export const keptAround = (all: readonly KeptConsent[], memberIds: readonly MemberId[]): KeptConsent[] =>
  all.filter(({ row }) => memberIds.includes(row.memberId) || memberIds.includes(row.subjectMemberId!));

/** Whom a row is about, as the rules compare him. */
export const identityOf = (row: IdentityColumns): SubjectIdentity => ({
  memberId: row.subjectMemberId,
  document: row.subjectDocumentMac?.toString('hex') ?? null,
  name: row.subjectNameMac.toString('hex'),
});
