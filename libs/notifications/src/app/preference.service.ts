import { type Actor, type FieldProblem, newId } from '@app/kernel';
import { ContactBook } from '@app/identity';
import { type ReadTx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { EMAIL_PURPOSE, Preference } from '../data/preference.entity';
import type { DeliveryOutcome, Destination } from '../domain/message';
import { refuse } from '../domain/notifications.problems';
import { isClock, type QuietHours } from '../domain/quiet-hours';
import { MessageSettings } from '../message.settings';
import { OutsideChannels } from './outside-channels';

/** How a person is told, by his own wish. Inside the app he always is. */
export interface Wishes {
  readonly email: string | null;
  readonly byEmail: boolean;
  readonly bySms: boolean;
  readonly daily: boolean;
  /** Null: as the union's rules say. */
  readonly quiet: QuietHours | null;
}

export interface OwnWishes extends Wishes {
  readonly version: number;
  readonly hasPhone: boolean;
  readonly emailAvailable: boolean;
  readonly smsAvailable: boolean;
}

const EMAIL = /^[^\s<>@,;"]{1,64}@[^\s<>@,;"]+\.[^\s<>@,;"]{2,}$/;
const SILENT: Wishes = { email: null, byEmail: false, bySms: false, daily: false, quiet: null };

/** Everybody's own; nobody reads or sets another's. */
@Injectable()
export class PreferenceService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly contacts: ContactBook,
    private readonly channels: OutsideChannels,
    private readonly settings: MessageSettings,
  ) {}

  own(actor: Actor): Promise<OwnWishes> {
    return this.uow.read(actor, (tx) => this.read(tx));
  }

  set(actor: Actor, version: number, wishes: Wishes): Promise<OwnWishes> {
    this.check(wishes);
    return this.uow.run(actor, async (tx) => {
      const row = await tx.lock(Preference, actor.accountId);
      tx.expectVersion(row ?? { version: 0 }, version);
      const { byEmail, bySms, daily, quiet } = wishes;
      const patch = {
        emailSealed: wishes.email === null ? null : this.vault.seal(actor.tenantId, EMAIL_PURPOSE, wishes.email),
        ...{
          byEmail,
          bySms,
          daily,
          quietFrom: quiet?.from ?? null,
          quietUntil: quiet?.until ?? null,
          updatedAt: tx.now,
        },
      };
      if (row) await tx.update(Preference, row, patch);
      else await tx.insert(Preference, { id: actor.accountId, version: 1, ...patch });
      return this.read(tx);
    });
  }

  /** Sends the person a message that says it is a test. */
  async test(actor: Actor, channel: 'email' | 'sms'): Promise<DeliveryOutcome> {
    const { to, at } = await this.uow.read(actor, async (tx) => ({ to: await this.placeOf(tx, channel), at: tx.now }));
    if (!to) return { kind: 'failed', failure: 'no-address', retry: false };
    return this.channels.of(channel).deliver(to, {
      id: newId(at.getTime()),
      title: '测试消息',
      body: '收到这条，说明暖家的提醒能发到这里。',
      url: this.settings.publicUrl ?? null,
      template: 'test',
      at,
    });
  }

  private async placeOf(tx: ReadTx, channel: 'email' | 'sms'): Promise<Destination | null> {
    const { accountId } = tx.actor;
    const address =
      channel === 'email'
        ? (await this.read(tx)).email
        : ((await this.contacts.phonesOf(tx, [accountId])).get(accountId) ?? null);
    return address === null ? null : { address, secret: null };
  }

  private async read(tx: ReadTx): Promise<OwnWishes> {
    const { accountId, tenantId } = tx.actor;
    const row = await tx.from(Preference, 'p').andWhere('p.id = :accountId', { accountId }).getOne();
    const known: Wishes = row
      ? {
          email: row.emailSealed && this.vault.open(tenantId, EMAIL_PURPOSE, row.emailSealed),
          byEmail: row.byEmail,
          bySms: row.bySms,
          daily: row.daily,
          quiet: row.quietFrom && row.quietUntil ? { from: row.quietFrom, until: row.quietUntil } : null,
        }
      : SILENT;
    return {
      ...known,
      version: row?.version ?? 0,
      hasPhone: (await this.contacts.phonesOf(tx, [accountId])).has(accountId),
      emailAvailable: this.channels.of('email').available,
      smsAvailable: this.channels.of('sms').available,
    };
  }

  private check({ email, byEmail, bySms, quiet }: Wishes): void {
    const fields: FieldProblem[] = [];
    if (email !== null && !EMAIL.test(email))
      fields.push({ field: 'email', message: '邮箱地址不对，请写成 name@example.com 这样。' });
    if (byEmail && email === null) fields.push({ field: 'email', message: '要收邮件，请先填邮箱地址。' });
    if (quiet && !(isClock(quiet.from) && isClock(quiet.until)))
      fields.push({ field: 'quiet', message: '免打扰的时间请写成 21:00 到 08:00 这样。' });
    if (fields[0]) refuse('preference.invalid', fields[0].message, { fields });
    if (byEmail && !this.channels.of('email').available)
      refuse('preference.not-available', '本系统还没有开通邮件，请找管理员。');
    if (bySms && !this.channels.of('sms').available)
      refuse('preference.not-available', '本系统还没有开通短信，请找管理员。');
  }
}
