import type { Schemas } from '../../api/schemas';
import type { Photo } from '../../parts/photo-upload';
import type { StateTone } from '../../parts/state-tag';

export type FileRow = Schemas['FileLineView'];
export type HardshipFile = Schemas['HardshipFileView'];
export type Household = Schemas['FileHouseholdView'];
export type Statement = Schemas['StatementView'];
export type FileDraft = Schemas['FileDraftDto'];
/** A line as the form holds it. */
export interface WithEvidence {
  readonly evidence?: readonly Photo[];
}
export type FileStatus = HardshipFile['status'];

/** Root of the query keys of everything about files. */
export const FILES = ['hardship'] as const;
export const fileKey = (id: string) => [...FILES, 'one', id] as const;

/** Key of the spot checks. */
export const CHECKS = [...FILES, 'spot-checks'] as const;

export const GROUPS = ['under-way', 'review-due', 'on-file', 'ended'] as const;
export const CATEGORIES = ['deep', 'relative', 'accident'] as const;
export const CAUSES = [
  'unable-to-work',
  'not-employed',
  'laid-off',
  'uninsured',
  'insurance-unpaid',
  'major-illness',
  'disaster',
  'accident',
  'schooling',
  'other',
] as const;
export const RELATIONS = [
  ...(['spouse', 'child', 'parent', 'parent-in-law', 'child-in-law'] as const),
  ...(['sibling', 'grandparent', 'grandchild', 'other'] as const),
] as const;
export const INCOME_KINDS = [
  'wage',
  'pension',
  'unemployment-benefit',
  'subsistence-aid',
  'business',
  'farming',
  'rent-interest',
  'support',
  'relief',
  'other',
] as const;
export const EXPENSE_KINDS = [
  'medical',
  'education',
  'disability',
  'housing',
  'disaster-loss',
  'accident-loss',
  'care',
  'other',
] as const;
/** Choices of the national record, field by field. */
export const PARTICULAR_CHOICES = {
  politicalStatus: ['party', 'probationary', 'league', 'democratic', 'independent', 'masses'],
  maritalStatus: ['single', 'married', 'divorced', 'widowed'],
  education: ['primary', 'junior', 'senior', 'vocational', 'college', 'bachelor', 'postgraduate'],
  medicalInsurance: ['employee', 'resident', 'other', 'none'],
  disability: ['visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple'],
  disabilityLevel: ['1', '2', '3', '4'],
  residence: ['urban', 'rural'],
  housing: ['owned', 'public-rental', 'rented', 'dormitory', 'borrowed', 'none'],
  employerKind: [
    'state-organ',
    'institution',
    'state-owned',
    'collective',
    'private',
    'foreign',
    'self-employed',
    'other',
  ],
  employerState: ['normal', 'struggling', 'halted', 'restructured', 'bankrupt'],
  contract: ['fixed-term', 'open-ended', 'task', 'dispatched', 'none'],
} as const;
export type ParticularChoice = keyof typeof PARTICULAR_CHOICES;
export const EVENTS = ['disaster', 'accident', 'epidemic', 'public-safety', 'sudden-event', 'major-illness'] as const;
export const EXCLUSIONS = [
  'second-home',
  'owns-business',
  'high-fee-school',
  'self-funded-abroad',
  'private-car',
  'luxury',
] as const;
export const EXIT_GROUNDS = ['lifted', 'cancelled', 'died', 'duplicate', 'false'] as const;
export const ITEMS = [
  'application',
  'id-cards',
  'household-register',
  'income-proof',
  'cause-evidence',
  'medical-bills',
  'subsistence-certificate',
  'labour-contract',
  'minutes',
  'notice-photo',
  'other',
] as const;

const TONES: Readonly<Partial<Record<FileStatus, StateTone>>> = {
  active: 'done',
  'review-due': 'due',
  'change-review': 'waiting',
  objected: 'late',
  returned: 'due',
  publicised: 'waiting',
  'union-review': 'waiting',
  'federation-review': 'waiting',
  refused: 'plain',
  withdrawn: 'plain',
  exited: 'plain',
  archived: 'plain',
  watched: 'plain',
};
export const toneOf = (status: FileStatus): StateTone => TONES[status] ?? 'due';
