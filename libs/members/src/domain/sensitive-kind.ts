/** What asks for a consent of its own (单独同意, domain rules §9; PIPL arts. 28-31). */
export const SENSITIVE_KINDS = ['health', 'bank', 'child'] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];
export const SENSITIVE_KIND_NAMES: Readonly<Record<SensitiveKind, string>> = {
  health: '医疗健康信息',
  bank: '金融账户信息',
  child: '未满14周岁未成年人信息',
};
