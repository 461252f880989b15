import { type CivilDate, civilDate } from '@app/kernel';
import type { Audience, HolidayForm } from './audience';
import type { FestivalCode } from './festival';
import type { HolidayRule } from './holiday-rule';
import type { DatedHoliday, HolidayState } from './union-holiday';

const SINCE: CivilDate = civilDate('2000-01-01');

interface Preparation {
  readonly lead: number | null;
  readonly whom: readonly Audience[];
  readonly form: HolidayForm;
  readonly purpose: string;
  readonly state?: HolidayState;
}

const row = (
  code: string,
  name: string,
  rule: HolidayRule,
  { lead, whom, form, purpose, state = 'kept' }: Preparation,
): DatedHoliday => ({
  ...{ code, name, rule, leadDays: lead, audiences: whom, form, purpose, state },
  ...{ unionId: null, validFrom: SINCE, validUntil: null },
});

const festival = (code: FestivalCode): HolidayRule => ({ kind: 'festival', festival: code });
const campaign = (from: string, to: string): HolidayRule => ({ kind: 'campaign', from, to });

const DAYS_OF_WINTER_AND_SPRING: readonly DatedHoliday[] = [
  row('NEWYEAR', '元旦', festival('NEWYEAR'), {
    ...{ lead: 20, whom: ['hardship', 'front-line', 'retiree'], form: 'both' },
    purpose: '两节送温暖：困难职工、坚守岗位的一线职工、离退休职工',
  }),
  row('LABA', '腊八', festival('LABA'), { lead: null, whom: ['all-members'], form: 'activity', purpose: '腊八节活动' }),
  row('XIAONIAN', '小年', festival('XIAONIAN'), {
    ...{ lead: null, whom: ['all-members'], form: 'activity', purpose: '小年活动' },
  }),
  row('SPRING', '春节', festival('SPRING'), {
    ...{
      lead: 30,
      whom: ['hardship', 'model-worker', 'retiree', 'front-line', 'hazardous-posts', 'posted-away'],
      form: 'both',
    },
    purpose: '两节送温暖：困难职工和劳模、离退休、住院大病、工伤和因公牺牲家属、一线和驻外职工；款物节前发到手',
  }),
  row('LANTERN', '元宵', festival('LANTERN'), {
    ...{ lead: 7, whom: ['all-members'], form: 'activity', purpose: '元宵节会员活动' },
  }),
  row('WOMEN', '三八妇女节', festival('WOMEN'), {
    ...{ lead: 10, whom: ['women', 'women-single-parent'], form: 'goods', purpose: '女职工慰问，单亲困难女职工优先' },
  }),
  row(
    'SANYUESAN',
    '三月三',
    { kind: 'lunar', month: 3, day: 3 },
    {
      ...{
        lead: 10,
        whom: ['list'],
        form: 'activity',
        purpose: '民族节日慰问（有此习俗的地区开启）',
        state: 'dropped',
      },
    },
  ),
  row('QINGMING', '清明', festival('QINGMING'), {
    ...{ lead: 7, whom: ['list'], form: 'goods', purpose: '看望因公牺牲职工家属' },
  }),
];

const DAYS_OF_SUMMER: readonly DatedHoliday[] = [
  row('MAYDAY', '五一劳动节', festival('MAYDAY'), {
    ...{ lead: 15, whom: ['model-worker', 'front-line'], form: 'both', purpose: '慰问劳模、先进和一线职工' },
  }),
  row('YOUTH', '五四青年节', festival('YOUTH'), {
    ...{ lead: 7, whom: ['young'], form: 'activity', purpose: '青年职工活动' },
  }),
  row('CHILDREN', '六一儿童节', festival('CHILDREN'), {
    ...{ lead: 10, whom: ['children-under-14'], form: 'goods', purpose: '慰问会员子女，困难职工子女优先' },
  }),
  row('DRAGONBOAT', '端午', festival('DRAGONBOAT'), {
    ...{ lead: 10, whom: ['all-members'], form: 'goods', purpose: '端午节慰问品' },
  }),
  row('PARTY', '七一', festival('PARTY'), { lead: 10, whom: ['list'], form: 'both', purpose: '慰问困难党员、老党员' }),
  row('COOLING', '夏送清凉', campaign('06-01', '09-30'), {
    ...{ lead: 10, whom: ['outdoor-workers', 'front-line', 'shift-workers', 'new-form'], form: 'goods' },
    purpose: '高温天气慰问户外、一线和三班倒职工',
  }),
  row('STUDY', '金秋助学', campaign('07-01', '08-31'), {
    ...{ lead: 10, whom: ['hardship'], form: 'cash', purpose: '资助困难职工子女上学' },
  }),
  row('ARMY', '八一建军节', festival('ARMY'), {
    ...{ lead: 10, whom: ['list'], form: 'goods', purpose: '慰问共建单位、退役军人和军属会员' },
  }),
];

const DAYS_OF_AUTUMN: readonly DatedHoliday[] = [
  row('TEACHER', '教师节', festival('TEACHER'), {
    ...{ lead: 10, whom: ['teachers'], form: 'goods', purpose: '慰问教师和退休教师' },
  }),
  row('MIDAUTUMN', '中秋', festival('MIDAUTUMN'), {
    ...{ lead: 15, whom: ['all-members', 'hardship'], form: 'goods', purpose: '中秋节慰问品，困难职工上门' },
  }),
  row('NATIONAL', '国庆', festival('NATIONAL'), {
    ...{ lead: 10, whom: ['front-line', 'hardship'], form: 'both', purpose: '慰问坚守岗位的一线职工和困难职工' },
  }),
  row('CHONGYANG', '重阳', festival('CHONGYANG'), {
    ...{ lead: 15, whom: ['retiree', 'retiree-80'], form: 'both', purpose: '慰问离退休职工，80 岁以上先上门' },
  }),
  row('JOURNALIST', '记者节', festival('JOURNALIST'), {
    ...{ lead: null, whom: ['list'], form: 'activity', purpose: '行业节日' },
  }),
  row('WINTER', '冬至', festival('WINTER'), {
    ...{ lead: 7, whom: ['list'], form: 'activity', purpose: '按行业和地区习俗' },
  }),
];

const published: HolidayRule = { kind: 'dates', dates: [] };
const minority = { lead: 10, whom: ['list'], form: 'goods', state: 'dropped' } as const;

const DAYS_OF_THEIR_OWN: readonly DatedHoliday[] = [
  row('EID_FITR', '开斋节', published, { ...minority, purpose: '民族节日慰问，日期以当地公布为准' }),
  row('EID_ADHA', '古尔邦节', published, { ...minority, purpose: '民族节日慰问，日期以当地公布为准' }),
  row(
    'BIRTHDAY',
    '会员生日',
    { kind: 'personal', of: 'birthday' },
    {
      ...{ lead: 7, whom: ['all-members'], form: 'goods', purpose: '生日慰问' },
    },
  ),
  row(
    'RETIRE',
    '会员退休',
    { kind: 'personal', of: 'retirement' },
    {
      ...{ lead: 30, whom: ['all-members'], form: 'goods', purpose: '退休离岗慰问' },
    },
  ),
];

/** Domain rules §7.2, in the order of the year. What only some regions keep is there, but switched off. */
export const DEFAULT_HOLIDAYS: readonly DatedHoliday[] = [
  ...DAYS_OF_WINTER_AND_SPRING,
  ...DAYS_OF_SUMMER,
  ...DAYS_OF_AUTUMN,
  ...DAYS_OF_THEIR_OWN,
];
