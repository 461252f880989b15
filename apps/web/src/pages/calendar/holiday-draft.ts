import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import type { HolidayRule, UnionHoliday } from './calendar-types';

/** A holiday as the form has it; which fields of the rule count depends on its kind. */
export interface HolidayDraft {
  readonly name?: string;
  readonly kind: HolidayRule['kind'];
  readonly month?: number;
  readonly day?: number;
  readonly term?: string;
  readonly festival?: string;
  readonly dates?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly of?: 'birthday' | 'retirement';
  readonly reminds: 'yes' | 'no';
  readonly leadDays?: number;
  readonly audiences: readonly string[];
  readonly form: UnionHoliday['form'];
  readonly purpose?: string;
  readonly validFrom: string;
  readonly validUntil?: string | null;
  /** Of the holiday as it stood when somebody began to type: a late save is answered with both values. */
  readonly seenVersion?: number;
}

export const emptyDraft = (): HolidayDraft => ({
  kind: 'fixed',
  reminds: 'yes',
  leadDays: 10,
  audiences: ['all-members'],
  form: 'goods',
  validFrom: todayInChina(),
});

export function draftOf({ name, rule, leadDays, audiences, form, purpose, version }: UnionHoliday): HolidayDraft {
  return {
    ...{ name, ...rule, audiences, form, purpose, validFrom: todayInChina(), seenVersion: version },
    ...(leadDays === null ? { reminds: 'no' as const } : { reminds: 'yes' as const, leadDays }),
  } as HolidayDraft;
}

/** The fields of the rule that count for its kind. */
const RULE_FIELDS: Readonly<Record<HolidayRule['kind'], readonly (keyof HolidayDraft)[]>> = {
  fixed: ['month', 'day'],
  lunar: ['month', 'day'],
  'solar-term': ['term'],
  festival: ['festival'],
  dates: ['dates'],
  campaign: ['from', 'to'],
  personal: ['of'],
};

const MONTH_DAY = /^(\d{1,2})[-./月](\d{1,2})日?$/;

/** 6-1, 6.1 and 6月1日 become 06-01; anything else is left for the API to name. */
export function monthDay(text: string): string {
  const match = MONTH_DAY.exec(text.trim());
  return match ? `${match[1]!.padStart(2, '0')}-${match[2]!.padStart(2, '0')}` : text.trim();
}

function ruleOf(draft: HolidayDraft): HolidayRule {
  const given = RULE_FIELDS[draft.kind].map((field) => [field, draft[field]] as const);
  const known = given.filter(([, value]) => value !== undefined && value !== '');
  const said = known.map(([field, value]) => [
    field,
    field === 'from' || field === 'to' ? monthDay(String(value)) : value,
  ]);
  return { kind: draft.kind, ...Object.fromEntries(said) } as HolidayRule;
}

/** Its day is said: all fields of its kind of rule are filled in. */
export const isDated = (draft: HolidayDraft): boolean =>
  draft.kind !== 'personal' &&
  RULE_FIELDS[draft.kind].every((field) => draft[field] !== undefined && draft[field] !== null && draft[field] !== '');

/** What the preview and the API want. */
export const holidayOf = (draft: HolidayDraft): Schemas['HolidayDto'] =>
  ({
    name: draft.name?.trim() ?? '',
    rule: ruleOf(draft),
    leadDays: draft.reminds === 'yes' ? (draft.leadDays ?? 0) : null,
    audiences: [...draft.audiences],
    form: draft.form,
    purpose: draft.purpose?.trim() ?? '',
  }) as Schemas['HolidayDto'];

export const bodyOf = (draft: HolidayDraft): Schemas['AddHolidayDto'] => ({
  ...holidayOf(draft),
  validFrom: draft.validFrom,
  validUntil: draft.validUntil || null,
});
