import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHECKS: readonly (readonly [name: string, now: string, before: string])[] = [
  ['visit_kind_known', `kind IN ('must-visit','talk','round','other')`, `kind IN ('must-visit','talk','other')`],
  [
    'visit_outcome_known',
    `outcome IN ('met','proxy','refused','absent','moved','deceased')`,
    `outcome IN ('met','proxy','refused','absent')`,
  ],
  [
    'visit_outcome_whole',
    `(outcome = 'proxy') = (proxy_name IS NOT NULL) AND (outcome = 'proxy') = (proxy_relation IS NOT NULL)
     AND (outcome IN ('refused','absent','moved','deceased')) = (outcome_reason_sealed IS NOT NULL)`,
    `(outcome = 'proxy') = (proxy_name IS NOT NULL) AND (outcome = 'proxy') = (proxy_relation IS NOT NULL)
     AND (outcome IN ('refused','absent')) = (outcome_reason_sealed IS NOT NULL)`,
  ],
  [
    'visit_nothing_to_who_refused',
    `outcome NOT IN ('refused','moved','deceased') OR cash_fen = 0 AND goods_fen = 0`,
    `outcome <> 'refused' OR cash_fen = 0 AND goods_fen = 0`,
  ],
];

/** A visit of a round stands in the same table as every other visit. */
export class RoundVisits1790000016100 implements MigrationInterface {
  name = 'RoundVisits1790000016100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE visits.visit ADD COLUMN round_id uuid, ADD COLUMN roster_entry_id uuid,
      ADD CONSTRAINT visit_of_round_whole CHECK ((kind = 'round') = (round_id IS NOT NULL)
        AND (round_id IS NULL) = (roster_entry_id IS NULL)),
      ADD FOREIGN KEY (tenant_id, round_id) REFERENCES rounds.round (tenant_id, id),
      ADD FOREIGN KEY (tenant_id, roster_entry_id) REFERENCES rounds.roster_entry (tenant_id, id)`);
    await q.query(
      `CREATE INDEX visit_by_roster_entry ON visits.visit (tenant_id, roster_entry_id, id)
       WHERE roster_entry_id IS NOT NULL`,
    );
    for (const [name, now] of CHECKS) await this.replace(q, name, now);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const [name, , before] of CHECKS) await this.replace(q, name, before);
    await q.query(`ALTER TABLE visits.visit DROP COLUMN round_id, DROP COLUMN roster_entry_id`);
  }

  private async replace(q: QueryRunner, name: string, expression: string): Promise<void> {
    await q.query(`ALTER TABLE visits.visit DROP CONSTRAINT ${name}, ADD CONSTRAINT ${name} CHECK (${expression})`);
  }
}
