import { civilDate, type Fen, parseFen } from '@app/kernel';
import type { ApprovalRoute, RouteStep } from './approval-route';

const step = (
  part: RouteStep['part'],
  name: string,
  roles: readonly string[],
  extras: Partial<RouteStep> = {},
): RouteStep => ({ part, name, roles, standIns: [], collective: null, ...extras });

const TREASURER = step('review', '财务审核', ['treasurer'], { standIns: ['committee'] });
const IN_CHARGE = step('review', '分管委员审核', ['committee'], { standIns: ['vice-chair'] });
const AUDITOR = step('review', '经审意见', ['auditor']);
const COMMITTEE = step('approve', '工会委员会集体决定', ['chair', 'standing-vice-chair'], {
  standIns: ['vice-chair', 'superior-chair'],
  collective: { quorum: { of: 3, atLeast: 2 }, majorityOf: 'present' },
});

type Seed = Pick<ApprovalRoute, 'code' | 'tier' | 'name' | 'steps'> & Partial<ApprovalRoute>;

const upTo = (perPayee: string, batch: string, withoutEvidence: string): Partial<ApprovalRoute> => ({
  maxAmountPerPayee: parseFen(perPayee),
  maxBatchTotal: parseFen(batch),
  maxAmountWithoutEvidence: parseFen(withoutEvidence),
});
const UNION_REVIEW = step('review', '工会审核', ['chair', 'standing-vice-chair', 'vice-chair'], {
  standIns: ['committee', 'superior-chair'],
});
const FEDERATION: Partial<RouteStep> = { standIns: ['superior-chair'] };
const MEDICAL_LIMIT: Fen = parseFen('20000');

// Domain rules §8.2. A higher office may always sign for a lower one, since small unions have a chair only.
// What lacks evidence goes one tier up: each tier takes without evidence what the tier below takes with it.
const SEEDS: readonly Seed[] = [
  {
    code: 'STANDING-RULE',
    tier: 'T0',
    name: '标准内小额',
    ...upTo('1000', '5000', '0'),
    steps: [TREASURER, step('approve', '副主席审批', ['vice-chair', 'standing-vice-chair', 'chair'], superior())],
  },
  {
    code: 'STANDING-VICE-CHAIR',
    tier: 'T1',
    name: '常务副主席审批',
    ...upTo('5000', '20000', '1000'),
    steps: [TREASURER, step('approve', '常务副主席审批', ['standing-vice-chair', 'chair'], superior('vice-chair'))],
  },
  {
    code: 'CHAIR',
    tier: 'T2',
    name: '主席审批',
    ...upTo('20000', '50000', '5000'),
    steps: [
      TREASURER,
      IN_CHARGE,
      step('approve', '主席审批', ['chair'], superior('standing-vice-chair', 'vice-chair')),
    ],
  },
  {
    code: 'COMMITTEE',
    tier: 'T3',
    name: '委员会集体决定',
    takesOverStandard: true,
    takesOffBudget: true,
    steps: [TREASURER, IN_CHARGE, AUDITOR, COMMITTEE],
  },
  {
    code: 'TREASURY',
    tier: 'T4',
    name: '财政专项和大额医疗',
    takesOverStandard: true,
    takesOffBudget: true,
    onlyFundKinds: ['treasury'],
    medicalAbove: MEDICAL_LIMIT,
    steps: [
      step('review', '帮扶中心审核', ['federation-officer']),
      step('approve', '总工会常务会决定', ['federation-board'], { collective: COMMITTEE.collective }),
    ],
  },
  {
    // Disaster and the like: the money first, the papers within five working days (domain rules §8.2).
    code: 'EMERGENCY',
    subjectKind: 'disbursement-emergency',
    tier: 'T0',
    name: '应急先付',
    maxAmountPerPayee: parseFen('3000'),
    steps: [step('approve', '应急审批', ['standing-vice-chair', 'chair', 'vice-chair'], superior())],
  },
  {
    code: 'HARDSHIP-FILE',
    subjectKind: 'hardship-file',
    tier: 'T2',
    name: '困难职工建档',
    steps: [UNION_REVIEW, step('approve', '总工会审批', ['federation-officer', 'federation-board'], FEDERATION)],
  },
  {
    code: 'HARDSHIP-FILE-OTHERWISE',
    subjectKind: 'hardship-file',
    tier: 'T3',
    name: '困难职工建档（类别另作认定）',
    takesOverStandard: true,
    steps: [
      UNION_REVIEW,
      step('review', '帮扶中心审核', ['federation-officer']),
      step('approve', '总工会常务会决定', ['federation-board'], FEDERATION),
    ],
  },
];

function superior(...before: string[]): Partial<RouteStep> {
  return { standIns: [...before, 'superior-chair'] };
}

/** What a new tenant starts with; a union sets its own table with dates. */
export const DEFAULT_ROUTES: readonly ApprovalRoute[] = SEEDS.map((seed) => ({
  subjectKind: '*',
  maxAmountPerPayee: null,
  maxBatchTotal: null,
  maxAmountWithoutEvidence: null,
  takesOverStandard: false,
  takesOffBudget: false,
  onlyFundKinds: null,
  medicalAbove: null,
  unionId: null,
  validFrom: civilDate('2018-01-01'),
  validTo: null,
  version: '2018 默认版',
  source: '系统默认审批权限表',
  isDefault: true,
  ...seed,
}));
