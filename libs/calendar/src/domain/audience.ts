/** Whom a union thinks of on a holiday (domain rules §7.2), and by which rule a round finds them. */
export const AUDIENCE_NAMES = {
  hardship: '困难职工',
  'model-worker': '劳模',
  retiree: '离退休职工',
  'retiree-80': '80 岁以上离退休职工',
  women: '女职工',
  'women-single-parent': '单亲困难女职工',
  'children-under-14': '有未满14周岁子女的会员',
  'front-line': '一线岗位',
  'shift-workers': '三班倒岗位',
  'outdoor-workers': '户外和高温岗位',
  'hazardous-posts': '苦脏累险岗位',
  'posted-away': '长期驻外职工',
  'new-form': '新就业形态劳动者',
  migrant: '农民工',
  young: '青年职工',
  teachers: '教师',
  'all-members': '全体会员',
  list: '按名单',
} as const;
export type Audience = keyof typeof AUDIENCE_NAMES;
export const AUDIENCES = Object.keys(AUDIENCE_NAMES) as Audience[];

export const HOLIDAY_FORM_NAMES = {
  cash: '慰问金',
  goods: '慰问品',
  both: '慰问金和慰问品',
  activity: '活动',
} as const;
export type HolidayForm = keyof typeof HOLIDAY_FORM_NAMES;
export const HOLIDAY_FORMS = Object.keys(HOLIDAY_FORM_NAMES) as HolidayForm[];
