/** What a figure counts. Households, persons, person-times and cases are never mixed (domain rules, item 7). */
export const FIGURE_UNITS = {
  households: '户',
  persons: '人',
  'person-times': '人次',
  cases: '件',
  events: '场',
  yuan: '元',
  unions: '个',
  pieces: '份',
  years: '年',
} as const;
export type FigureUnit = keyof typeof FIGURE_UNITS;

/** Groups in the order and by the names of a yearly report. */
export const FIGURE_GROUPS = {
  visits: '走访慰问',
  'must-visits': '五必访',
  rounds: '送温暖和慰问活动',
  hardship: '困难职工',
  'study-aid': '金秋助学',
  'model-workers': '劳模',
  disputes: '劳动争议',
  'legal-aid': '法律援助',
  petitions: '信访',
  accidents: '事故调查',
  'mutual-aid': '互助保障',
  donations: '捐赠',
  activities: '活动',
  money: '经费',
  register: '组织和会员',
} as const;
export type FigureGroup = keyof typeof FIGURE_GROUPS;
export const FIGURE_GROUP_CODES = Object.keys(FIGURE_GROUPS) as FigureGroup[];

/** `additive`: a union's value is the sum over its parts; `distinct`: who is met in two parts counts once. */
export type Additivity = 'additive' | 'distinct';

/** How the rows of a ledger become a number. Columns are those of the ledger's rows. */
export type Measure =
  | { readonly count: 'rows' }
  | { readonly distinct: 'person_id' | 'household_id' | 'academic_year' }
  /** A column of fen or of pieces; rows where it is empty are unknown and told beside the sum. */
  | { readonly sum: string };

/** One figure, defined here and nowhere else. */
export interface FigureDefinition {
  /** Stable: returns and targets name it, such as `must-visits.persons`. */
  readonly code: string;
  readonly group: FigureGroup;
  readonly name: string;
  /** Exactly what is counted, for who reads the number. */
  readonly sentence: string;
  readonly unit: FigureUnit;
  readonly adds: Additivity;
  /** The ledger whose rows it counts. */
  readonly ledger: string;
  readonly measure: Measure;
  /** SQL condition on a row `r` of the ledger. */
  readonly only?: string;
  /** Of a ledger that begins before the period: rows of the period only. */
  readonly inPeriod?: boolean;
  /** Also for each `key` of the rows, such as the occasion. */
  readonly byKey: boolean;
  /** The figure of which it is a part together with others: the whole and all parts but one tell the last. */
  readonly partOf?: string;
  /** A number over few people, which readers above do not see. False for money of funds and for the register. */
  readonly overPeople: boolean;
}

/** One number. Yuan are in fen. Null: nobody knows. */
export interface FigureValue {
  readonly code: string;
  /** Null: the whole figure; otherwise the occasion, the round, the fund account… */
  readonly key: string | null;
  /** Chinese name of the key. */
  readonly label: string | null;
  readonly value: bigint | null;
  /** Rows in which it was left empty: the sum is of the others. */
  readonly unknown: number;
  /** Different people behind it; null where it is not over people. */
  readonly people: number | null;
}

/** How a ledger is kept by month. */
export interface MonthlyLedger {
  /** `beginning`: what stands at the end of the period counts all that was booked before. */
  readonly since: 'period' | 'beginning';
  /** Table and column of the day, to find the months in which there may be rows. */
  readonly table: string;
  readonly day: string;
}

/** A ledger: the rows that figures count and that open behind a number. */
export interface LedgerDefinition {
  readonly code: string;
  /** 台账, the name of its sheet in a workbook. */
  readonly name: string;
  /** Needed to see the rows; the number alone needs `report:read`. */
  readonly permission: string;
  /** What a row's amounts are called; null where the ledger has no such column. */
  readonly cash: string | null;
  readonly goods: string | null;
  /**
   * SELECT of its rows: `id, page, union_id, day, person_id, household_id, person_name, key, label, what, cash_fen,
   * goods_fen` and whatever its figures name. `below` holds the unions, `home` the households of hardship files;
   * `$1` tenant, `$3` first day, `$4` last day. `page`
   * is where the web app shows the row, such as `/funds/…`, or null.
   */
  readonly rows: string;
  /** SQL condition on a row `r` for the list of the whole ledger, where its rows hold more than one would list. */
  readonly listed?: string;
  /** Kept by union and month, since its rows grow without end; its conditions do not hang on the period. */
  readonly monthly?: MonthlyLedger;
  readonly figures: readonly FigureDefinition[];
}

/** The whole condition on a row, in the period. */
export const conditionOf = ({ only, inPeriod }: Pick<FigureDefinition, 'only' | 'inPeriod'>): string | undefined =>
  inPeriod ? `(${only ?? 'TRUE'}) AND r.day >= r.since` : only;

/** The value of a figure, of one key if it is given; undefined where there is none. */
export const valueOf = (
  values: readonly FigureValue[],
  code: string,
  key: string | null = null,
): FigureValue | undefined => values.find((each) => each.code === code && each.key === key);
