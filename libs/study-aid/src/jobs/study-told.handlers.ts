import { type DisbursementId, SignersTold } from '@app/disbursements';
import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import { EventHandler } from '@app/messaging';
import { MessageService } from '@app/notifications';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { GrantMoney } from '../app/grant-money';
import { Award } from '../data/award.entity';
import { GrantList } from '../data/instalment.entity';
import { GRANT_LIST_SUBJECT, INSTALMENT_SUBJECT } from '../domain/study-aid';

/** An instalment becomes what its disbursement has become. */
@Injectable()
export class InstalmentFollows extends EventHandler {
  readonly name = 'study-aid.instalment-follows';
  readonly types = [
    'disbursement.paid.v1',
    'disbursement.reversed.v1',
    'disbursement.withdrawn.v1',
    'disbursement.refused.v1',
  ];

  constructor(private readonly money: GrantMoney) {
    super();
  }

  async handle(tx: Tx, { payload }: OutboxMessage): Promise<void> {
    const { subjectType, disbursementId } = payload as { subjectType: string; disbursementId: DisbursementId };
    if (subjectType === INSTALMENT_SUBJECT) await this.money.follow(tx, disbursementId);
  }
}

@Injectable()
export class ListSignersTold extends SignersTold {
  readonly name = 'study-aid.list-signers-told';
  protected readonly subjectType = GRANT_LIST_SUBJECT;

  protected override pageOf(subjectId: string): string {
    return `/study-aid/lists/${subjectId}`;
  }
}

/** Tells who put a list together that it came back, and the cashiers that it may be paid. */
@Injectable()
export class ListOutcomeTold extends EventHandler {
  readonly name = 'study-aid.list-outcome-told';
  readonly types = ['study-list.moved.v1'];

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, payload }: OutboxMessage): Promise<void> {
    const { grantListId, action } = payload as { grantListId: string; action: string };
    const [list] = await tx.found(GrantList, (param) => `r.id = ${param(grantListId)}`);
    if (!list) return;
    const link = `/study-aid/lists/${list.id}`;
    if ((action === 'return' || action === 'refuse') && (list.status === 'returned' || list.status === 'refused')) {
      const to = (await this.accounts.holding(tx, list.unionId, 'study-aid:manage'))
        .filter((each) => each.personId === list.createdById)
        .map((each) => each.accountId);
      await this.messages.send(tx, {
        ...{ to, template: 'approval.returned', parameters: {}, link, key: `study-list:${list.id}:back:${id}` },
      });
    }
    if (action !== 'approve' || list.status !== 'approved') return;
    const to = accountsOf(nearestOf(await this.accounts.holding(tx, list.unionId, 'disbursement:pay')));
    await this.messages.send(tx, {
      ...{ to, template: 'payment.waiting', parameters: { count: 1 } },
      ...{ link: `/payments/plans/${list.id}`, key: `study-list:${list.id}:pay` },
    });
  }
}

/** Tells the family that something moved, or that papers are missing. */
@Injectable()
export class FamilyTold extends EventHandler {
  readonly name = 'study-aid.family-told';
  readonly types = ['study-award.moved.v1'];

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, payload }: OutboxMessage): Promise<void> {
    const { awardId, action } = payload as { awardId: string; action: string };
    if (action === 'supplement' || action === 'withdraw') return;
    const [award] = await tx.found(Award, (param) => `r.id = ${param(awardId)}`);
    const account = award && (await this.accounts.ofMember(tx, award.memberId));
    if (!account) return;
    const template = award.status === 'returned' ? 'member.papers-missing' : 'member.case-moved';
    await this.messages.send(tx, {
      ...{ to: [account], template, parameters: {}, link: '/my/study-aid', key: `study-award:${award.id}:${id}` },
    });
  }
}
