import { IdsField, PartsField } from '@app/http';
import type { MemberId } from '@app/kernel';
import { isSameReceiver, LackingConsentView, NOBODY_NAMED } from '@app/members';
import type { ClaimLacks } from '../../app/claim-consents';
import type { OwnClaims } from '../../app/claim-reading.service';

/** A separate consent that a claim rests on and that is wanting. */
export class ClaimConsentView extends LackingConsentView {
  /** @param me whose own page it is; null on the desk */
  static lacking({ lacks, today }: ClaimLacks, me: MemberId | null): ClaimConsentView[] {
    return lacks.map(({ takenBack, ...lack }) =>
      Object.assign(new ClaimConsentView(), LackingConsentView.of(lack, today, me, takenBack)),
    );
  }
}

/** On the member's own page, where covers of several associations may stand. */
export class OwnClaimConsentView extends ClaimConsentView {
  @IdsField('哪些参保的理赔要用', { max: 100 }) enrolmentIds: string[];

  static own({ claims, covers, lacks }: OwnClaims, me: MemberId): OwnClaimConsentView[] {
    const terms = [
      ...covers.map(({ id, association }) => ({ id, association })),
      ...claims.map(({ enrolmentId: id, association }) => ({ id, association })),
    ];
    const shown = ClaimConsentView.lacking(lacks, me);
    return lacks.lacks.map(({ receiver }, at) => {
      const asking = terms.filter(
        ({ association }) => receiver === null || isSameReceiver(association ?? NOBODY_NAMED, receiver),
      );
      const enrolmentIds = [...new Set(asking.map(({ id }) => id))];
      return Object.assign(new OwnClaimConsentView(), shown[at], { enrolmentIds });
    });
  }
}

/** What a claim would ask for. */
export class ClaimConsentsView {
  @PartsField('还差的单独同意', () => ClaimConsentView, { max: 5 }) items: ClaimConsentView[];

  static of(lacks: ClaimLacks): ClaimConsentsView {
    return Object.assign(new ClaimConsentsView(), { items: ClaimConsentView.lacking(lacks, null) });
  }
}
