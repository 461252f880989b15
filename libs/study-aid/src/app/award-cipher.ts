import type { TenantId } from '@app/kernel';
import type { IdentityDocument } from '@app/members';
import { Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Award } from '../data/award.entity';

const NAME = 'study_aid.award.child_name';
const DOCUMENT = 'study_aid.award.child_document';

/** Seals and opens what identifies a child. */
@Injectable()
export class AwardCipher {
  constructor(private readonly vault: Vault) {}

  seal(
    tenantId: TenantId,
    name: string,
    document: IdentityDocument,
  ): Pick<Award, 'childNameSealed' | 'childNameMac' | 'childDocumentSealed'> {
    return {
      childNameSealed: this.vault.seal(tenantId, NAME, name),
      childNameMac: this.nameMac(tenantId, name),
      childDocumentSealed: this.vault.seal(tenantId, DOCUMENT, JSON.stringify(document)),
    };
  }

  /** To find a child by his whole name. */
  nameMac(tenantId: TenantId, name: string): Buffer {
    return this.vault.mac(tenantId, NAME, name.trim());
  }

  name(tenantId: TenantId, sealed: Buffer): string {
    return this.vault.open(tenantId, NAME, sealed);
  }

  /** The whole number: for the family itself. */
  documentNumber({ tenantId, childDocumentSealed }: Pick<Award, 'tenantId' | 'childDocumentSealed'>): string {
    return (JSON.parse(this.vault.open(tenantId, DOCUMENT, childDocumentSealed)) as IdentityDocument).number;
  }

  /** First three and last two places (domain rules §9). */
  maskedDocument(award: Pick<Award, 'tenantId' | 'childDocumentSealed'>): string {
    const number = this.documentNumber(award);
    return `${number.slice(0, 3)}${'*'.repeat(Math.max(0, number.length - 5))}${number.slice(-2)}`;
  }
}
