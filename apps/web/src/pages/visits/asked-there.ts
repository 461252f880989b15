import type { AskedConsent } from '../../parts/consent-answers';

/** As the draft of a visit has it. */
interface Met {
  readonly outcome: 'met' | 'proxy' | 'refused' | 'absent' | null;
  readonly asked?: readonly AskedConsent[];
}

/** What is to be asked there; of nobody when nobody was met, of a relative only as the guardian. */
export function askedThere({ outcome, asked = [] }: Met): readonly AskedConsent[] {
  if (outcome === 'met') return asked;
  return outcome === 'proxy' ? asked.map((one) => ({ ...one, byGuardian: true })) : [];
}
