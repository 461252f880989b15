import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the association is reached stands beside its name, by which consents are compared. What is there stays as it was typed. */
export class AssociationContacts1790000030900 implements MigrationInterface {
  name = 'AssociationContacts1790000030900';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE mutual_aid.plan ADD COLUMN association_contact text`);
  }

  /** The form before has one field for both. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE mutual_aid.plan NO FORCE ROW LEVEL SECURITY`);
    await q.query(`UPDATE mutual_aid.plan SET association = concat_ws('，', association, association_contact)
      WHERE association_contact IS NOT NULL`);
    await q.query(`ALTER TABLE mutual_aid.plan FORCE ROW LEVEL SECURITY`);
    await q.query(`ALTER TABLE mutual_aid.plan DROP COLUMN association_contact`);
  }
}
