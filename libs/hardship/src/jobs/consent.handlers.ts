import type { AnnouncedConsent } from '@app/members';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ConsentFollowing } from '../app/consent-following';

/** A separate consent was taken back or given: the files that rest on it follow. */
@Injectable()
export class ConsentChanged extends EventHandler {
  readonly name = 'hardship.consent-changed';
  readonly types = ['sensitive-consent.withdrawn.v1', 'sensitive-consent.given.v1'];

  constructor(private readonly following: ConsentFollowing) {
    super();
  }

  handle(tx: Tx, { type, payload }: OutboxMessage): Promise<void> {
    const event = payload as unknown as AnnouncedConsent;
    return type.includes('withdrawn') ? this.following.withdrawn(tx, event) : this.following.given(tx, event);
  }
}
