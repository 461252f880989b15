import { AccountDirectory } from '@app/identity';
import type { AccountId, MemberId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import { type ReadTx, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { EMAIL_PURPOSE, Preference } from '../data/preference.entity';

const MESSAGES_SHOWN = 1_000;

/** What the member was told, and how he wishes to be told. */
@Injectable()
export class MessagesPersonalFile extends PersonalFileSource {
  readonly place = 9;

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly vault: Vault,
  ) {
    super();
  }

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const account = await this.accounts.ofMember(tx, memberId);
    return account ? [await this.preference(tx, account), await this.messages(tx, account)] : [];
  }

  /** What he was told names nobody; the address goes. */
  override async erase(tx: Tx, memberId: MemberId): Promise<void> {
    await tx.rows(
      `DELETE FROM notifications.preference p USING identity.account a
       WHERE p.tenant_id = $1 AND a.tenant_id = p.tenant_id AND a.id = p.id AND a.member_id = $2`,
      [tx.actor.tenantId, memberId],
    );
  }

  private async preference(tx: ReadTx, account: AccountId): Promise<PersonalSection> {
    const found = await tx.found(Preference, (param) => `r.id = ${param(account)}`);
    return {
      title: '怎么通知我',
      records: found.map(({ emailSealed, byEmail, bySms }) => [
        ['邮箱', emailSealed && this.vault.open(tx.actor.tenantId, EMAIL_PURPOSE, emailSealed)],
        ['发邮件', byEmail ? '是' : '否'],
        ['发短信', bySms ? '是' : '否'],
      ]),
    };
  }

  private async messages(tx: ReadTx, account: AccountId): Promise<PersonalSection> {
    const rows = await tx.rows<{ title: string; body: string; at: Date }>(
      `SELECT title, body, created_at AS at FROM notifications.message
       WHERE tenant_id = $1 AND recipient_account_id = $2 ORDER BY id DESC LIMIT ${MESSAGES_SHOWN}`,
      [tx.actor.tenantId, account],
    );
    return {
      title: '发给我的消息',
      records: rows.map(({ title, body, at }) => [
        ['时间', at.toISOString()],
        ['标题', title],
        ['内容', body],
      ]),
    };
  }
}
