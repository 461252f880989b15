import { PartsField } from '@app/http';
import type { MemberId } from '@app/kernel';
import { LackingConsentView } from '@app/members';
import type { ClaimLacks } from '../../app/claim-consents';

/** A separate consent that a claim rests on and that is wanting. */
export class ClaimConsentView extends LackingConsentView {
  /** @param me whose own page it is; null on the desk */
  static lacking({ lacks, today }: ClaimLacks, me: MemberId | null): ClaimConsentView[] {
    return lacks.map(({ takenBack, ...lack }) =>
      Object.assign(new ClaimConsentView(), LackingConsentView.of(lack, today, me, takenBack)),
    );
  }
}

/** What a claim would ask for. */
export class ClaimConsentsView {
  @PartsField('还差的单独同意', () => ClaimConsentView, { max: 5 }) items: ClaimConsentView[];

  static of(lacks: ClaimLacks): ClaimConsentsView {
    return Object.assign(new ClaimConsentsView(), { items: ClaimConsentView.lacking(lacks, null) });
  }
}
