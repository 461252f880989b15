import { type CivilDate, civilDate } from '@app/kernel';
import { FUND_PURPOSE_NAMES, type FundAccountState, type FundKind, type FundPurpose } from './fund-account';
import type { FundProblemCode } from './fund.problems';

/** Which purposes money of a kind may serve, from when until when (domain rules §8.3: eligibility matrix). */
export interface FundEligibilityRule {
  readonly fundKind: FundKind;
  /** `as-restricted`: only what the account itself names (donor's wish, interest of a fund). */
  readonly purposes: readonly FundPurpose[] | 'as-restricted';
  readonly needsHardshipFile: boolean;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly source: string;
  readonly isDefault: boolean;
}

/** 生活、医疗、助学、法律援助、培训、职业介绍: the six uses of 财政专项 (domain rules §3.1). */
const SIX_USES: readonly FundPurpose[] = [
  'living-aid',
  'medical-aid',
  'study-aid',
  'legal-aid',
  'training',
  'job-placement',
];

const rule = (
  fundKind: FundKind,
  purposes: FundEligibilityRule['purposes'],
  needsHardshipFile = false,
): FundEligibilityRule => ({
  fundKind,
  purposes,
  needsHardshipFile,
  validFrom: civilDate('2006-01-01'),
  validTo: null,
  source: '系统默认经费用途表',
  isDefault: true,
});

export const DEFAULT_FUND_ELIGIBILITY: readonly FundEligibilityRule[] = [
  rule('union-funds', [
    'must-visit',
    'temporary-hardship',
    'warm-delivery',
    'festival',
    'birthday',
    'retirement',
    'cooling',
    'study-aid',
    'activity',
  ]),
  rule('dues', ['activity']),
  rule('employer-welfare', ['must-visit', 'temporary-hardship', 'warm-delivery', 'retiree', 'cooling', 'activity']),
  rule('superior-grant', ['must-visit', 'temporary-hardship', 'warm-delivery', 'cooling', ...SIX_USES]),
  rule('treasury', SIX_USES, true),
  rule('warm-delivery', ['warm-delivery', 'temporary-hardship']),
  rule('assistance', [...SIX_USES, 'temporary-hardship']),
  rule('model-worker', ['model-worker']),
  rule('mutual-aid', ['mutual-aid']),
  rule('donation-designated', 'as-restricted'),
  rule('donation-general', ['warm-delivery', 'temporary-hardship', 'living-aid', 'medical-aid', 'study-aid']),
  rule('interest', 'as-restricted'),
];

/** For what, for whom and when money shall be used. */
export interface FundUse {
  readonly purpose: FundPurpose;
  /** Kinds that the benefit standard allows; null: the standards say nothing. */
  readonly allowedKinds: readonly string[] | null;
  readonly hasActiveHardshipFile: boolean;
  /** Date of the use: of the hold when it is asked for, of the payment when it is paid. */
  readonly on: CivilDate;
}

export type FundEligibility =
  { readonly eligible: true } | { readonly eligible: false; readonly code: FundProblemCode; readonly sentence: string };

const no = (code: FundProblemCode, sentence: string): FundEligibility => ({ eligible: false, code, sentence });

/** Pure: may this account pay for that use? Ask again at the payment: a hardship file may have ended since. */
export function mayServe(
  fund: FundAccountState,
  use: FundUse,
  rules: readonly FundEligibilityRule[] = DEFAULT_FUND_ELIGIBILITY,
): FundEligibility {
  const purposeName = FUND_PURPOSE_NAMES[use.purpose];
  if (fund.status !== 'open') return no('fund.not-open', `「${fund.name}」已停用或冻结，请换一个经费来源。`);
  const row = rules.find(
    (each) =>
      each.fundKind === fund.kind && each.validFrom <= use.on && (each.validTo === null || use.on <= each.validTo),
  );
  if (!row) return no('fund.not-eligible', `「${fund.name}」在 ${use.on} 没有可用的用途规定，请先请财务设置。`);
  if (row.purposes === 'as-restricted' && fund.restrictedTo.length === 0) {
    return no('fund.not-eligible', `「${fund.name}」还没有写明用途（如捐赠人意愿），请财务先补上再使用。`);
  }
  const allowed = row.purposes === 'as-restricted' ? fund.restrictedTo : row.purposes;
  const restricted = fund.restrictedTo.length > 0 ? fund.restrictedTo : allowed;
  if (!allowed.includes(use.purpose) || !restricted.includes(use.purpose)) {
    const names = restricted.filter((each) => allowed.includes(each)).map((each) => FUND_PURPOSE_NAMES[each]);
    const only = names.length > 0 ? `只能用于${names.join('、')}` : '目前没有可用的用途';
    return no('fund.not-eligible', `「${fund.name}」${only}，不能用于${purposeName}，请换经费来源。`);
  }
  if (use.allowedKinds !== null && !use.allowedKinds.includes(fund.kind)) {
    return no('fund.not-eligible', `按慰问标准，${purposeName}不能从「${fund.name}」支付，请换经费来源。`);
  }
  if ((row.needsHardshipFile || fund.needsHardshipFile) && !use.hasActiveHardshipFile) {
    return no('fund.needs-hardship-file', `「${fund.name}」须先建档、后帮扶：请先建好困难职工档案，或换经费来源。`);
  }
  return { eligible: true };
}
