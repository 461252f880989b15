import type { AccountId, DocumentId, PersonId, UnionId } from '@app/kernel';
import type { DocumentStatus } from './document.lifecycle';

/** `medical`: health of a person; shown to fewer people, and every look is recorded (domain rules §9). */
export const SENSITIVITIES = ['normal', 'medical'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** What a document is, with the words people use for it. */
export const DOCUMENT_KIND_NAMES = {
  photo: '照片',
  signature: '签名',
  certificate: '证明',
  diagnosis: '诊断证明或手术记录',
  'hospital-summary': '住院或出院小结',
  receipt: '签领表或收据',
  invoice: '发票',
  minutes: '会议纪要',
  other: '其他材料',
} as const;

export type DocumentKind = keyof typeof DOCUMENT_KIND_NAMES;

export const DOCUMENT_KINDS = Object.keys(DOCUMENT_KIND_NAMES) as DocumentKind[];

const MEDICAL_KINDS: ReadonlySet<DocumentKind> = new Set(['diagnosis', 'hospital-summary']);

export const sensitivityOf = (kind: DocumentKind): Sensitivity => (MEDICAL_KINDS.has(kind) ? 'medical' : 'normal');

/** What a document belongs to, e.g. `{ type: 'visit', id }`. */
export interface SubjectRef {
  readonly type: string;
  readonly id: string;
}

/** What the rules of a document look at. */
export interface DocumentState {
  readonly id: DocumentId;
  readonly status: DocumentStatus;
  readonly kind: DocumentKind;
  readonly sensitivity: Sensitivity;
  readonly unionId: UnionId | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly uploadedByAccountId: AccountId;
  readonly uploadedByPersonId: PersonId;
}
