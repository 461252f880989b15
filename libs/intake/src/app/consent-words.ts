import type { GuardianRelation, SensitiveKind } from '@app/members';

const KINDS: readonly (readonly [RegExp, SensitiveKind])[] = [
  [/经办单位|经办机构|提供.*材料|材料.*提供|提供.*互助保障/, 'provision'],
  [/14周?岁|十四周?岁|子女|孩|儿童|未成年/, 'child'],
  // A card of the health insurance is none of a bank.
  [/银行|[账帐][户号]|金融|(?<!医保|社保|健康|病历)卡/, 'bank'],
  [/健康|医疗|病|残/, 'health'],
];
/** Whose words name health on the way: claim papers tell of illness, and everything about a child is sensitive. */
const OVER_HEALTH: ReadonlySet<SensitiveKind> = new Set(['provision', 'child']);
const REFUSED = /不同意|拒绝|撤回/;
const BETWEEN = /[、,;/+&。\n]|以及|和|及|与/;

const GUARDIANS: readonly (readonly [RegExp, GuardianRelation])[] = [
  [/叔|伯|姑|舅|姨|岳|媳|婿|侄|甥/, 'other'],
  [/祖|爷|奶|外公|外婆|姥/, 'grandparent'],
  [/配偶|丈夫|妻|爱人/, 'spouse'],
  [/儿|子女/, 'child'],
  [/父|母|爸|妈/, 'parent'],
  [/其他|其它|监护|兄|弟|姐|妹|哥|亲属/, 'other'],
];

/** To what somebody consented, in Simplified words of a sheet; several are unclear: each is consented to on its own. */
export function kindOfConsent(word: string): SensitiveKind | undefined {
  const words = word.normalize('NFKC');
  if (REFUSED.test(words)) return undefined;
  const [kind, ...others] = new Set([words, ...words.split(BETWEEN)].flatMap(kindsIn));
  return others.length === 0 ? kind : undefined;
}

function kindsIn(phrase: string): SensitiveKind[] {
  const named = KINDS.flatMap(([shape, kind]) => (shape.test(phrase) ? [kind] : []));
  return named.some((kind) => OVER_HEALTH.has(kind)) ? named.filter((kind) => kind !== 'health') : named;
}

/** What a guardian is to whom he speaks for, in Simplified words of a sheet. */
export const guardianOf = (word: string): GuardianRelation | undefined =>
  GUARDIANS.find(([shape]) => shape.test(word))?.[1];
