import { membersOn } from '@app/members/testing';
import { AuditSealing, TenantRegister } from '@app/persistence';
import { openWorkbook } from '../reading/open-workbook';
import type { ImportRunId } from '../data/import-run.entity';
import { CITY, demo, demoFile, ImportScene } from '../testing/import-scene';

// Imports of thousands of rows; on a busy machine they take their time.
jest.setTimeout(300_000);

let scene: ImportScene;
beforeAll(async () => {
  scene = await ImportScene.open();
});
afterAll(() => scene.close());

interface ExpectedOfRoster {
  readonly rows: number;
  readonly unchanged: readonly number[];
  readonly new: readonly number[];
  readonly warnings: Readonly<Record<string, readonly string[]>>;
  readonly refused: Readonly<Record<string, string>>;
}
const EXPECTED = JSON.parse(demoFile('expected.json').toString()) as ExpectedOfRoster;

describe('the city comes in', () => {
  let city: Awaited<ReturnType<ImportScene['aCity']>>;
  let runId: ImportRunId;

  beforeAll(async () => {
    city = await scene.aCity();
    const outcome = await scene.intake.imports.importFiles(city.administrator, CITY);
    runId = outcome.runId;
  });

  it('from three files in any order: unions before members before fund accounts', async () => {
    // The federation itself was there already; it takes over the code of the workbook.
    expect(await scene.stateOf(city.tenantId)).toEqual({ unions: 152, members: 3000, accounts: 6, journals: 5 });
    const { run, sheets } = await scene.intake.readings.one(city.administrator, runId);
    expect(run).toMatchObject({ status: 'done', kinds: ['organizations', 'roster', 'fund-accounts'] });
    expect(run.progressDone).toBe(run.progressTotal);
    const counts = Object.fromEntries(sheets.map(({ sheet }) => [sheet.kind, sheet.counts]));
    expect(counts).toEqual({
      organizations: { new: 151, changed: 1, unchanged: 0, refused: 0, warned: 0 },
      roster: { new: 3000, changed: 0, unchanged: 0, refused: 0, warned: 0 },
      'fund-accounts': { new: 6, changed: 0, unchanged: 0, refused: 0, warned: 1 },
    });
  });

  it('keeps every digit of an ID number', async () => {
    const workbook = await openWorkbook(demo('会员名册.xlsx').content);
    const numbers: string[] = [];
    for await (const { cells } of workbook.rows(0)) {
      for (const { text } of cells) if (/^\d{17}[\dX]$/.test(text)) numbers.push(text);
    }
    const { directory } = membersOn(scene.platform);
    const documents = numbers.map((number) => ({ kind: 'resident-id', number }) as const);
    const found = await scene.platform.uow.read(city.administrator, (tx) => directory.findByDocument(tx, documents));
    expect([documents.length, found.size]).toEqual([3000, 3000]);
  });

  it('writes one whole audit chain for each union', async () => {
    const { uow, dataSource, keys } = scene.platform;
    await new AuditSealing(uow, new TenantRegister(dataSource), keys).of(city.tenantId);
    const chains = await scene.database.owner(
      `SELECT c.seq::int AS seq, count(e.seq)::int AS entries, max(e.seq)::int AS last FROM audit.audit_chain c
       JOIN audit.audit_seal e ON e.tenant_id = c.tenant_id AND e.chain_id = c.chain_id
       WHERE c.tenant_id = $1 GROUP BY c.chain_id, c.seq`,
      [city.tenantId],
    );
    expect(chains.length).toBeGreaterThan(100);
    for (const { seq, entries, last } of chains) expect([seq, entries]).toEqual([last, last]);
  });

  it('and a second time changes nothing', async () => {
    const before = await scene.stateOf(city.tenantId);
    const { counts } = await scene.intake.imports.importFiles(city.administrator, CITY);
    expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 3158, refused: 0 });
    expect(await scene.stateOf(city.tenantId)).toEqual(before);
    expect(await scene.count('members.member', city.tenantId, 'version > 1')).toBe(0);
  });

  it('removes the uploaded files, and keeps no personal data in clear', async () => {
    expect(await scene.count('intake.import_file_part', city.tenantId)).toBe(0);
    const [row] = await scene.database.owner(`SELECT notes FROM intake.import_row WHERE tenant_id = $1 LIMIT 1`, [
      city.tenantId,
    ]);
    expect(row.notes.toString('utf8')).not.toContain('warnings');
  });

  it('and is seen by nobody of another federation', async () => {
    const other = await scene.aCity();
    await expect(scene.intake.readings.one(other.administrator, runId)).rejects.toMatchObject({
      code: 'intake.not-found',
    });
    expect(await scene.intake.readings.list(other.administrator, 10, null)).toEqual([]);
    expect(await scene.stateOf(other.tenantId)).toEqual({ unions: 1, members: 0, accounts: 0, journals: 0 });
  });

  describe('then a roster as it really arrives', () => {
    const roster = demo('会员名册-问题样例.xlsx');

    it('is judged row by row as expected.json says', async () => {
      const { run } = await scene.intake.imports.dryRun(city.administrator, [roster]);
      const rows = await scene.allRows(city.administrator, run.id);
      const thatAre = (verdict: string) => rows.filter((row) => row.verdict === verdict).map(({ row }) => row);
      expect(rows).toHaveLength(EXPECTED.rows);
      expect(thatAre('unchanged')).toEqual(EXPECTED.unchanged);
      expect(thatAre('new')).toEqual(EXPECTED.new);
      expect(thatAre('changed')).toEqual([]);
      expect(thatAre('refused').map(String)).toEqual(Object.keys(EXPECTED.refused));
      const warned = rows.filter(({ warnings }) => warnings.length > 0);
      expect(warned.map(({ row, warnings }) => [String(row), warnings.length])).toEqual(
        Object.entries(EXPECTED.warnings).map(([row, words]) => [row, words.length]),
      );
      expect(run.counts).toMatchObject({ refused: Object.keys(EXPECTED.refused).length });
    });

    it('comes in without the refused rows only when that is said', async () => {
      await expect(scene.intake.imports.importFiles(city.administrator, [roster])).rejects.toMatchObject({
        code: 'intake.rows-refused',
        detail: expect.stringContaining(`${Object.keys(EXPECTED.refused).length} 行不能导入`),
      });
      expect((await scene.stateOf(city.tenantId)).members).toBe(3000);
      const { runId: second } = await scene.intake.imports.importFiles(city.administrator, [roster], {
        skipRefused: true,
      });
      expect((await scene.stateOf(city.tenantId)).members).toBe(3000 + EXPECTED.new.length);
      await scene.undo(city.administrator, second);
      expect((await scene.stateOf(city.tenantId)).members).toBe(3000);
    });
  });

  it('and is taken back wholly while nothing depends on it', async () => {
    await scene.undo(city.administrator, runId);
    expect(await scene.stateOf(city.tenantId)).toMatchObject({ unions: 1, members: 0 });
    expect(await scene.count('funds.fund_account', city.tenantId, `status <> 'closed' OR available <> 0`)).toBe(0);
    const { run } = await scene.intake.readings.one(city.administrator, runId);
    expect(run.status).toBe('undone');
    await expect(scene.undo(city.administrator, runId)).rejects.toMatchObject({ code: 'intake.action-not-open' });
  });

  it('and comes in again afterwards', async () => {
    await scene.intake.imports.importFiles(city.administrator, CITY);
    expect(await scene.stateOf(city.tenantId)).toMatchObject({ unions: 152, members: 3000, accounts: 6 });
  });
});
