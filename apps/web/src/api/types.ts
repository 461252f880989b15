/** Shapes written by hand until the generated schema carries them. Dates are `YYYY-MM-DD`, money is `"800.50"`. */

export interface SessionUnion {
  readonly unionId: string;
  readonly unionName: string;
  readonly role: string;
  readonly roleName: string;
  /** Somebody else's role, in which one acts for him. */
  readonly isDelegated: boolean;
}

export type Audience = 'staff' | 'member';

export interface Session {
  readonly accountId: string;
  readonly displayName: string;
  readonly memberId: string | null;
  readonly federation: { readonly code: string; readonly name: string };
  readonly unions: readonly SessionUnion[];
  readonly permissions: readonly string[];
  readonly audience: Audience;
  /** The password was given by somebody else: until it is changed, nothing else is open. */
  readonly mustChangePassword: boolean;
  /** What the door still asks for: `code` of the phone, or to set the second factor up. Until then nothing is open. */
  readonly secondFactor: 'nothing' | 'code' | 'set-up';
  readonly secondFactorSet: boolean;
  /** Until when the set-up may wait, of those whose role requires it and who have none. */
  readonly secondFactorDue: string | null;
  readonly csrfToken: string;
}

export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly federation?: string;
}

export interface Setup {
  readonly needed: boolean;
}

export interface FirstRunInput {
  readonly federationName: string;
  readonly federationCode: string;
  readonly administratorName: string;
  readonly login: string;
  readonly password: string;
}

/** A keyset page: ask again with `after=<next>`; `next` is null on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface FoundMember {
  readonly id: string;
  readonly name: string;
  readonly unionId?: string;
  readonly unionName: string;
  readonly idNumberMasked?: string;
  readonly groupName?: string;
  readonly statusName?: string;
}

export type DocumentKind =
  | 'photo'
  | 'signature'
  | 'certificate'
  | 'diagnosis'
  | 'hospital-summary'
  | 'receipt'
  | 'invoice'
  | 'minutes'
  | 'other';

export interface UploadedDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly mediaType: string;
  readonly size: number;
}
