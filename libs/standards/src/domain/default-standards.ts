import { parseFen } from '@app/kernel';
import type { AidForm, BenefitStandard } from './benefit-standard';
import { DEFAULTS_VALID_FROM } from './default-occasions';
import type { EvidenceKind, EvidenceNeed } from './evidence';

type Seed = Pick<BenefitStandard, 'code' | 'name' | 'occasion' | 'form' | 'fundKinds'> &
  Partial<BenefitStandard> & { readonly cap: string };

const required = (...kinds: EvidenceKind[]): EvidenceNeed[] =>
  kinds.map((kind) => ({ kind, requiredForPayment: true }));
const later = (...kinds: EvidenceKind[]): EvidenceNeed[] => kinds.map((kind) => ({ kind, requiredForPayment: false }));

const UNION_FUNDS = ['union-funds'];
const CASH_OR_GOODS: AidForm = 'both';

// Domain rules §1.3, row by row.
const MUST_VISITS: readonly Seed[] = [
  {
    code: 'HOSPITAL',
    name: '生病住院',
    occasion: 'HOSPITAL',
    form: CASH_OR_GOODS,
    cap: '1000',
    maxCountPerYear: 2,
    sameDiseaseOncePerYear: true,
    evidence: [...required('admission-proof'), ...later('discharge-summary')],
    fundKinds: UNION_FUNDS,
    exclusions: '挂床住院不慰问',
  },
  {
    code: 'HOSPITAL_SURGERY',
    name: '手术或重大疾病住院',
    occasion: 'HOSPITAL',
    subCondition: 'SURGERY',
    form: 'cash',
    cap: '2000',
    maxCountPerYear: 2,
    sameDiseaseOncePerYear: true,
    evidence: [...required('admission-proof', 'surgery-record'), ...later('discharge-summary')],
    fundKinds: UNION_FUNDS,
    exclusions: '挂床住院不慰问',
  },
  {
    code: 'WEDDING',
    name: '结婚',
    occasion: 'WEDDING',
    form: CASH_OR_GOODS,
    cap: '1000',
    claimWindowMonths: 6,
    evidence: required('marriage-certificate'),
    fundKinds: UNION_FUNDS,
  },
  {
    code: 'BIRTH',
    name: '生育',
    occasion: 'BIRTH',
    form: CASH_OR_GOODS,
    cap: '1000',
    claimWindowMonths: 6,
    evidence: required('birth-certificate'),
    fundKinds: UNION_FUNDS,
    exclusions: '限符合生育政策',
  },
  {
    code: 'DEATH_MEMBER',
    name: '会员去世',
    occasion: 'BEREAVEMENT',
    subCondition: 'MEMBER',
    form: 'cash',
    cap: '2000',
    maxCountEver: 1,
    countedOver: 'standard',
    evidence: required('death-certificate'),
    fundKinds: UNION_FUNDS,
    beneficiary: 'family',
  },
  {
    code: 'DEATH_RELATIVE',
    name: '配偶、父母或子女去世',
    occasion: 'BEREAVEMENT',
    subCondition: 'RELATIVE',
    form: 'cash',
    cap: '1000',
    countedOver: 'standard',
    evidence: required('death-certificate', 'relation-proof'),
    fundKinds: UNION_FUNDS,
    exclusions: '不含公婆、岳父母',
  },
  {
    code: 'HARDSHIP_TEMP',
    name: '临时困难、大病或意外',
    occasion: 'HARDSHIP_TEMP',
    form: 'cash',
    cap: '2000',
    maxAmountPerYear: parseFen('3000'),
    countedFor: 'household',
    evidence: [...required('group-assessment', 'public-notice'), ...later('hardship-statement')],
    fundKinds: ['union-funds', 'warm-delivery'],
  },
];

const OTHERS: readonly Seed[] = [
  {
    code: 'RETIRE',
    name: '退休纪念品',
    occasion: 'RETIRE',
    form: 'goods',
    cap: '1000',
    maxCountEver: 1,
    evidence: required('retirement-approval'),
    fundKinds: UNION_FUNDS,
    forStandings: ['active', 'retired'],
    exclusions: '不发现金',
  },
  {
    code: 'BIRTHDAY',
    name: '生日慰问',
    occasion: 'BIRTHDAY',
    form: 'goods',
    cap: '300',
    maxCountPerYear: 1,
    evidence: required('signed-receipt'),
    fundKinds: UNION_FUNDS,
    exclusions: '限蛋糕或指定蛋糕店的蛋糕券',
  },
  {
    code: 'FESTIVAL',
    name: '法定节日慰问品',
    occasion: 'FESTIVAL',
    form: 'goods',
    cap: '1500',
    maxAmountPerYear: parseFen('1500'),
    maxCountPerYear: 7,
    evidence: required('signed-receipt'),
    fundKinds: UNION_FUNDS,
    exclusions: '不发现金、购物卡和代金券',
  },
  {
    code: 'WARM',
    name: '送温暖慰问',
    occasion: 'WARM',
    form: CASH_OR_GOODS,
    cap: '3000',
    maxAmountPerYear: parseFen('6000'),
    evidence: required('signed-receipt'),
    fundKinds: ['warm-delivery'],
  },
  {
    code: 'COOLING',
    name: '夏送清凉',
    occasion: 'COOLING',
    form: 'goods',
    cap: '300',
    evidence: required('signed-receipt'),
    fundKinds: ['union-funds', 'employer-welfare'],
  },
  {
    code: 'RETIREE_FEST',
    name: '重阳、春节慰问退休人员',
    occasion: 'RETIREE_FEST',
    form: CASH_OR_GOODS,
    cap: '500',
    evidence: required('signed-receipt'),
    fundKinds: ['employer-welfare'],
    forStandings: ['retired'],
    exclusions: '动用工会经费前请先核对当地规定',
  },
];

const ASSISTANCE_FUNDS = ['treasury', 'assistance', 'superior-grant', 'donation-general'];
const CENTRAL_AID = '中央财政专项帮扶资金使用管理办法（总工办发〔2015〕20号）';

/**
 * Aid to households on file (domain rules §3.1). What a household may get in a year hangs on its category and on the 低保
 * standard of its place: that is the cap of its file (hardship); here stands the most for one time.
 */
const HOUSEHOLD_AIDS: readonly Seed[] = [
  {
    code: 'LIVING_AID',
    name: '生活救助',
    occasion: 'LIVING_AID',
    form: 'cash',
    cap: '12000',
    countedFor: 'household',
    evidence: later('hardship-statement', 'transfer-receipt'),
    fundKinds: ASSISTANCE_FUNDS,
    forStandings: ['active', 'retired'],
    exclusions: '每户每年不超过当地低保年标准；财政专项只给在档的困难职工家庭',
    source: CENTRAL_AID,
  },
  {
    code: 'MEDICAL_AID',
    name: '医疗救助',
    occasion: 'MEDICAL_AID',
    form: 'cash',
    cap: '20000',
    countedFor: 'household',
    evidence: [...required('admission-proof', 'invoice'), ...later('discharge-summary', 'transfer-receipt')],
    fundKinds: ASSISTANCE_FUNDS,
    forStandings: ['active', 'retired'],
    exclusions: '不超过自付部分；财政专项只给在档的困难职工家庭',
    source: CENTRAL_AID,
  },
];

const toStandard = ({ cap, ...seed }: Seed): BenefitStandard => ({
  subCondition: null,
  capPerEvent: parseFen(cap),
  maxCountPerYear: null,
  maxAmountPerYear: null,
  maxCountEver: null,
  sameDiseaseOncePerYear: false,
  countedOver: 'occasion',
  countedFor: 'person',
  claimWindowMonths: null,
  evidence: [],
  beneficiary: 'member',
  forStandings: ['active'],
  exclusions: '',
  unionId: null,
  validFrom: DEFAULTS_VALID_FROM,
  validTo: null,
  version: '2018 默认版',
  source: '系统默认标准（参照总工办发〔2017〕32号及各省实施办法）',
  isDefault: true,
  ...seed,
});

/**
 * What a new tenant starts with. 劳模 aid has an occasion and no standard: its amount stands in each model worker's file.
 */
export const DEFAULT_STANDARDS: readonly BenefitStandard[] = [...MUST_VISITS, ...OTHERS, ...HOUSEHOLD_AIDS].map(
  toStandard,
);
