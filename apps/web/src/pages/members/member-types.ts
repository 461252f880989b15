import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type Member = Schemas['MemberView'];
export type MemberRow = Schemas['MemberRowView'];
export type Household = Schemas['HouseholdView'];
export type HouseholdPerson = Schemas['HouseholdPersonView'];
export type MembershipChange = Schemas['MembershipChangeView'];
export type ViewRecord = Schemas['ViewRecordView'];
export type PendingTransfer = Schemas['PendingTransferView'];
export type SensitiveValues = Schemas['SensitiveValuesView'];

export type MemberStatus = MemberRow['status'];
export type MemberCategory = MemberRow['category'];
export type MembershipAction = Member['openActions'][number];

export const STATUSES: readonly MemberStatus[] = [
  'active',
  'applied',
  'transferring',
  'retained',
  'left',
  'expelled',
  'deceased',
  'not-admitted',
];
export const CATEGORIES: readonly MemberCategory[] = ['active', 'migrant', 'retiree', 'new-form', 'other'];
export const GENDERS: readonly Member['gender'][] = ['female', 'male', 'unknown'];
export const MODEL_WORKER_LEVELS: readonly NonNullable<Member['modelWorkerLevel']>[] = [
  'national',
  'provincial',
  'municipal',
  'county',
];
export const POST_TRAITS: readonly Member['postTraits'][number][] = [
  'front-line',
  'shift',
  'outdoor',
  'hazardous',
  'away',
  'teacher',
];
export const DOCUMENT_KINDS: readonly NonNullable<Schemas['CreateMemberDto']['documentKind']>[] = [
  'resident-id',
  'hmt-residence-permit',
  'hk-macao-permit',
  'taiwan-permit',
  'foreign-permanent-residence',
  'passport',
];

const TONES: Partial<Record<MemberStatus, StateTone>> = {
  active: 'done',
  applied: 'waiting',
  transferring: 'waiting',
  retained: 'plain',
};
export const toneOf = (status: MemberStatus): StateTone => TONES[status] ?? 'plain';

/** Everything that is asked about members stands below this key. */
export const MEMBERS = ['members'] as const;

/** Path of the list of members on whose pages a separate consent is wanting. */
export const WANTING_CONSENTS = '/members/wanting';
