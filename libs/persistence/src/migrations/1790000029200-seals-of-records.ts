import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectButSeals, protectWithSeals } from './protection';

/** Tables that only grow and hold sealed words: a change of keys writes these columns anew. */
const SEALED: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['disputes.accident_activity', ['words_sealed']],
  ['disputes.legal_aid_record', ['words_sealed', 'bring_sealed']],
];

export class SealsOfRecords1790000029200 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [table, columns] of SEALED) await protectButSeals(q, table, columns);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const [table, columns] of SEALED) await protectWithSeals(q, table, columns);
  }
}
