import type { CivilDate } from '@app/kernel';
import { isUnderFourteen, readIdentityDocument } from '@app/members';

type Json = Record<string, any>;

/** The form of a hardship file with the separate consent of everybody in it who is asked, said to the officer. */
export function consented<F extends Json>(form: F, today: CivilDate): F & { consents: Json[] } {
  const yes = { kind: 'health', givenBy: 'self', means: 'oral' };
  const guardian = { kind: 'child', givenBy: 'guardian', guardianName: '王秀英', guardianRelation: 'parent' };
  const ofPersons = ((form['persons'] ?? []) as Json[]).flatMap(({ relation, idNumber, health }, person) => {
    const document = idNumber ? readIdentityDocument(idNumber) : null;
    const bornOn = document?.ok ? document.value.bornOn : null;
    if (isUnderFourteen({ bornOn, relation }, today)) return [{ ...yes, ...guardian, person }];
    return health ? [{ ...yes, person }] : [];
  });
  const isPaidFor = ((form['expenses'] ?? []) as Json[]).some(
    ({ kind }) => kind === 'medical' || kind === 'disability',
  );
  const isIll = form['health'] || form['mainCause'] === 'major-illness' || isPaidFor;
  return { ...form, consents: isIll ? [yes, ...ofPersons] : ofPersons };
}

/** The separate consents of a claim of mutual aid, said to the officer; on his own pages a member's word is a tick. */
export const claimConsents = (['health', 'provision'] as const).map((kind) => ({
  ...{ kind, givenBy: 'self', means: 'oral' },
}));
