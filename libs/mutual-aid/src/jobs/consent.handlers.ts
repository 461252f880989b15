import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import type { AccountId } from '@app/kernel';
import type { AnnouncedConsent } from '@app/members';
import { EventHandler } from '@app/messaging';
import { MessageService } from '@app/notifications';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ClaimConsentFollowing } from '../app/claim-consent-following';
import { Claim } from '../data/mutual-aid.entities';

/** A member took a separate consent back: his claims that are not approved are withdrawn. */
@Injectable()
export class ClaimConsentWithdrawn extends EventHandler {
  readonly name = 'mutual-aid.consent-withdrawn';
  readonly types = ['sensitive-consent.withdrawn.v1'];

  constructor(private readonly following: ClaimConsentFollowing) {
    super();
  }

  handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    return this.following.withdrawn(tx, payload as unknown as AnnouncedConsent);
  }
}

/** Tells who handles claims that one stopped: papers may lie with him or with the association. */
@Injectable()
export class StoppedClaimTold extends EventHandler {
  readonly name = 'mutual-aid.stopped-claim-told';
  readonly types = ['claim.consent-withdrawn.v1'];

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const { claimId, consentId } = payload as { claimId: string; consentId: string };
    const [claim] = await tx.found(Claim, (param) => `r.id = ${param(claimId)}`);
    if (!claim) return;
    await this.messages.send(tx, {
      ...{ to: await this.handlersOf(tx, claim), template: 'claim.stopped', parameters: {} },
      ...{ link: `/mutual-aid/claims/${claimId}`, key: `mutual-aid-claim:${claimId}:consent:${consentId}` },
    });
  }

  /** Who entered the claim while he handles claims, else the nearest; never the member himself. */
  private async handlersOf(tx: Tx, claim: Claim): Promise<AccountId[]> {
    const holders = await this.accounts.holding(tx, claim.unionId, 'mutual-aid:manage');
    const others = holders.filter(({ memberId }) => memberId !== claim.memberId);
    const own = others.filter(({ personId }) => personId === claim.registeredByPerson);
    return accountsOf(own.length > 0 ? own : nearestOf(others));
  }
}
