import { type CivilDate, DomainProblem } from '@app/kernel';
import { askedAgainSince, CONSENT_TEXTS } from './consent-text';
import { decideConsent, isUnderFourteen, type SensitiveSubject, type TypedConsent } from './sensitive-consent';

/** Why a consent that was signed before cannot be recorded, and what of it is wrong. */
export interface PaperRefusal {
  readonly about: 'day' | 'kind' | 'giver';
  readonly code: string;
  readonly message: string;
}

type Person = Pick<SensitiveSubject, 'name' | 'bornOn' | 'relation'>;

/**
 * A consent on paper of before is judged as of the day on which it was signed, and must hold today. Null: it may be
 * recorded. `message` is a sentence without a full stop.
 */
export function refusalOfPaper(
  typed: TypedConsent,
  person: Person,
  givenOn: CivilDate,
  today: CivilDate,
): PaperRefusal | null {
  const { kind } = typed;
  const first = CONSENT_TEXTS.find((text) => text.kind === kind)!.validFrom;
  if (givenOn > today) return of('day', 'signed-in-future', '签字日期还没到，请再核对');
  if (givenOn < first)
    return of('day', 'signed-too-early', `签字日期早于${first}，那时还没有单独同意的说明，请重新征求同意`);
  if (kind !== 'child' && isUnderFourteen(person, givenOn))
    return of('kind', 'child-wanted', `签字那天${person.name}未满14周岁，同意内容要写未满14周岁子女信息`);
  const untilOn = decided(typed, person, givenOn);
  if (untilOn !== null && typeof untilOn === 'object') return untilOn;
  if (untilOn !== null && untilOn <= today)
    return of('day', 'grown-since', `${person.name}已满14周岁，监护人的同意到期了，请由本人重新同意`);
  if (givenOn < askedAgainSince(kind, today))
    return of('day', 'text-changed', '签字以后说明改过，请按现在的说明重新征求同意');
  return null;
}

/** Until when a guardian's word holds, or why it was nobody's to say. */
function decided(typed: TypedConsent, person: Person, givenOn: CivilDate): CivilDate | null | PaperRefusal {
  try {
    return decideConsent(typed, person, givenOn).untilOn;
  } catch (error) {
    if (!(error instanceof DomainProblem)) throw error;
    const about = error.code === 'sensitive-consent.grown' ? 'kind' : 'giver';
    return of(about, error.code.replace('sensitive-consent.', ''), error.detail.replace(/。$/, ''));
  }
}

const of = (about: PaperRefusal['about'], code: string, message: string): PaperRefusal => ({ about, code, message });
