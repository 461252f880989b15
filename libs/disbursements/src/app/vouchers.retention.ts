import {
  ERASED,
  type ErasedPlace,
  type HeldRecord,
  type ReadTx,
  type RetainedKind,
  RetainedRecords,
  RetentionHold,
} from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Disbursement } from '../data/disbursement.entity';
import { TransferListItem } from '../data/transfer-list.entity';

/** Accounting vouchers (财政部 国家档案局令第 79 号). */
export const VOUCHER_YEARS = 30;
const NOBODY = JSON.stringify({ name: ERASED, bankName: null, branch: null, cardNumber: '' });

/** Payments with their evidence: who got the money goes, how much and from which account stays. */
@Injectable()
export class RetainedVouchers extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'disbursement', name: '慰问和帮扶付款', years: VOUCHER_YEARS, leastYears: VOUCHER_YEARS },
    source: '会计凭证保存三十年（会计档案管理办法）',
  };
  readonly ended = `SELECT id, union_id, number, coalesce(paid_on, requested_on) AS ended_on,
      ARRAY[recipient_id] AS member_ids
    FROM disbursements.disbursement
    WHERE tenant_id = $1 AND status IN ('paid','reconciled','reversed','refused','withdrawn')`;
  readonly places: readonly ErasedPlace[] = [
    {
      ...{ entity: Disbursement, rows: 'r.id = ANY($2::uuid[])' },
      set: {
        ...{
          payee_sealed: 'NULL',
          payee_card_mac: 'NULL',
          payee_relation: 'NULL',
          disease_key: 'NULL',
          witness: 'NULL',
        },
        ...{ purpose: `'${ERASED}'`, reason: `'${ERASED}'` },
      },
    },
    { entity: TransferListItem, rows: 'r.disbursement_id = ANY($2::uuid[])', texts: { payee_sealed: NOBODY } },
  ];
  override readonly papers = [{ subjectType: 'disbursement', subjects: 'SELECT unnest($2::uuid[]) AS id' }];
}

/** What money was paid for: its papers are the voucher's evidence, so it is kept as long; and what is being paid. */
@Injectable()
export class VoucherHold extends RetentionHold {
  async reasons(tx: ReadTx, records: readonly HeldRecord[]): Promise<ReadonlyMap<string, string>> {
    const ids = records.filter(({ kind }) => kind !== 'disbursement').map(({ id }) => id);
    const rows = await tx.rows<{ id: string; until: string | null; running: boolean }>(
      `SELECT h.id, (max(d.paid_on) + interval '${VOUCHER_YEARS} years')::date AS until,
         bool_or(d.status IN ('requested','in-review','returned','approved')) AS running
       FROM unnest($2::uuid[]) AS h(id)
       JOIN disbursements.disbursement d ON d.tenant_id = $1 AND (d.case_id = h.id OR d.subject_id = h.id)
       WHERE d.paid_on + interval '${VOUCHER_YEARS} years' >= $3 OR d.status IN ('requested','in-review','returned','approved')
       GROUP BY h.id`,
      [tx.actor.tenantId, ids, tx.now],
    );
    return new Map(
      rows.map(({ id, until, running }) => [
        id,
        running ? '有一笔款正在办' : `是付款的凭证材料，会计档案要保存到 ${until}`,
      ]),
    );
  }
}
