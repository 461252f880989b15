import { conductOf, DEFAULT_CONDUCT, type OccasionCode } from './occasion';
import type { VisitDutyStatus } from './visit-duty';

/** What a report or a duty says, as far as it may tell of an illness. */
export interface ToldEvent {
  readonly occasion: OccasionCode;
  /** It happened to a relative of the member. */
  readonly isOfRelative: boolean;
  readonly namesDisease: boolean;
}

/**
 * Whether it tells of the member's own health, which asks for his separate consent (单独同意, domain rules §9): the
 * occasion is an illness, or a disease was named. A relative's event tells nothing of the member.
 */
export const tellsHealth = ({ occasion, isOfRelative, namesDisease }: ToldEvent): boolean =>
  !isOfRelative && (namesDisease || conductOf(occasion).tellsHealth);

/** Occasions that are an illness. */
export const HEALTH_OCCASIONS: readonly OccasionCode[] = Object.keys(DEFAULT_CONDUCT).filter(
  (code) => conductOf(code).tellsHealth,
);

export const NOBODY_GOES: readonly VisitDutyStatus[] = ['excused', 'cancelled'];

/** The same of a duty: one that was excused or cancelled asks nobody. */
export const dutyTellsHealth = (duty: ToldEvent & { readonly status: VisitDutyStatus }): boolean =>
  !NOBODY_GOES.includes(duty.status) && tellsHealth(duty);
