import { type CivilDate, civilDate, type MemberId, newId, parseFen, systemActor } from '@app/kernel';
import { aDesk, type Desk, ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { aFundAccount } from '@app/funds/testing';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { aUnion } from '@app/organizations/testing';
import type { Tx } from '@app/persistence';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { HARDSHIP_ENTITIES, hardshipOn } from '../testing';
import type { ImportedFile, ImportedPerson } from './hardship-import';

let sequence = 0;
const aStranger = () => ({ identityDocument: aDocument() });
const aDocument = () =>
  ({ kind: 'resident-id', number: aResidentIdNumber(civilDate('1990-02-03'), ++sequence) }) as const;

describe('hardship files on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let hardship: ReturnType<typeof hardshipOn>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES]);
    hardship = hardshipOn(platform);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const desk = (): Promise<Desk> => aDesk(platform, { files: [hardship.files] });
  const asSystem = <T>({ tenantId }: Desk, work: (tx: Tx) => Promise<T>): Promise<T> =>
    platform.uow.run(systemActor(tenantId), work);
  const aFile = (of: Desk, overrides: Partial<ImportedFile> = {}): ImportedFile => ({
    ...{
      number: `KN${++sequence}`,
      memberId: of.recipient,
      unionId: of.union,
      category: 'deep',
      mainCause: 'schooling',
    },
    ...{ otherCauses: ['other'], persons: 3, income: parseFen('60000'), expense: parseFen('30000') },
    ...{ filedOn: civilDate('2024-05-01'), remark: null },
    ...overrides,
  });
  const aPerson = (fileNumber: string, overrides: Partial<ImportedPerson> = {}): ImportedPerson => ({
    ...{ fileNumber, name: '李小明', relation: 'child', document: aDocument(), bornOn: null, gender: null },
    ...{ monthIncome: 0n, health: '良好', school: null },
    ...overrides,
  });
  const bring = (of: Desk, file: ImportedFile, persons: readonly ImportedPerson[] = [], importId: string = newId()) =>
    asSystem(of, async (tx) => {
      await hardship.imports.importFiles(tx, importId, [file]);
      await hardship.imports.importPersons(tx, persons);
    });
  const isOnFile = (of: Desk, memberId: MemberId, on: CivilDate) =>
    asSystem(of, (tx) => hardship.files.hasActiveFile(tx, memberId, on));
  const standard = (of: Desk) =>
    asSystem(of, (tx) =>
      hardship.standards.publish(tx, {
        ...{ region: null, area: 'urban', monthAmount: parseFen('1062'), validFrom: civilDate('2024-01-01') },
        source: '测试市 2024 年低保标准',
      }),
    );

  it('a household is on file from the day of filing, with everybody in it', async () => {
    const of = await desk();
    const spouse = aDocument();
    const spouseId = await aRegisteredMember(platform, of.tenantId, of.union, { identityDocument: spouse });
    const file = aFile(of);
    await bring(of, file, [aPerson(file.number, { document: spouse, relation: 'spouse', name: '李强' })]);
    expect(await isOnFile(of, of.recipient, civilDate('2024-04-30'))).toBe(false);
    expect(await isOnFile(of, of.recipient, civilDate('2024-05-01'))).toBe(true);
    expect(await isOnFile(of, spouseId, civilDate('2026-01-01'))).toBe(true);
    const [household] = await asSystem(of, (tx) =>
      hardship.files.activeHouseholds(tx, [of.rootId], civilDate('2026-01-01')),
    );
    expect(household).toMatchObject({ category: 'deep', persons: 2, memberIds: [of.recipient, spouseId] });
    const files = await asSystem(of, (tx) =>
      hardship.files.filesOf(tx, [of.recipient, spouseId], civilDate('2026-01-01')),
    );
    expect(new Set(files.values()).size).toBe(1);
  });

  it('households are chosen by category and by union', async () => {
    const of = await desk();
    const other = await aUnion(platform, of.tenantId, of.rootId);
    const memberId = await aRegisteredMember(platform, of.tenantId, other);
    await bring(of, aFile(of));
    await bring(of, aFile(of, { memberId, unionId: other, category: 'relative' }));
    const chosen = (unionIds: (typeof other)[], categories?: ('deep' | 'relative')[]) =>
      asSystem(of, async (tx) => {
        const on = civilDate('2026-01-01');
        const found = await hardship.files.activeHouseholds(tx, unionIds, on, categories ? { categories } : {});
        return found.map((each) => each.category).sort();
      });
    expect(await chosen([of.rootId])).toEqual(['deep', 'relative']);
    expect(await chosen([of.rootId], ['relative'])).toEqual(['relative']);
    expect(await chosen([other], ['deep'])).toEqual([]);
  });

  it('of two files for one household at once one comes in', async () => {
    const of = await desk();
    const spouse = aDocument();
    const spouseId = await aRegisteredMember(platform, of.tenantId, of.union, { identityDocument: spouse });
    const his = aFile(of);
    const hers = aFile(of, { memberId: spouseId });
    const both = await Promise.allSettled([
      bring(of, his, [aPerson(his.number, { document: spouse, relation: 'spouse' })]),
      bring(of, hers),
    ]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const [refused] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toMatchObject({ code: 'hardship-file.household-has-one' });
    const kept = await database.owner(`SELECT count(*)::int AS n FROM hardship.hardship_file WHERE tenant_id = $1`, [
      of.tenantId,
    ]);
    expect(kept[0].n).toBe(1);
  });

  it('keeps by which version and standard it was judged, and the reason where the file says otherwise', async () => {
    const of = await desk();
    await standard(of);
    await bring(of, aFile(of, { category: 'relative' }));
    const [judgement] = await database.owner(
      `SELECT computed, category, reason, per_capita, formula_version FROM hardship.judgement WHERE tenant_id = $1`,
      [of.tenantId],
    );
    expect(judgement).toEqual({
      ...{ computed: 'deep', category: 'relative', reason: '按原档案登记的类别', per_capita: '83333' },
      formula_version: 'current',
    });
  });

  it('names, numbers, health and schools stand sealed', async () => {
    const of = await desk();
    const file = aFile(of);
    const document = aDocument();
    await bring(of, file, [aPerson(file.number, { document, school: '华东医科大学', health: '慢性病' })]);
    const [row] = await database.owner(
      `SELECT row_to_json(p)::text AS text FROM hardship.file_person p
      WHERE tenant_id = $1 AND relation = 'child'`,
      [of.tenantId],
    );
    for (const secret of ['李小明', document.number, '华东医科大学', '慢性病']) expect(row.text).not.toContain(secret);
  });

  it('an import is taken back wholly', async () => {
    const of = await desk();
    await standard(of);
    const importId = newId();
    const file = aFile(of);
    await bring(of, file, [aPerson(file.number)], importId);
    await asSystem(of, (tx) => hardship.imports.undoImport(tx, importId));
    for (const table of ['hardship_file', 'file_person', 'household_statement', 'income_line', 'judgement']) {
      const [left] = await database.owner(`SELECT count(*)::int AS n FROM hardship.${table} WHERE tenant_id = $1`, [
        of.tenantId,
      ]);
      expect([table, left.n]).toEqual([table, 0]);
    }
    await bring(of, aFile(of));
  });

  it('with the doubts about it that nobody has judged; not once one was judged', async () => {
    const of = await desk();
    const importId = newId();
    const shared = aDocument();
    const earlier = aFile(of, { memberId: await aRegisteredMember(platform, of.tenantId, of.union, aStranger()) });
    await bring(of, earlier, [aPerson(earlier.number, { document: shared })]);
    await database.owner(`UPDATE hardship.file_person SET running = false WHERE tenant_id = $1`, [of.tenantId]);
    await database.owner(
      `UPDATE hardship.hardship_file SET status = 'exited', running = false, exited_on = filed_on, exit_ground = 'lifted'
       WHERE tenant_id = $1`,
      [of.tenantId],
    );
    const again = async () => {
      const file = aFile(of);
      await bring(of, file, [aPerson(file.number, { document: shared })], importId);
      expect(await hardship.signs.work(of.tenantId)).toEqual({ found: 1 });
    };
    await again();
    await asSystem(of, (tx) => hardship.imports.undoImport(tx, importId));
    await again();
    await database.owner(
      `UPDATE hardship.duplicate_sign SET verdict = 'same', reason = '同一户', judged_by = $2, judged_by_name = '测试',
         judged_at = now() WHERE tenant_id = $1`,
      [of.tenantId, newId()],
    );
    const undone = asSystem(of, (tx) => hardship.imports.undoImport(tx, importId));
    await expect(undone).rejects.toMatchObject({ code: 'hardship-file.changed-since-import' });
  });

  it('not when one was drawn for a spot check, or money was asked for because of it', async () => {
    const [drawn, aided] = [await desk(), await desk()];
    const importId = newId();
    for (const place of [drawn, aided]) await bring(place, aFile(place), [], importId);
    await hardship.spotChecks.draw(await drawn.agent('federation-officer', drawn.rootId), drawn.rootId);
    const fundAccountId = await aFundAccount(platform, aided.tenantId, aided.union, { needsHardshipFile: true });
    await aided.request({ fundAccountId });
    for (const place of [drawn, aided]) {
      const undone = asSystem(place, (tx) => hardship.imports.undoImport(tx, importId));
      await expect(undone).rejects.toMatchObject({ code: 'hardship-file.changed-since-import' });
    }
  });

  it('not when somebody has changed a file since', async () => {
    const of = await desk();
    const importId = newId();
    await bring(of, aFile(of), [], importId);
    await database.owner(`UPDATE hardship.hardship_file SET version = 2 WHERE tenant_id = $1`, [of.tenantId]);
    const undone = asSystem(of, (tx) => hardship.imports.undoImport(tx, importId));
    await expect(undone).rejects.toMatchObject({ code: 'hardship-file.changed-since-import' });
  });

  describe('money that asks for a file', () => {
    const aStrictFund = (of: Desk) => aFundAccount(platform, of.tenantId, of.union, { needsHardshipFile: true });

    it('is not asked for without one', async () => {
      const of = await desk();
      const fundAccountId = await aStrictFund(of);
      await expect(of.request({ fundAccountId })).rejects.toMatchObject({ code: 'fund.needs-hardship-file' });
      await bring(of, aFile(of));
      const { id } = await of.request({ fundAccountId });
      expect(await of.rowOf(id)).toMatchObject({ hasHardshipFile: true });
    });

    it('is not paid when the file has ended since', async () => {
      const of = await desk();
      const fundAccountId = await aStrictFund(of);
      await bring(of, aFile(of));
      const id = await of.anApproved({ fundAccountId });
      const paidOn = (await of.rowOf(id)).requestedOn;
      const order = { paidOn, bankReference: '流水 1', receiptDocumentId: null, witness: null };
      await database.owner(
        `UPDATE hardship.hardship_file SET status = 'exited', running = false, exited_on = $2, exit_ground = 'lifted' WHERE tenant_id = $1`,
        [of.tenantId, paidOn],
      );
      await expect(of.on.payments.pay(of.cashier, await of.now(id), order)).rejects.toMatchObject({
        code: 'fund.needs-hardship-file',
      });
    });
  });
});
