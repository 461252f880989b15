import { type MemberId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { VOUCHER_YEARS } from './vouchers.retention';

/** Aids that were asked for a member. Vouchers are kept for 30 years (domain rules §9). */
@Injectable()
export class DisbursementsPersonalFile extends PersonalFileSource {
  readonly place = 4;

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const rows = await tx.rows<{ number: string; name: string; purpose: string; day: string; yuan: string }>(
      `SELECT number, occasion_name AS name, purpose, event_date AS day, (amount / 100.0)::numeric(14, 2)::text AS yuan
       FROM disbursements.disbursement WHERE tenant_id = $1 AND recipient_id = $2 ORDER BY event_date, id`,
      [tx.actor.tenantId, memberId],
    );
    return [
      {
        title: '为我申请的慰问和帮扶',
        records: rows.map(({ number, name, purpose, day, yuan }) => [
          ['编号', number],
          ['事项', name],
          ['用途', purpose],
          ['日期', day],
          ['金额(元)', yuan],
        ]),
      },
    ];
  }

  override async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const [row] = await tx.rows<{ running: boolean | null; until: string | null }>(
      `SELECT bool_or(status IN ('requested','in-review','returned','approved')) AS running,
         (max(paid_on) FILTER (WHERE paid_on + interval '${VOUCHER_YEARS} years' >= $3)
           + interval '${VOUCHER_YEARS} years')::date AS until
       FROM disbursements.disbursement WHERE tenant_id = $1 AND recipient_id = $2`,
      [tx.actor.tenantId, memberId, tx.now],
    );
    return [
      ...(row?.running ? ['有一笔款正在办，办完再删'] : []),
      ...(row?.until ? [`领过慰问金或帮扶款，会计凭证要保存到 ${row.until}`] : []),
    ];
  }
}
