import type { CivilDate, Fen, UnionId } from '@app/kernel';
import { maxFen } from '@app/kernel';
import { type AidForm, type BenefitStandard, standardFor } from './benefit-standard';
import { countAid, type UsedAid } from './earlier-aid';
import { checkEventAndPeriod, checkFormAndTime, type Finding, fundSourcesFor } from './entitlement.checks';
import { explain } from './entitlement.explanation';
import { type RefusalReason, WHO_MAY_DECIDE_OTHERWISE } from './entitlement.refusals';
import type { EntitlementInput, FundSource } from './entitlement.input';
import type { EvidenceNeed } from './evidence';
import { beginsAfter, notYetRuled, type Occasion, occasionFor } from './occasion';

/** By which rule and version an answer was given. */
export interface RuleReference {
  readonly code: string;
  readonly version: string;
  readonly source: string;
  readonly validFrom: CivilDate;
  readonly unionId: UnionId | null;
  readonly isDefault: boolean;
}

export interface Entitled {
  readonly entitled: true;
  /** Most for this event, in fen. */
  readonly cap: Fen;
  /** What may still be given now, after what this event and this period have used, in fen; always above zero. */
  readonly remaining: Fen;
  readonly form: AidForm;
  readonly beneficiary: BenefitStandard['beneficiary'];
  readonly fundSources: readonly FundSource[];
  readonly evidence: readonly EvidenceNeed[];
  readonly rule: RuleReference;
  readonly used: readonly UsedAid[];
  /** The reckoning line by line, in Chinese, as a person would do it on paper. */
  readonly explanation: readonly string[];
}

export interface NotEntitled {
  readonly entitled: false;
  readonly reason: RefusalReason;
  readonly sentence: string;
  readonly whoMayDecideOtherwise: string | null;
  /** The rule by which it was refused; null when none was found. */
  readonly rule: RuleReference | null;
  readonly form: AidForm | null;
  readonly evidence: readonly EvidenceNeed[];
  readonly used: readonly UsedAid[];
  readonly explanation: readonly string[];
}

export type Entitlement = Entitled | NotEntitled;

export const ruleReferenceOf = (standard: BenefitStandard): RuleReference => ({
  code: standard.code,
  version: standard.version,
  source: standard.source,
  validFrom: standard.validFrom,
  unionId: standard.unionId,
  isDefault: standard.isDefault,
});

interface RuleFound {
  readonly occasion?: Occasion;
  readonly standard?: BenefitStandard;
  readonly finding?: Finding;
}

function findRule(input: EntitlementInput): RuleFound {
  const { occasion: code, subCondition, unionPath, eventDate, member } = input;
  const occasion = occasionFor(input.occasions, code, unionPath, eventDate);
  const standard = occasion && standardFor(input.standards, { occasion: code, subCondition, unionPath, on: eventDate });
  const standings = standard?.forStandings ?? (['active', 'retired'] as const);
  if (!standings.includes(member.standing)) {
    const sentence = `${eventDate} 当天会籍为「${member.standingLabel}」，不在这项慰问的范围内。`;
    return { occasion, standard, finding: { reason: 'member-not-entitled', sentence } };
  }
  if (!occasion) {
    return { finding: { reason: 'occasion-not-kept', sentence: withoutOccasion(input) } };
  }
  if (subCondition === null && occasion.subConditionRequired) {
    const choices = occasion.subConditions.map((each) => each.name).join('、');
    return { occasion, finding: { reason: 'sub-condition-needed', sentence: `请先选是哪一种情况：${choices}。` } };
  }
  if (!standard) {
    const sentence =
      occasion.group === 'talk'
        ? '谈心谈话不发慰问金或慰问品；家里有困难的，请另报「重大困难」。'
        : withoutStandard(input, occasion);
    return { occasion, finding: { reason: 'no-standard', sentence } };
  }
  return { occasion, standard };
}

function withoutOccasion({ occasions, occasion: code, unionPath, eventDate }: EntitlementInput): string {
  const kept = occasions.filter((row) => row.code === code && row.kept);
  const later = beginsAfter(kept, unionPath, eventDate);
  return later ? notYetRuled(later.name, later.validFrom, eventDate) : `${eventDate} 时本工会没有开展这项慰问。`;
}

function withoutStandard({ standards, unionPath, eventDate }: EntitlementInput, { code, name }: Occasion): string {
  const later = beginsAfter(
    standards.filter((row) => row.occasion === code),
    unionPath,
    eventDate,
  );
  return later
    ? notYetRuled(`${name}慰问标准`, later.validFrom, eventDate)
    : `「${name}」在 ${eventDate} 时没有慰问标准。`;
}

/**
 * Pure: how much may be given, from which fund, by which rule, what was used already, or why not.
 * The rule is looked up by the date of the event; of earlier aid only what was given by `requestDate` counts,
 * so that a date in the past gets the answer it would have got then.
 */
export function entitlement(input: EntitlementInput): Entitlement {
  const { occasion, standard, finding: unfound } = findRule(input);
  const counted = standard && countAid(input, standard);
  const fundSources = standard ? fundSourcesFor(input, standard) : [];
  const finding =
    unfound ??
    (standard && counted
      ? (checkFormAndTime(input, standard) ??
        checkEventAndPeriod(input, standard, counted) ??
        (input.fundSources === null ? undefined : fundFinding(fundSources, standard)))
      : undefined);
  const remaining = counted ? maxFen(counted.remaining, 0n) : 0n;
  const explanation = explain({ input, occasion, standard, counted, remaining, fundSources, finding });
  const rule = standard ? ruleReferenceOf(standard) : null;
  const used = counted?.used ?? [];
  if (finding || !standard || !rule) {
    const { reason, sentence } = finding!;
    const whoMayDecideOtherwise = WHO_MAY_DECIDE_OTHERWISE[reason];
    const evidence = standard?.evidence ?? [];
    const form = standard?.form ?? null;
    return { entitled: false, reason, sentence, whoMayDecideOtherwise, rule, form, evidence, used, explanation };
  }
  const { capPerEvent: cap, form, beneficiary, evidence } = standard;
  return { entitled: true, cap, remaining, form, beneficiary, fundSources, evidence, rule, used, explanation };
}

function fundFinding(fundSources: readonly FundSource[], standard: BenefitStandard): Finding | undefined {
  if (fundSources.length > 0) return undefined;
  const needed = standard.name;
  return { reason: 'no-fund', sentence: `没有可以支付「${needed}」的经费账户，请财务先开户或补足。` };
}
