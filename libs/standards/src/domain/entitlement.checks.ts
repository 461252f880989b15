import { addMonths, yearOf } from '@app/kernel';
import { AID_FORM_NAMES, type AidForm, type BenefitStandard } from './benefit-standard';
import type { CountedAid } from './earlier-aid';
import type { EntitlementInput, FundSource } from './entitlement.input';
import type { RefusalReason } from './entitlement.refusals';
import { yuan } from './yuan';

export interface Finding {
  readonly reason: RefusalReason;
  readonly sentence: string;
}

/** Whether aid given as `wished` keeps to what the standard allows. */
export const allowsForm = (allowed: AidForm, wished: AidForm): boolean => allowed === 'both' || allowed === wished;

export function checkFormAndTime(input: EntitlementInput, standard: BenefitStandard): Finding | undefined {
  const { wishedForm, eventDate, requestDate } = input;
  if (wishedForm !== null && !allowsForm(standard.form, wishedForm)) {
    const wished = wishedForm === 'both' ? '慰问金和慰问品一起发' : `发${AID_FORM_NAMES[wishedForm]}`;
    const sentence = `「${standard.name}」只能发${AID_FORM_NAMES[standard.form]}，不能${wished}。`;
    return { reason: 'form-not-allowed', sentence };
  }
  const { claimWindowMonths: months } = standard;
  if (months !== null && requestDate > addMonths(eventDate, months)) {
    const last = addMonths(eventDate, months);
    return {
      reason: 'claim-too-late',
      sentence: `「${standard.name}」要在事后 ${months} 个月内申请，最晚 ${last}，现在已经过了。`,
    };
  }
  return undefined;
}

export function checkEventAndPeriod(
  input: EntitlementInput,
  standard: BenefitStandard,
  counted: CountedAid,
): Finding | undefined {
  const { elsewhere, sameDisease } = counted;
  // Aid by another level uses up the cap too, and the person should hear the real cause.
  if (!elsewhere && counted.sameEvent >= standard.capPerEvent) {
    const sentence = `这件事已发 ${yuan(counted.sameEvent)}，达到每次最高 ${yuan(standard.capPerEvent)}。`;
    return { reason: 'event-cap-reached', sentence };
  }
  const period = checkCounts(input, standard, counted);
  if (period) return period;
  if (sameDisease) {
    const { eventDate, unionName } = sameDisease;
    const sentence = `同一种病今年已慰问过（${eventDate}，${unionName}），一年只慰问一次。`;
    return { reason: 'same-disease', sentence };
  }
  if (elsewhere) {
    const sentence = `同一件事「${elsewhere.unionName}」已在 ${elsewhere.givenOn} 慰问过 ${yuan(elsewhere.amount)}，各级工会不重复发。`;
    return { reason: 'same-event-elsewhere', sentence };
  }
  return undefined;
}

function checkCounts(input: EntitlementInput, standard: BenefitStandard, counted: CountedAid): Finding | undefined {
  const year = yearOf(input.eventDate);
  const { maxCountEver, maxCountPerYear, maxAmountPerYear, name } = standard;
  if (maxCountEver !== null && counted.eventsEver >= maxCountEver) {
    const sentence = `「${name}」一共只慰问 ${maxCountEver} 次，以前已经慰问过。`;
    return { reason: 'count-cap-reached', sentence };
  }
  if (maxCountPerYear !== null && counted.eventsThisYear >= maxCountPerYear) {
    const sentence = `${year} 年「${name}」已慰问 ${counted.eventsThisYear} 次，一年最多 ${maxCountPerYear} 次。`;
    return { reason: 'count-cap-reached', sentence };
  }
  if (maxAmountPerYear !== null && counted.amountThisYear >= maxAmountPerYear) {
    const whose = standard.countedFor === 'household' ? '这一家' : '这个人';
    const sentence = `${year} 年${whose}已领 ${yuan(counted.amountThisYear)}，达到全年最高 ${yuan(maxAmountPerYear)}。`;
    return { reason: 'period-cap-reached', sentence };
  }
  return undefined;
}

/** The fund accounts that may pay under the standard, in the standard's order of preference. */
export function fundSourcesFor(input: EntitlementInput, standard: BenefitStandard): FundSource[] {
  const { hasActiveHardshipFile } = input.member;
  return standard.fundKinds.flatMap((kind) =>
    (input.fundSources ?? []).filter(
      (source) => source.kind === kind && (hasActiveHardshipFile || !source.needsHardshipFile),
    ),
  );
}
