/**
 * What asks for a consent of its own (单独同意, domain rules §9; PIPL arts. 28-31). `provision`: the papers of a mutual aid
 * claim go to the association that runs the plan, a third party (art. 23).
 */
export const SENSITIVE_KINDS = ['health', 'bank', 'child', 'provision'] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];
export const SENSITIVE_KIND_NAMES: Readonly<Record<SensitiveKind, string>> = {
  health: '医疗健康信息',
  bank: '金融账户信息',
  child: '未满14周岁未成年人信息',
  provision: '向互助保障经办单位提供理赔材料',
};

/** Who is asked for it is or was ill: claims are of stays in hospital. */
export const isOfHealth = (kind: SensitiveKind): boolean => kind === 'health' || kind === 'provision';
