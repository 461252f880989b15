/** What one row of a sheet is. */
export const SHEET_KINDS = [
  'organizations',
  'roster',
  'fund-accounts',
  'visits',
  'hardship-files',
  'hardship-persons',
  'disputes',
  'official-days',
  'donations',
  'activities',
  'mutual-aid',
  'study-awards',
  'consents',
] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

export const SHEET_KIND_LABELS: Readonly<Record<SheetKind, string>> = {
  organizations: '组织',
  roster: '会员名册',
  'fund-accounts': '经费账户',
  visits: '慰问台账',
  'hardship-files': '困难职工档案',
  'hardship-persons': '困难职工家庭成员',
  disputes: '劳动争议台账',
  'official-days': '放假安排',
  donations: '捐赠台账',
  activities: '活动台账',
  'mutual-aid': '互助保障台账',
  'study-awards': '助学台账',
  consents: '单独同意登记',
};

export interface SheetField {
  readonly field: string;
  /** What the field is called on the screen and in our own template. */
  readonly title: string;
  /** Other names in Simplified characters; Traditional ones are converted before they are compared. */
  readonly synonyms: readonly string[];
  /** Without one of these columns no row can be read. Fields of one group stand in for each other. */
  readonly required?: string;
  /** Required where it can be told from nothing else; the row's judge says so. The sheet itself may come without it. */
  readonly mayLack?: true;
  /** An amount of money, in yuan. */
  readonly money?: true;
}

export interface SheetKindTable {
  readonly kind: SheetKind;
  readonly fields: readonly SheetField[];
}

interface FieldSetting {
  readonly required?: string;
  readonly mayLack?: true;
  readonly money?: true;
}

export const column = (field: string, title: string, synonyms = '', setting: FieldSetting = {}): SheetField => ({
  field,
  title,
  synonyms: synonyms.split(' ').filter(Boolean),
  ...setting,
});

export const SEQUENCE = column('sequence', '序号', '序 行号 顺序号 No');
export const REMARK = column('remark', '备注', '说明 附注 备考 注');
export const ID_NUMBER_WORDS =
  '身份证号 身份证号码 身份证 身份证件号 身份证件号码 证件号 证件编号 公民身份号码 公民身份证号码 有效证件号码 证照号码';
