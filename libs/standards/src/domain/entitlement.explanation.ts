import { addMonths, yearOf } from '@app/kernel';
import { AID_FORM_NAMES, type BenefitStandard } from './benefit-standard';
import type { CountedAid, UsedAid } from './earlier-aid';
import type { EntitlementInput, FundSource } from './entitlement.input';
import type { Finding } from './entitlement.checks';
import { WHO_MAY_DECIDE_OTHERWISE } from './entitlement.refusals';
import { EVIDENCE_NAMES } from './evidence';
import type { Occasion } from './occasion';
import { yuan } from './yuan';

export interface Reckoning {
  readonly input: EntitlementInput;
  readonly occasion: Occasion | undefined;
  readonly standard: BenefitStandard | undefined;
  readonly counted: CountedAid | undefined;
  readonly remaining: bigint;
  readonly fundSources: readonly FundSource[];
  readonly finding: Finding | undefined;
}

const USED_AS: Record<UsedAid['countsAs'], string> = {
  'same-event': '本次',
  'same-event-elsewhere': '本次（其他工会）',
  'same-year': '今年',
  'earlier-year': '往年',
};

/** The reckoning on paper: the occasion, the rule, the limits, what was used, the result. */
export function explain(reckoning: Reckoning): string[] {
  const { standard, counted, finding } = reckoning;
  const lines = [occasionLine(reckoning)];
  if (standard) lines.push(...ruleLines(standard, reckoning.input));
  if (counted) lines.push(...usedLines(counted, reckoning.input));
  if (finding) {
    lines.push(`结论：不能按标准发放。${finding.sentence}`);
    const whoElse = WHO_MAY_DECIDE_OTHERWISE[finding.reason];
    if (whoElse) lines.push(`如确需慰问：${whoElse}。`);
    return lines;
  }
  if (standard) lines.push(...resultLines(reckoning, standard));
  return lines;
}

function occasionLine({ input, occasion }: Reckoning): string {
  const sub = occasion?.subConditions.find((each) => each.code === input.subCondition);
  const name = occasion ? `${occasion.name}${sub ? `（${sub.name}）` : ''}` : '目录里没有的事由';
  return `事由：${name}，发生日 ${input.eventDate}，当天会籍「${input.member.standingLabel}」。`;
}

function ruleLines(standard: BenefitStandard, input: EntitlementInput): string[] {
  const until = standard.validTo ? `至 ${standard.validTo} 止` : '起施行';
  const lines = [
    `按发生日适用「${standard.name}」${standard.version}，${standard.validFrom} ${until}；依据：${standard.source}。`,
  ];
  const limits = [`每次最高 ${yuan(standard.capPerEvent)}`];
  if (standard.maxCountEver !== null) limits.push(`一共 ${standard.maxCountEver} 次`);
  if (standard.maxCountPerYear !== null) limits.push(`一年最多 ${standard.maxCountPerYear} 次`);
  if (standard.maxAmountPerYear !== null) {
    limits.push(`${standard.countedFor === 'household' ? '每户' : '每人'}全年最高 ${yuan(standard.maxAmountPerYear)}`);
  }
  if (standard.sameDiseaseOncePerYear) limits.push('同一种病一年一次');
  if (standard.claimWindowMonths !== null) {
    limits.push(`最晚 ${addMonths(input.eventDate, standard.claimWindowMonths)} 前申请`);
  }
  lines.push(`${limits.join('，')}。`);
  if (standard.exclusions) lines.push(`注意：${standard.exclusions}。`);
  return lines;
}

function usedLines(counted: CountedAid, input: EntitlementInput): string[] {
  if (counted.used.length === 0) return ['以前没有领过，本次从头计算。'];
  const items = counted.used.map(
    (aid) => `${USED_AS[aid.countsAs]}：${aid.eventDate} ${aid.unionName} ${yuan(aid.amount)}`,
  );
  const sum = `本次已发 ${yuan(counted.sameEvent)}；${yearOf(input.eventDate)} 年另有 ${counted.eventsThisYear} 次，全年共 ${yuan(counted.amountThisYear)}。`;
  return [...items, sum];
}

function resultLines({ input, remaining, fundSources }: Reckoning, standard: BenefitStandard): string[] {
  const funds = fundSources.map((source) => `「${source.name}」（可用 ${yuan(source.available)}）`).join('、');
  const lines = [`结论：还可以发 ${yuan(remaining)}，发${AID_FORM_NAMES[standard.form]}。`];
  if (input.fundSources !== null) lines.push(`可用经费：${funds}。`);
  if (standard.evidence.length > 0) {
    const needs = standard.evidence.map(
      (need) => `${EVIDENCE_NAMES[need.kind]}（${need.requiredForPayment ? '付款前必须有' : '可以后补'}）`,
    );
    lines.push(`需要材料：${needs.join('、')}。`);
  }
  return lines;
}
