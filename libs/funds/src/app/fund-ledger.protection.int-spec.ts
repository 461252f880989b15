import { newId } from '@app/kernel';
import { type Platform } from '@app/persistence/testing';
import { type TestDatabase } from '../../../../test/support/test-database';
import { type Books, BooksScene } from '../testing/books-scene';

describe('the ledger when somebody goes round it', () => {
  let scene: BooksScene;
  let database: TestDatabase;
  let platform: Platform;
  beforeAll(async () => {
    scene = await BooksScene.open();
    ({ database, platform } = scene);
  });
  afterAll(() => scene?.close());

  const books = (opening: string) => scene.books(opening);
  const hold = (...asked: Parameters<BooksScene['hold']>) => scene.hold(...asked);
  const settle = (...asked: Parameters<BooksScene['settle']>) => scene.settle(...asked);
  const violations = (of: Books) => scene.violations(of);

  describe('what the database itself refuses', () => {
    const asApp = (city: Books, sql: string, values: unknown[] = []) =>
      platform.uow.run(city.system, (tx) => tx.rows(sql, [city.tenantId, ...values]));

    it.each(['journal', 'posting'])('changing or deleting a posted %s, by grant and by trigger', async (table) => {
      const city = await books('1000');
      const statements = [
        `UPDATE funds.${table} SET amount = amount WHERE tenant_id = $1`,
        `DELETE FROM funds.${table} WHERE tenant_id = $1`,
      ];
      for (const sql of statements) {
        await expect(asApp(city, sql)).rejects.toMatchObject({ code: '42501' });
        await expect(database.owner(sql, [city.tenantId])).rejects.toThrow('append-only');
      }
    });

    const JOURNAL = `INSERT INTO funds.journal (tenant_id, id, kind, fund_account_id, booked_on, posted_at, amount, memo,
        account_id, person_id) VALUES ($1, $2, 'income', $3, '2025-03-12', now(), 100, '不平的凭证', $2, $2)`;
    const POSTINGS = `INSERT INTO funds.posting (tenant_id, journal_id, line, fund_account_id, entry_no, place, amount,
        available_after, held_after)`;

    it.each([
      ['without postings', []],
      ['with one posting', [['available', 100]]],
      [
        'with postings that do not sum to zero',
        [
          ['available', 100],
          ['funding', -99],
        ],
      ],
    ] as const)('a journal %s', async (_, lines) => {
      const city = await books('1000');
      const values: unknown[] = [newId(), city.fund];
      const tuples = lines.map(([place, amount], index) => {
        const [line, at] = [values.push(index + 1), values.push(place)];
        return `($1, $2, $${line + 1}::int, $3, 900, $${at + 1}, $${values.push(amount) + 1}::bigint, 0, 0)`;
      });
      const sql = lines.length === 0 ? JOURNAL : `WITH posted AS (${JOURNAL}) ${POSTINGS} VALUES ${tuples.join(', ')}`;
      await expect(asApp(city, sql, values)).rejects.toMatchObject({ code: '23514' });
    });

    it('a further posting of a journal that balances', async () => {
      const city = await books('1000');
      const sql = `${POSTINGS} SELECT $1, id, 9, fund_account_id, 900, 'available', 1, 0, 0 FROM funds.journal
        WHERE tenant_id = $1`;
      await expect(asApp(city, sql)).rejects.toMatchObject({ code: '23514' });
    });

    it('a balance below zero', async () => {
      const city = await books('1000');
      const overdraw = 'UPDATE funds.fund_account SET available = -1, held = 100001 WHERE tenant_id = $1';
      await expect(asApp(city, overdraw)).rejects.toMatchObject({ code: '23514' });
    });

    it('books of another federation', async () => {
      const [own, other] = [await books('1000'), await books('1000')];
      const strange = { ...own, fund: other.fund };
      await expect(hold(strange, '10')).rejects.toMatchObject({ code: 'fund.not-found' });
    });
  });

  describe('the nightly check finds what was planted', () => {
    /** Breaks the books behind the back of every rule of the database. */
    async function plant(...statements: [sql: string, values: unknown[]][]): Promise<void> {
      await database.owner('BEGIN');
      await database.owner(`SET LOCAL session_replication_role = 'replica'`);
      for (const [sql, values] of statements) await database.owner(sql, values);
      await database.owner('COMMIT');
    }
    const rulesBroken = async (city: Books) => [...new Set((await violations(city)).map(({ rule }) => rule))].sort();

    it('a posting that was changed', async () => {
      const city = await books('1000');
      const sql = `UPDATE funds.posting SET amount = amount + 1 WHERE tenant_id = $1 AND place = 'available'`;
      await plant([sql, [city.tenantId]]);
      expect(await rulesBroken(city)).toEqual(['balance-is-sum', 'journal-balances']);
    });

    it('a journal that was removed', async () => {
      const city = await books('1000');
      await settle(city, await hold(city, '100'));
      const of = `tenant_id = $1 AND %id IN (SELECT id FROM funds.journal WHERE tenant_id = $1 AND kind = 'settle')`;
      await plant(
        [`DELETE FROM funds.posting WHERE ${of.replace('%id', 'journal_id')}`, [city.tenantId]],
        [`DELETE FROM funds.journal WHERE ${of.replace('%id', 'id')}`, [city.tenantId]],
      );
      expect(await rulesBroken(city)).toEqual([
        'balance-is-sum',
        'entries-without-gap',
        'hold-settles-once',
        'year-is-sum',
      ]);
    });

    it('money moved without a journal', async () => {
      const city = await books('1000');
      const sql = 'UPDATE funds.fund_account SET available = available + 1, funding = funding - 1 WHERE tenant_id = $1';
      await plant([sql, [city.tenantId]]);
      expect(await violations(city)).toEqual([{ rule: 'balance-is-sum', subjectId: city.fund }]);
    });

    it('a hold whose money is gone', async () => {
      const city = await books('1000');
      await hold(city, '100');
      await plant([`UPDATE funds.hold SET status = 'released' WHERE tenant_id = $1`, [city.tenantId]]);
      expect(await rulesBroken(city)).toEqual(['held-is-placed-holds']);
    });

    it('a hold that was paid twice', async () => {
      const city = await books('1000');
      const id = await hold(city, '100');
      await settle(city, id);
      await database.owner('DROP INDEX funds.journal_settles_hold_once');
      const copy = newId();
      await plant(
        [
          `INSERT INTO funds.journal SELECT tenant_id, $2, kind, fund_account_id, booked_on, posted_at, amount, subject_type,
             subject_id, hold_id, reverses, document, memo, account_id, person_id
           FROM funds.journal WHERE tenant_id = $1 AND kind = 'settle'`,
          [city.tenantId, copy],
        ],
        [
          `INSERT INTO funds.posting SELECT p.tenant_id, $2, line, p.fund_account_id, entry_no + 1, place, p.amount, 0, 0
           FROM funds.posting p JOIN funds.journal j ON j.tenant_id = p.tenant_id AND j.id = p.journal_id
           WHERE p.tenant_id = $1 AND j.kind = 'settle' AND j.id <> $2`,
          [city.tenantId, copy],
        ],
      );
      expect(await rulesBroken(city)).toContain('hold-settles-once');
    });
  });
});
