import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['disbursements.disbursement', 'disbursements.transfer_list', 'disbursements.transfer_list_item'];

/** A disbursement knows that the bank could not carry out its transfer: only then it may be handed over in cash. */
export class FailedTransfers1790000029700 implements MigrationInterface {
  name = 'FailedTransfers1790000029700';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disbursements.disbursement ADD COLUMN transfer_failed_on date`);
    for (const table of TABLES) await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`UPDATE disbursements.disbursement d SET transfer_failed_on = f.failed_on
      FROM (SELECT i.tenant_id, i.disbursement_id, max(l.closed_at)::date AS failed_on
            FROM disbursements.transfer_list_item i
            JOIN disbursements.transfer_list l ON l.tenant_id = i.tenant_id AND l.id = i.list_id
            WHERE i.result = 'failed' GROUP BY 1, 2) f
      WHERE d.tenant_id = f.tenant_id AND d.id = f.disbursement_id AND d.status = 'approved'
        AND d.payment_kind = 'transfer'`);
    for (const table of TABLES) await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disbursements.disbursement DROP COLUMN transfer_failed_on`);
  }
}
