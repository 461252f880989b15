import type { AnnouncedConsent } from '@app/members';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ConsentFollowing } from '../app/consent-following';

/** A separate consent was taken back: what duties kept by it goes. */
@Injectable()
export class ConsentWithdrawn extends EventHandler {
  readonly name = 'visits.consent-withdrawn';
  readonly types = ['sensitive-consent.withdrawn.v1'];

  constructor(private readonly following: ConsentFollowing) {
    super();
  }

  handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    return this.following.withdrawn(tx, payload as unknown as AnnouncedConsent);
  }
}
