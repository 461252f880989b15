import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import type { UnionId } from '@app/kernel';
import type { AnnouncedConsent } from '@app/members';
import { EventHandler } from '@app/messaging';
import { MessageService } from '@app/notifications';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ChildConsents } from '../app/child-consents';

/** A guardian took his separate consent back: the aid of the child stops. */
@Injectable()
export class ChildConsentWithdrawn extends EventHandler {
  readonly name = 'study-aid.consent-withdrawn';
  readonly types = ['sensitive-consent.withdrawn.v1'];

  constructor(private readonly children: ChildConsents) {
    super();
  }

  handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    return this.children.withdrawn(tx, payload as unknown as AnnouncedConsent);
  }
}

/** Tells who handles the aid that it is to be ended. */
@Injectable()
export class StoppedAidTold extends EventHandler {
  readonly name = 'study-aid.stopped-aid-told';
  readonly types = ['study-award.consent-withdrawn.v1'];

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const { awardId, unionId, consentId } = payload as { awardId: string; unionId: UnionId; consentId: string };
    const officers = await this.accounts.holding(tx, unionId, 'study-aid:manage');
    await this.messages.send(tx, {
      ...{ to: accountsOf(nearestOf(officers)), template: 'file.step-waiting', parameters: {} },
      ...{ link: `/study-aid/awards/${awardId}`, key: `study-award:${awardId}:consent:${consentId}` },
    });
  }
}
