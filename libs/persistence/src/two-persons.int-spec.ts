import { randomUUID } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';

type Hands = readonly [himself: string, forWhom: string];

/** Steps that two people do, by the columns of each one's hands: himself, and whom he acts for. */
const STEPS: readonly (readonly [table: string, first: Hands, second: Hands])[] = [
  ['funds.fund_movement', ['requested_by', 'requested_for'], ['decided_by', 'decided_for']],
  ['retention.destruction_list', ['submitted_by', 'submitted_for'], ['approved_by', 'approved_for']],
  ['retention.destruction_list', ['approved_by', 'approved_for'], ['destroyed_by', 'destroyed_for']],
  ...(['registered', 'checked'] as const).map(
    (step) =>
      [
        ...(['mutual_aid.claim', [`${step}_by_person`, `${step}_for_person`]] as const),
        ['decided_by_person', 'decided_for_person'],
      ] as const,
  ),
];

describe('steps that two people do', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());

  /** A row of which only these are told, in a copy of the table with its rules. */
  const write = async (table: string, values: Readonly<Record<string, string>>): Promise<void> => {
    await database.owner(`DROP TABLE IF EXISTS pg_temp.tried`);
    await database.owner(`CREATE TEMP TABLE tried (LIKE ${table} INCLUDING CONSTRAINTS)`);
    const columns = await database.owner(`SELECT attname AS name FROM pg_attribute
      WHERE attrelid = 'pg_temp.tried'::regclass AND attnum > 0 AND attnotnull`);
    const loose = columns.map(({ name }) => `ALTER COLUMN ${name} DROP NOT NULL`);
    await database.owner(`ALTER TABLE pg_temp.tried ${loose.join(', ')}`);
    const names = Object.keys(values);
    await database.owner(
      `INSERT INTO pg_temp.tried (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(values),
    );
  };
  const rest = (table: string): Readonly<Record<string, string>> =>
    table === 'funds.fund_movement' ? { status: 'refused', decided_at: '2026-03-12' } : {};

  it.each(STEPS)('%s: neither of %j is one of %j', async (table, first, second) => {
    const apart = Object.fromEntries([...first, ...second].map((column) => [column, randomUUID()]));
    await write(table, { ...rest(table), ...apart });
    for (const one of first)
      for (const other of second)
        await expect(write(table, { ...rest(table), ...apart, [other]: apart[one]! })).rejects.toMatchObject({
          code: '23514',
        });
  });

  it('are held apart when nobody acted for another', async () => {
    for (const [table, [one], [other]] of STEPS) {
      await write(table, { ...rest(table), [one]: randomUUID(), [other]: randomUUID() });
      const same = randomUUID();
      await expect(write(table, { ...rest(table), [one]: same, [other]: same })).rejects.toMatchObject({
        code: '23514',
      });
    }
  });
});
