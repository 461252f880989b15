import { civilDate } from '@app/kernel';
import type { Occasion, OccasionGroup, SubCondition } from './occasion';

/** The 2017 rule was issued in December 2017 and applied from the new year (domain rules §1.1). */
export const DEFAULTS_VALID_FROM = civilDate('2018-01-01');

interface OccasionSeed {
  readonly code: string;
  readonly name: string;
  readonly group: OccasionGroup;
  readonly days: number | null;
  readonly purpose: string;
  readonly subConditions?: readonly SubCondition[];
  readonly subConditionRequired?: boolean;
}

// Deadlines are proposals: no national text fixes them, and every union may set its own.
const SEEDS: readonly OccasionSeed[] = [
  {
    code: 'HOSPITAL',
    name: '生病住院',
    group: 'must-visit',
    days: 3,
    purpose: 'must-visit',
    subConditions: [{ code: 'SURGERY', name: '手术或重大疾病' }],
  },
  { code: 'WEDDING', name: '结婚', group: 'must-visit', days: 10, purpose: 'must-visit' },
  { code: 'BIRTH', name: '生育', group: 'must-visit', days: 10, purpose: 'must-visit' },
  {
    code: 'BEREAVEMENT',
    name: '丧事',
    group: 'must-visit',
    days: 2,
    purpose: 'must-visit',
    subConditions: [
      { code: 'MEMBER', name: '会员去世' },
      { code: 'RELATIVE', name: '配偶、父母或子女去世' },
    ],
    subConditionRequired: true,
  },
  { code: 'HARDSHIP_TEMP', name: '重大困难', group: 'must-visit', days: 5, purpose: 'temporary-hardship' },
  { code: 'TALK_POST_CHANGE', name: '岗位变动谈心', group: 'talk', days: 5, purpose: 'must-visit' },
  { code: 'TALK_REWARD_PUNISHMENT', name: '奖惩谈心', group: 'talk', days: 5, purpose: 'must-visit' },
  { code: 'TALK_LOW_SPIRITS', name: '思想波动谈心', group: 'talk', days: 3, purpose: 'must-visit' },
  { code: 'TALK_CONFLICT', name: '矛盾纠纷谈心', group: 'talk', days: 3, purpose: 'must-visit' },
  { code: 'TALK_FAMILY', name: '家庭变故谈心', group: 'talk', days: 3, purpose: 'must-visit' },
  { code: 'RETIRE', name: '退休离岗', group: 'other', days: 10, purpose: 'retirement' },
  { code: 'BIRTHDAY', name: '生日', group: 'other', days: null, purpose: 'birthday' },
  { code: 'WARM', name: '送温暖慰问', group: 'other', days: null, purpose: 'warm-delivery' },
  { code: 'COOLING', name: '夏送清凉', group: 'other', days: null, purpose: 'cooling' },
  { code: 'LIVING_AID', name: '生活救助', group: 'other', days: null, purpose: 'living-aid' },
  { code: 'MEDICAL_AID', name: '医疗救助', group: 'other', days: null, purpose: 'medical-aid' },
  { code: 'MODEL', name: '劳模慰问', group: 'other', days: null, purpose: 'model-worker' },
  { code: 'FESTIVAL', name: '法定节日慰问', group: 'festival', days: null, purpose: 'festival' },
  { code: 'RETIREE_FEST', name: '退休人员节日慰问', group: 'festival', days: null, purpose: 'retiree' },
];

/** What a new tenant starts with; a union changes it by a row of its own. */
export const DEFAULT_OCCASIONS: readonly Occasion[] = SEEDS.map((seed) => ({
  code: seed.code,
  name: seed.name,
  group: seed.group,
  deadlineWorkingDays: seed.days,
  subConditions: seed.subConditions ?? [],
  subConditionRequired: seed.subConditionRequired ?? false,
  fundPurpose: seed.purpose,
  kept: true,
  isDefault: true,
  unionId: null,
  validFrom: DEFAULTS_VALID_FROM,
  validTo: null,
}));
