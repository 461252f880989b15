import type { TenantId } from '@app/kernel';
import { Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Member } from '../data/member.entity';
import type { MemberWithUnion } from '../data/member.queries';
import type { IdentityDocument } from '../domain/identity-document';
import type { MemberState } from '../domain/member';
import { maskedForOfficer, type MaskedParticulars } from '../domain/member.particulars';
import type { Particular, Particulars } from '../domain/particulars';
import { phoneInNormalForm } from '../domain/phone';
import { memberSearchTokens, nameUnits, numberTailsOf, TOKEN_KINDS } from '../domain/search-tokens';
import { searchableName } from '../romanization';

const DOCUMENT = 'members.member.document';
const PHONE = 'members.member.phone';
const PHONE_TAIL = 'members.member.phone-tail';
const CARD = 'members.member.card';
const SEARCH_TAIL = 'members.search_token.tail';

export type SealedNumbers = Pick<Member, 'tenantId' | 'documentKind' | 'documentSealed' | 'phoneSealed'>;

/** What staff may see of a member: his numbers are masked. */
export interface MaskedMember extends MemberWithUnion {
  readonly masked: MaskedParticulars;
}

/** Between particulars as people know them and the sealed columns in which they are stored. */
@Injectable()
export class MemberCipher {
  constructor(private readonly vault: Vault) {}

  open(row: Member): Particulars {
    return {
      name: row.name,
      gender: row.gender,
      ...this.openNumbers(row),
      bankName: row.bankName,
      bankBranch: row.bankBranch,
      bankCard: this.openCard(row),
      category: row.category,
      modelWorkerLevel: row.modelWorkerLevel,
      postTraits: row.postTraits,
      joinedOn: row.joinedOn,
      bornOn: row.bornOn,
      groupName: row.groupName,
      street: row.street,
      note: row.note,
    };
  }

  openCard({ tenantId, cardSealed }: Pick<Member, 'tenantId' | 'cardSealed'>): string | null {
    return cardSealed && this.vault.open(tenantId, CARD, cardSealed);
  }

  openNumbers(row: SealedNumbers): Pick<Particulars, 'identityDocument' | 'phone'> {
    const { tenantId, documentKind, documentSealed, phoneSealed } = row;
    const number = documentSealed && this.vault.open(tenantId, DOCUMENT, documentSealed);
    const phone = phoneSealed && this.vault.open(tenantId, PHONE, phoneSealed);
    return {
      identityDocument: number && documentKind ? { kind: documentKind, number } : null,
      phone: phone ? phoneInNormalForm(phone) : null,
    };
  }

  mask<Found extends { readonly member: Member }>(found: Found): Found & { readonly masked: MaskedParticulars } {
    const { name, identityDocument, phone, bankCard, bankName } = this.open(found.member);
    const bank = bankCard ? { bankName, card: bankCard } : null;
    return { ...found, masked: maskedForOfficer({ name, identityDocument, phone, bank }) };
  }

  /** The member as the rules see him. */
  stateOf(row: Member): MemberState {
    const { bankCard, bankName, bankBranch: _, note: __, ...particulars } = this.open(row);
    const { id, unionId, status, statusSince, diedOn, retentionGround } = row;
    const { transferToUnionId: toUnionId, transferRequestedOn: requestedOn } = row;
    return {
      ...particulars,
      id,
      unionId,
      status,
      statusSince,
      diedOn,
      retentionGround,
      bank: bankCard ? { bankName, card: bankCard } : null,
      transfer: toUnionId && requestedOn ? { toUnionId, requestedOn } : null,
    };
  }

  /** The columns of the named particulars; those not named stay as they are stored. */
  columnsOf(tenantId: TenantId, particulars: Particulars, named: readonly Particular[]): Partial<Member> {
    const columns: Partial<Member> = {};
    for (const key of named) Object.assign(columns, this.columnsOfOne(tenantId, particulars, key));
    return columns;
  }

  private columnsOfOne(tenantId: TenantId, particulars: Particulars, key: Particular): Partial<Member> {
    switch (key) {
      case 'name':
        return { name: particulars.name, ...sortedName(particulars.name) };
      case 'identityDocument':
        return this.documentColumns(tenantId, particulars.identityDocument);
      case 'phone':
        return this.phoneColumns(tenantId, particulars.phone?.number ?? null);
      case 'bankCard': {
        const card = particulars.bankCard;
        return {
          cardSealed: card && this.vault.seal(tenantId, CARD, card),
          cardMac: card && this.cardMac(tenantId, card),
        } as Partial<Member>;
      }
      default:
        return { [key]: particulars[key] };
    }
  }

  private documentColumns(tenantId: TenantId, document: IdentityDocument | null): Partial<Member> {
    if (!document) return { documentKind: null, documentSealed: null, documentMac: null };
    return {
      documentKind: document.kind,
      documentSealed: this.vault.seal(tenantId, DOCUMENT, document.number),
      documentMac: this.documentMac(tenantId, document),
    };
  }

  private phoneColumns(tenantId: TenantId, phone: string | null): Partial<Member> {
    if (!phone) return { phoneSealed: null, phoneMac: null, phoneTailMac: null };
    return {
      phoneSealed: this.vault.seal(tenantId, PHONE, phone),
      phoneMac: this.phoneMac(tenantId, phone),
      phoneTailMac: this.phoneTailMac(tenantId, phone.slice(-4)),
    };
  }

  /** By this an identity document is found and kept unique, for members and their relatives alike. */
  documentMac(tenantId: TenantId, document: IdentityDocument): Buffer {
    return this.vault.mac(tenantId, DOCUMENT, `${document.kind}:${document.number}`);
  }

  phoneMac(tenantId: TenantId, number: string): Buffer {
    return this.vault.mac(tenantId, PHONE, number);
  }

  cardMac(tenantId: TenantId, card: string): Buffer {
    return this.vault.mac(tenantId, CARD, card);
  }

  /** @param tail the last four digits */
  phoneTailMac(tenantId: TenantId, tail: string): Buffer {
    return this.vault.mac(tenantId, PHONE_TAIL, tail);
  }

  /** Search token of the tail of a number. */
  tailToken(tenantId: TenantId, tail: string): string {
    return TOKEN_KINDS.tail + this.vault.mac(tenantId, SEARCH_TAIL, tail).subarray(0, 16).toString('base64url');
  }

  searchTokens(tenantId: TenantId, { name, identityDocument, phone }: Particulars): string[] {
    const numbers = [identityDocument?.number, phone?.number].filter((number) => number !== undefined);
    const tails = new Set(numbers.flatMap(numberTailsOf));
    const ofNumbers = [...tails].map((tail) => this.tailToken(tenantId, tail));
    return [...memberSearchTokens(searchableName(name)), ...ofNumbers];
  }
}

/** Particulars that the search index is made of. */
export const SEARCHED_PARTICULARS: readonly Particular[] = ['name', 'identityDocument', 'phone'];

/** The name as it is compared and sorted. */
function sortedName(name: string): Pick<Member, 'nameSimplified' | 'namePinyin'> {
  const { simplifiedName, readings } = searchableName(name);
  const units = nameUnits(simplifiedName);
  return {
    nameSimplified: units.join(''),
    namePinyin: readings.map((ofUnit, index) => ofUnit[0] ?? units[index]).join(''),
  };
}
