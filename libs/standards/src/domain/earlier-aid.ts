import { type CivilDate, type Fen, minFen, sumFen, yearOf } from '@app/kernel';
import type { BenefitStandard } from './benefit-standard';
import type { EarlierAid, EntitlementInput } from './entitlement.input';

/** An earlier aid that counted, and against what. */
export interface UsedAid {
  readonly id: string;
  readonly eventDate: CivilDate;
  readonly amount: Fen;
  readonly unionName: string;
  readonly countsAs: 'same-event' | 'same-event-elsewhere' | 'same-year' | 'earlier-year';
}

/** Earlier aid sorted by what it counts against. */
export interface CountedAid {
  readonly used: readonly UsedAid[];
  readonly sameEvent: Fen;
  readonly elsewhere: EarlierAid | undefined;
  readonly sameDisease: EarlierAid | undefined;
  /** Other events of the same calendar year. */
  readonly eventsThisYear: number;
  /** Other events ever. */
  readonly eventsEver: number;
  readonly amountThisYear: Fen;
  /** By cap of the event and of the year, in fen; may be below zero after an approved exception. */
  readonly remaining: Fen;
}

/** Two unions give the same event different keys, so the same occasion on the same day is taken for the same event. */
const isSameEvent = (aid: EarlierAid, input: EntitlementInput): boolean =>
  (aid.eventKey !== null && aid.eventKey === input.eventKey) ||
  (aid.occasion === input.occasion && aid.eventDate === input.eventDate && !isOtherCase(aid, input));

/** In bereavement two relatives may die on one day: another case is another event. */
const isOtherCase = (aid: EarlierAid, input: EntitlementInput): boolean =>
  aid.eventKey !== null && input.eventKey !== null && aid.unionId === input.unionPath[0];

const isOfRecipient = (aid: EarlierAid, input: EntitlementInput, standard: BenefitStandard): boolean =>
  aid.personId === input.member.personId ||
  (standard.countedFor === 'household' && aid.householdId !== null && aid.householdId === input.member.householdId);

const isUnderRule = (aid: EarlierAid, standard: BenefitStandard): boolean =>
  aid.occasion === standard.occasion && (standard.countedOver === 'occasion' || aid.standardCode === standard.code);

const eventsOf = (aids: readonly EarlierAid[]): number =>
  new Set(aids.map((aid) => aid.eventKey ?? `${aid.unionId} ${aid.eventDate}`)).size;

export function countAid(input: EntitlementInput, standard: BenefitStandard): CountedAid {
  const own = input.earlierAid.filter(
    (aid) => aid.givenOn <= input.requestDate && isOfRecipient(aid, input, standard) && isUnderRule(aid, standard),
  );
  const year = yearOf(input.eventDate);
  const sameEvent = own.filter((aid) => isSameEvent(aid, input));
  const elsewhere = sameEvent.find((aid) => aid.unionId !== input.unionPath[0]);
  const otherEvents = own.filter((aid) => !isSameEvent(aid, input));
  const otherThisYear = otherEvents.filter((aid) => yearOf(aid.eventDate) === year);
  const amountThisEvent = sumFen(sameEvent.map((aid) => aid.amount));
  const amountThisYear = amountThisEvent + sumFen(otherThisYear.map((aid) => aid.amount));
  const leftOfEvent = standard.capPerEvent - amountThisEvent;
  const countsAs = (aid: EarlierAid): UsedAid['countsAs'] => {
    if (isSameEvent(aid, input)) return aid.unionId === input.unionPath[0] ? 'same-event' : 'same-event-elsewhere';
    return yearOf(aid.eventDate) === year ? 'same-year' : 'earlier-year';
  };
  return {
    used: own
      .filter((aid) => standard.maxCountEver !== null || countsAs(aid) !== 'earlier-year')
      .map((aid) => ({ ...pick(aid), countsAs: countsAs(aid) })),
    sameEvent: amountThisEvent,
    elsewhere,
    sameDisease: otherThisYear.find((aid) => input.diseaseKey !== null && aid.diseaseKey === input.diseaseKey),
    eventsThisYear: eventsOf(otherThisYear),
    eventsEver: eventsOf(otherEvents),
    amountThisYear,
    remaining:
      standard.maxAmountPerYear === null
        ? leftOfEvent
        : minFen(leftOfEvent, standard.maxAmountPerYear - amountThisYear),
  };
}

const pick = ({ id, eventDate, amount, unionName }: EarlierAid): Omit<UsedAid, 'countsAs'> => ({
  id,
  eventDate,
  amount,
  unionName,
});
