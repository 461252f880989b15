import { type CivilDate, type FieldProblem, yearOf } from '@app/kernel';

/** Choices of the national record (domain rules §2.5), in the words of its form. */
export const POLITICAL_STATUS_LABELS = {
  party: '中共党员',
  probationary: '中共预备党员',
  league: '共青团员',
  democratic: '民主党派成员',
  independent: '无党派人士',
  masses: '群众',
} as const;
export const MARITAL_STATUS_LABELS = { single: '未婚', married: '已婚', divorced: '离异', widowed: '丧偶' } as const;
export const EDUCATION_LABELS = {
  primary: '小学及以下',
  junior: '初中',
  senior: '高中',
  vocational: '中专、中技',
  college: '大专',
  bachelor: '本科',
  postgraduate: '研究生',
} as const;
export const MEDICAL_INSURANCE_LABELS = {
  employee: '职工医保',
  resident: '居民医保',
  other: '其他医疗保障',
  none: '未参保',
} as const;
/** Seven kinds, each of four levels. */
export const DISABILITY_LABELS = {
  visual: '视力残疾',
  hearing: '听力残疾',
  speech: '言语残疾',
  physical: '肢体残疾',
  intellectual: '智力残疾',
  mental: '精神残疾',
  multiple: '多重残疾',
} as const;
export const DISABILITY_LEVEL_LABELS = { '1': '一级', '2': '二级', '3': '三级', '4': '四级' } as const;
export const HOUSING_LABELS = {
  owned: '自有住房',
  'public-rental': '公租房、廉租房',
  rented: '租私人住房',
  dormitory: '单位宿舍',
  borrowed: '借住亲友住房',
  none: '没有固定住处',
} as const;
export const EMPLOYER_KIND_LABELS = {
  'state-organ': '机关',
  institution: '事业单位',
  'state-owned': '国有企业',
  collective: '集体企业',
  private: '私营企业',
  foreign: '港澳台、外商投资企业',
  'self-employed': '个体经营',
  other: '其他',
} as const;
export const EMPLOYER_STATE_LABELS = {
  normal: '正常',
  struggling: '经营困难',
  halted: '停产、半停产',
  restructured: '改制',
  bankrupt: '破产、关闭',
} as const;
export const CONTRACT_LABELS = {
  'fixed-term': '固定期限',
  'open-ended': '无固定期限',
  task: '以完成工作任务为期限',
  dispatched: '劳务派遣',
  none: '没有签订',
} as const;

/** What the national record asks of everybody in the household besides name, number, income, health and work. */
export interface PersonParticulars {
  readonly ethnicity?: string | null;
  readonly politicalStatus?: keyof typeof POLITICAL_STATUS_LABELS | null;
  readonly maritalStatus?: keyof typeof MARITAL_STATUS_LABELS | null;
  readonly education?: keyof typeof EDUCATION_LABELS | null;
  readonly medicalInsurance?: keyof typeof MEDICAL_INSURANCE_LABELS | null;
  readonly disability?: keyof typeof DISABILITY_LABELS | null;
  readonly disabilityLevel?: keyof typeof DISABILITY_LEVEL_LABELS | null;
}

/** Of a relative: the register knows these of a member. */
export interface RelativeParticulars extends PersonParticulars {
  readonly phone?: string | null;
  /** 户口类型. */
  readonly residence?: 'urban' | 'rural' | null;
  readonly enteredSchoolIn?: number | null;
  /** 学制, in years. */
  readonly schoolYears?: number | null;
}

/** Of the holder: his home, his work and the household. */
export interface HolderParticulars extends PersonParticulars {
  readonly housing?: keyof typeof HOUSING_LABELS | null;
  /** 建筑面积, in whole square metres. */
  readonly floorArea?: number | null;
  readonly homeAddress?: string | null;
  readonly postcode?: string | null;
  readonly otherContact?: string | null;
  readonly registeredAt?: string | null;
  readonly workingSince?: CivilDate | null;
  readonly industry?: string | null;
  readonly employerKind?: keyof typeof EMPLOYER_KIND_LABELS | null;
  readonly employerState?: keyof typeof EMPLOYER_STATE_LABELS | null;
  readonly contract?: keyof typeof CONTRACT_LABELS | null;
  readonly singleParent?: boolean | null;
  readonly selfReliant?: boolean | null;
  readonly nobodyEmployed?: boolean | null;
}

export type AnyParticulars = HolderParticulars & RelativeParticulars;

/** The choice in the words of the form; null where nothing was said. */
export function choiceWords<Choice extends string>(
  labels: Readonly<Record<Choice, string>>,
  choice: Choice | null | undefined,
): string | null {
  return choice ? labels[choice] : null;
}

export const yesOrNo = (said: boolean | null | undefined): string | null =>
  said === null || said === undefined ? null : said ? '是' : '否';

/** Such as 肢体残疾二级. */
export function disabilityWords({ disability, disabilityLevel }: PersonParticulars): string | null {
  const kind = choiceWords(DISABILITY_LABELS, disability);
  return kind && `${kind}${choiceWords(DISABILITY_LEVEL_LABELS, disabilityLevel) ?? ''}`;
}

/** One line for each that was said, with the name of the field, in the order of the form. */
export function particularLines(said: AnyParticulars): [label: string, words: string][] {
  const lines: [string, string | null][] = [
    ['民族', said.ethnicity ?? null],
    ['政治面貌', choiceWords(POLITICAL_STATUS_LABELS, said.politicalStatus)],
    ['婚姻状况', choiceWords(MARITAL_STATUS_LABELS, said.maritalStatus)],
    ['文化程度', choiceWords(EDUCATION_LABELS, said.education)],
    ['医保状况', choiceWords(MEDICAL_INSURANCE_LABELS, said.medicalInsurance)],
    ['残疾类别', disabilityWords(said)],
    ['手机', said.phone ?? null],
    ['户口类型', said.residence ? (said.residence === 'urban' ? '城镇' : '农村') : null],
    ['入学年份', said.enteredSchoolIn ? String(said.enteredSchoolIn) : null],
    ['学制', said.schoolYears ? `${said.schoolYears} 年` : null],
    ['住房类型', choiceWords(HOUSING_LABELS, said.housing)],
    ['建筑面积', said.floorArea ? `${said.floorArea} 平方米` : null],
    ['家庭住址', said.homeAddress ?? null],
    ['邮编', said.postcode ?? null],
    ['其他联系方式', said.otherContact ?? null],
    ['户口所在地', said.registeredAt ?? null],
    ['参加工作时间', said.workingSince ?? null],
    ['所属行业', said.industry ?? null],
    ['单位性质', choiceWords(EMPLOYER_KIND_LABELS, said.employerKind)],
    ['企业状况', choiceWords(EMPLOYER_STATE_LABELS, said.employerState)],
    ['劳动合同', choiceWords(CONTRACT_LABELS, said.contract)],
    ['是否单亲', yesOrNo(said.singleParent)],
    ['有自救能力', yesOrNo(said.selfReliant)],
    ['零就业家庭', yesOrNo(said.nobodyEmployed)],
  ];
  return lines.filter((line): line is [string, string] => line[1] !== null);
}

/** What cannot be, field by field; `at` is where the part stands in the form. */
export function particularFaults(said: AnyParticulars, at: string, today: CivilDate): FieldProblem[] {
  const faults: FieldProblem[] = [];
  if (said.postcode && !/^\d{6}$/.test(said.postcode))
    faults.push({ field: `${at}.postcode`, message: '邮编是 6 位数字，请再核对' });
  if (said.workingSince && said.workingSince > today)
    faults.push({ field: `${at}.workingSince`, message: '参加工作时间还没到，请再核对' });
  if (said.enteredSchoolIn && said.enteredSchoolIn > yearOf(today))
    faults.push({ field: `${at}.enteredSchoolIn`, message: '入学年份还没到，请再核对' });
  if (said.disabilityLevel && !said.disability)
    faults.push({ field: `${at}.disability`, message: '选了残疾等级，请再选残疾类别' });
  return faults;
}
