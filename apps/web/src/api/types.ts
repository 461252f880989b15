/** Shapes written by hand until the generated schema carries them. Dates are `YYYY-MM-DD`, money is `"800.50"`. */

export interface SessionUnion {
  readonly unionId: string;
  readonly unionName: string;
  readonly role: string;
  readonly roleName: string;
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

/** What an entry of Today is about; the web app knows which page opens for it. */
export type TodayKind = 'visit-duty' | 'approval' | 'disbursement-review' | 'payment' | 'confirmation';

export interface TodayItem {
  readonly id: string;
  readonly kind: TodayKind;
  readonly caseNumber?: string;
  /** Whom it is about. */
  readonly personName: string;
  /** What it is, in the union's words: "住院", "住院慰问 ¥800.00". */
  readonly subject: string;
  readonly place?: string | null;
  readonly unionName?: string | null;
  readonly dueOn: string | null;
  /** What is left or how late it is, counted by the server in working days: "超 1 天", "今天 18:00 前". */
  readonly dueText: string | null;
  /** Health, dispute: marked as private on the screen. */
  readonly private?: boolean;
}

export interface TodaySection {
  /** Of all entries, also those not listed in `items`. */
  readonly total: number;
  readonly items: readonly TodayItem[];
}

/** GET /api/staff/today. Drafts are kept on the device and are added by the web app. */
export interface Today {
  readonly date: string;
  readonly overdue: TodaySection;
  readonly dueToday: TodaySection;
  readonly thisWeek: TodaySection;
}
