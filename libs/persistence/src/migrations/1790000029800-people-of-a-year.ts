import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'reporting.figure_year';

/** A year names its people once, not once for each month in which they stand. */
export class PeopleOfAYear1790000029800 implements MigrationInterface {
  name = 'PeopleOfAYear1790000029800';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`UPDATE ${TABLE} y SET persons = coalesce((SELECT string_agg(p.person, ''::bytea ORDER BY p.person)
      FROM (SELECT DISTINCT substring(y.persons FROM g.at FOR 4) AS person
        FROM generate_series(1, length(y.persons), 4) AS g(at)) p), ''::bytea)`);
    await q.query(`ALTER TABLE ${TABLE} FORCE ROW LEVEL SECURITY`);
  }

  /** Whoever reads a year takes people once, however often they are named. */
  async down(): Promise<void> {}
}
