import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect, protectButSeals, protectWithSeals } from './protection';

/** Append-only tables with personal data in them, as they stood then. */
const SEALED: readonly (readonly [string, readonly string[]])[] = [
  ['disputes.dispute_statement', ['said_by_sealed', 'words_sealed']],
  ['disputes.clock_event', ['ground_sealed']],
  ['visits.duty_report', ['place_sealed', 'note_sealed']],
  ['visits.rating', ['comment_sealed']],
  ['disclosure.objection', ['words_sealed', 'name_sealed', 'contact_sealed']],
  ['hardship.file_record', ['words_sealed']],
];

/** How far the change to a newer key has come, by place. */
export class Resealing1790000025100 implements MigrationInterface {
  name = 'Resealing1790000025100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE platform.resealing (
      tenant_id uuid NOT NULL, key_id text NOT NULL, place text NOT NULL, last text[], resealed bigint NOT NULL DEFAULT 0,
      unreadable bigint NOT NULL DEFAULT 0, remaining bigint, finished_at timestamptz,
      PRIMARY KEY (tenant_id, key_id, place))`);
    await protect(q, 'platform.resealing');
    for (const [table, columns] of SEALED) await protectButSeals(q, table, columns);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const [table, columns] of SEALED) await protectWithSeals(q, table, columns);
    await q.query(`DROP TABLE platform.resealing`);
  }
}
