import { aNoticeOf2027 } from '@app/calendar/testing';
import { type Actor, civilDate, type UnionId } from '@app/kernel';
import { aFederation, aUnion } from '@app/organizations/testing';
import { idempotencyOf } from '@app/persistence';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { intakeOn, INTAKE_PLATFORM_ENTITIES } from '../testing';
import { workbookOf } from '../testing/workbook-files';
import { OfficialDaySheets } from './official-day-sheets';

type Line = readonly [date: string, name: string, off: string];
const LINES: readonly Line[] = aNoticeOf2027().days.map(({ date, name, off }) => [date, name, off ? '休' : '班']);
const bytesOf = (lines: readonly Line[]) =>
  workbookOf({ name: '放假安排', rows: [['日期', '名称', '休/班'], ...lines] });
const fileOf = async (lines: readonly Line[]) => ({ name: '放假安排.xlsx', content: await bytesOf(lines) });

describe("a workbook with a year's official days", () => {
  let database: TestDatabase;
  let platform: Platform;
  let intake: ReturnType<typeof intakeOn>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, INTAKE_PLATFORM_ENTITIES);
    intake = intakeOn(platform);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  async function aCity() {
    const { tenantId, rootId, system } = await aFederation(platform);
    const school = await aUnion(platform, tenantId, rootId);
    const managerOf = (unionId: UnionId): Actor =>
      anActor({ tenantId, grants: [{ unionId, permissions: ['intake:run', 'calendar:manage'] }] });
    const history = () => platform.uow.read(system, (tx) => intake.years.history(tx, 2027));
    return { tenantId, school, system, manager: managerOf(rootId), managerOf, history };
  }
  const rowsOf = async (actor: Actor, id: Awaited<ReturnType<typeof intake.imports.importFiles>>['runId']) =>
    intake.readings.rows(actor, id, {}, null, 100);

  it('is recognised, and its dry run says what would move', async () => {
    const { manager, history } = await aCity();
    const { run, sheets } = await intake.imports.dryRun(manager, [await fileOf(LINES)]);
    expect(sheets.map(({ sheet }) => sheet.kind)).toEqual(['official-days']);
    expect(run.counts).toMatchObject({ new: LINES.length, refused: 0, warned: 1 });
    const [first] = await rowsOf(manager, run.id);
    expect(first!.warnings[0]!.message).toContain('导入后 2027 年有 16 天的休、班会变');
    expect(await history()).toEqual([]);
  });

  it('comes in as one list of that year, and again without a difference changes nothing', async () => {
    const { manager, history } = await aCity();
    await intake.imports.importFiles(manager, [await fileOf(LINES)]);
    const [list] = await history();
    expect(list).toMatchObject({ year: 2027, serial: 1, document: '2027 年放假安排表' });
    expect(list!.days).toHaveLength(LINES.length);
    const again = await intake.imports.importFiles(manager, [await fileOf(LINES)]);
    expect(again.counts).toMatchObject({ new: 0, unchanged: LINES.length });
    expect(await history()).toHaveLength(1);
  });

  it('is taken back with the import, unless a newer list came in since', async () => {
    const { manager, history } = await aCity();
    const undo = async (id: Parameters<typeof rowsOf>[1]) =>
      intake.undoing.undo(manager, id, (await intake.readings.one(manager, id)).run.version);
    const first = await intake.imports.importFiles(manager, [await fileOf(LINES)]);
    await undo(first.runId);
    expect((await history()).map(({ days }) => days !== null)).toEqual([false, true]);
    const second = await intake.imports.importFiles(manager, [await fileOf(LINES)]);
    const days = [...aNoticeOf2027().days, { date: civilDate('2027-12-31'), name: '元旦', off: true }];
    await intake.years.import(manager, aNoticeOf2027({ days }), 3, idempotencyOf('newer-list', {}));
    await expect(undo(second.runId)).rejects.toMatchObject({ code: 'intake.changed-since-import' });
  });

  it.each<[string, readonly Line[], string]>([
    ['without a statutory holiday', LINES.filter(([date]) => date !== '2027-09-15'), '2027-09-15 是法定节假日'],
    ['with a row that cannot be read', [...LINES, ['2027-13-01', '元旦', '休']], '放假安排要整份导入'],
    ['with a weekday as make-up day', [...LINES, ['2027-03-10', '春节', '班']], '不是周末'],
  ])('%s comes in with no row at all', async (_, lines, words) => {
    const { manager } = await aCity();
    const { run } = await intake.imports.dryRun(manager, [await fileOf(lines)]);
    expect(run.counts).toMatchObject({ new: 0, refused: lines.length });
    const rows = await rowsOf(manager, run.id);
    expect(JSON.stringify(rows.map(({ refusals }) => refusals))).toContain(words);
  });

  it('of a union below the federation is refused', async () => {
    const { managerOf, school } = await aCity();
    const { run } = await intake.imports.dryRun(managerOf(school), [await fileOf(LINES)]);
    expect(run.counts).toMatchObject({ new: 0, refused: LINES.length });
  });

  it.each([
    ['a workbook', () => bytesOf(LINES)],
    [
      'a table as text',
      async () => Buffer.from(['日期,名称,休/班', ...LINES.map((line) => line.join(','))].join('\n')),
    ],
    [
      'JSON',
      async () =>
        Buffer.from(
          JSON.stringify({
            year: 2027,
            days: LINES.map(([date, name, off]) => ({ name, date, isOffDay: off === '休' })),
          }),
        ),
    ],
  ])('is read for the page from %s', async (_, content) => {
    const reading = await new OfficialDaySheets().read(await content());
    expect(reading).toMatchObject({ year: 2027, faults: [] });
    expect(reading.days).toHaveLength(LINES.length);
  });
});
