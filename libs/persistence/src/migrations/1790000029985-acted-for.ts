import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = 'hardship.file_fact';
/** Table, column of the account that did it, column of whose doing it was. */
const DONE: readonly (readonly [string, string, string])[] = [
  [APPEND_ONLY, 'by_account_id', 'by_persons'],
  ['disputes.petition', 'answered_by', 'answered_by_persons'],
  ['disputes.petition', 'reviewed_by', 'reviewed_by_persons'],
  ['disputes.legal_aid', 'decided_by', 'decided_by_persons'],
];

/** What a deputy does counts as done by whom he acts for as well, wherever a rule asks for two persons. */
export class ActedFor1790000029985 implements MigrationInterface {
  name = 'ActedFor1790000029985';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE funds.fund_movement ADD COLUMN requested_for uuid, DROP CONSTRAINT fund_movement_two_persons,
      ADD CONSTRAINT fund_movement_two_persons CHECK (status NOT IN ('booked','refused')
        OR decided_by <> requested_by AND decided_by <> requested_for)`);
    await q.query(`ALTER TABLE retention.destruction_list ADD COLUMN submitted_for uuid, ADD COLUMN approved_for uuid,
      DROP CONSTRAINT destruction_list_two_persons, DROP CONSTRAINT destruction_list_other_hands,
      ADD CONSTRAINT destruction_list_two_persons CHECK (approved_by IS NULL
        OR approved_by <> submitted_by AND approved_by <> submitted_for AND approved_for <> submitted_by),
      ADD CONSTRAINT destruction_list_other_hands CHECK (destroyed_by IS NULL
        OR destroyed_by <> approved_by AND destroyed_by <> approved_for)`);
    await q.query(`ALTER TABLE mutual_aid.claim ADD COLUMN registered_for_person uuid, ADD COLUMN checked_for_person uuid,
      ADD COLUMN decided_for_person uuid, DROP CONSTRAINT claim_decided_by_another,
      ADD CONSTRAINT claim_decided_by_another CHECK (decided_by_person <> registered_by_person
        AND decided_by_person <> checked_by_person AND decided_by_person <> registered_for_person
        AND decided_by_person <> checked_for_person AND decided_for_person <> registered_by_person
        AND decided_for_person <> checked_by_person)`);
    for (const [table, , persons] of DONE)
      await q.query(`ALTER TABLE ${table} ADD COLUMN ${persons} uuid[] NOT NULL DEFAULT '{}'`);
    await this.fill(q);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const [table, , persons] of DONE) await q.query(`ALTER TABLE ${table} DROP COLUMN ${persons}`);
    await q.query(`ALTER TABLE mutual_aid.claim DROP CONSTRAINT claim_decided_by_another,
      DROP COLUMN registered_for_person, DROP COLUMN checked_for_person, DROP COLUMN decided_for_person,
      ADD CONSTRAINT claim_decided_by_another CHECK (decided_by_person <> registered_by_person
        AND decided_by_person <> checked_by_person)`);
    await q.query(`ALTER TABLE retention.destruction_list DROP CONSTRAINT destruction_list_two_persons,
      DROP CONSTRAINT destruction_list_other_hands, DROP COLUMN submitted_for, DROP COLUMN approved_for,
      ADD CONSTRAINT destruction_list_two_persons CHECK (approved_by IS NULL OR approved_by <> submitted_by),
      ADD CONSTRAINT destruction_list_other_hands CHECK (destroyed_by IS NULL OR destroyed_by <> approved_by)`);
    await q.query(`ALTER TABLE funds.fund_movement DROP CONSTRAINT fund_movement_two_persons, DROP COLUMN requested_for,
      ADD CONSTRAINT fund_movement_two_persons CHECK (status NOT IN ('booked','refused') OR decided_by <> requested_by)`);
  }

  /** Who did it before counts as himself. */
  private async fill(q: QueryRunner): Promise<void> {
    const tables = [...new Set(DONE.map(([table]) => table)), 'identity.account'];
    for (const table of tables) await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`ALTER TABLE ${APPEND_ONLY} DISABLE TRIGGER USER`);
    for (const [table, account, persons] of DONE)
      await q.query(`UPDATE ${table} t SET ${persons} = ARRAY[coalesce(a.member_id, a.id)]
        FROM identity.account a WHERE a.tenant_id = t.tenant_id AND a.id = t.${account}`);
    await q.query(`ALTER TABLE ${APPEND_ONLY} ENABLE TRIGGER USER`);
    for (const table of tables) await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}
