import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two steps by two people: neither of the second step's hands (who does it, and whom he acts for) is one of the first's.
 * NOT VALID: what was decided before stays as it was decided; the rule holds for every row written from now on.
 */
export class TwoPersons1790000030200 implements MigrationInterface {
  name = 'TwoPersons1790000030200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE funds.fund_movement ADD COLUMN decided_for uuid,
      DROP CONSTRAINT fund_movement_two_persons, ADD CONSTRAINT fund_movement_two_persons
      CHECK (status NOT IN ('booked','refused') OR decided_by <> requested_by AND decided_by <> requested_for
        AND decided_for <> requested_by AND decided_for <> requested_for) NOT VALID`);
    await q.query(`ALTER TABLE retention.destruction_list ADD COLUMN destroyed_for uuid,
      DROP CONSTRAINT destruction_list_two_persons, ADD CONSTRAINT destruction_list_two_persons
      CHECK (approved_by IS NULL OR approved_by <> submitted_by AND approved_by <> submitted_for
        AND approved_for <> submitted_by AND approved_for <> submitted_for) NOT VALID,
      DROP CONSTRAINT destruction_list_other_hands, ADD CONSTRAINT destruction_list_other_hands
      CHECK (destroyed_by IS NULL OR destroyed_by <> approved_by AND destroyed_by <> approved_for
        AND destroyed_for <> approved_by AND destroyed_for <> approved_for) NOT VALID`);
    await q.query(`ALTER TABLE mutual_aid.claim DROP CONSTRAINT claim_decided_by_another,
      ADD CONSTRAINT claim_decided_by_another CHECK (
        decided_by_person <> registered_by_person AND decided_by_person <> registered_for_person
        AND decided_by_person <> checked_by_person AND decided_by_person <> checked_for_person
        AND decided_for_person <> registered_by_person AND decided_for_person <> registered_for_person
        AND decided_for_person <> checked_by_person AND decided_for_person <> checked_for_person) NOT VALID`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE mutual_aid.claim DROP CONSTRAINT claim_decided_by_another,
      ADD CONSTRAINT claim_decided_by_another CHECK (decided_by_person <> registered_by_person
        AND decided_by_person <> checked_by_person AND decided_by_person <> registered_for_person
        AND decided_by_person <> checked_for_person AND decided_for_person <> registered_by_person
        AND decided_for_person <> checked_by_person) NOT VALID`);
    await q.query(`ALTER TABLE retention.destruction_list DROP CONSTRAINT destruction_list_two_persons,
      DROP CONSTRAINT destruction_list_other_hands, DROP COLUMN destroyed_for,
      ADD CONSTRAINT destruction_list_two_persons CHECK (approved_by IS NULL
        OR approved_by <> submitted_by AND approved_by <> submitted_for AND approved_for <> submitted_by) NOT VALID,
      ADD CONSTRAINT destruction_list_other_hands CHECK (destroyed_by IS NULL
        OR destroyed_by <> approved_by AND destroyed_by <> approved_for) NOT VALID`);
    await q.query(`ALTER TABLE funds.fund_movement DROP CONSTRAINT fund_movement_two_persons, DROP COLUMN decided_for,
      ADD CONSTRAINT fund_movement_two_persons CHECK (status NOT IN ('booked','refused')
        OR decided_by <> requested_by AND decided_by <> requested_for) NOT VALID`);
  }
}
