import type { TenantId } from '@app/kernel';
import { Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';

const PURPOSES = {
  name: 'disputes.dispute_party.name',
  document: 'disputes.dispute_party.document',
  phone: 'disputes.dispute_party.phone',
  contact: 'disputes.dispute.employer_contact',
  facts: 'disputes.dispute.facts',
  claims: 'disputes.dispute.claims',
  remark: 'disputes.dispute.remark',
  reason: 'disputes.dispute.reason',
  session: 'disputes.dispute_session.words',
  statement: 'disputes.dispute_statement.words',
  offer: 'disputes.dispute_offer.words',
  terms: 'disputes.dispute_agreement.terms',
  ground: 'disputes.clock_event.ground',
  rating: 'disputes.dispute_rating.comment',
  petitioner: 'disputes.petition.petitioner',
  petition: 'disputes.petition.words',
  accident: 'disputes.accident.words',
  injured: 'disputes.accident_person.person',
  harm: 'disputes.accident_person.harm',
  aided: 'disputes.legal_aid.applicant',
  aid: 'disputes.legal_aid.words',
  paper: 'disputes.case_paper.title',
} as const;
export type SealedField = keyof typeof PURPOSES;

/** Seals what people say in a case, and who they are. */
@Injectable()
export class DisputeCipher {
  constructor(private readonly vault: Vault) {}

  seal(tenantId: TenantId, field: SealedField, text: string): Buffer;
  seal(tenantId: TenantId, field: SealedField, text: string | null): Buffer | null;
  seal(tenantId: TenantId, field: SealedField, text: string | null): Buffer | null {
    return text === null || text === '' ? null : this.vault.seal(tenantId, PURPOSES[field], text);
  }

  open(tenantId: TenantId, field: SealedField, sealed: Buffer): string;
  open(tenantId: TenantId, field: SealedField, sealed: Buffer | null): string | null;
  open(tenantId: TenantId, field: SealedField, sealed: Buffer | null): string | null {
    return sealed === null ? null : this.vault.open(tenantId, PURPOSES[field], sealed);
  }
}
