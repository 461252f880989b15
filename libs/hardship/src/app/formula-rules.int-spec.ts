import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { addDays, type CivilDate, civilDate, newId, parseFen } from '@app/kernel';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { FormulaRule } from '../domain/formula-version';
import type { HardshipFileId } from '../domain/hardship-file';
import { FileHouseholdView } from '../http/dto/household.view';
import { HARDSHIP_ENTITIES } from '../testing';
import { aDraft, fileScene } from '../testing/file-scene';
import type { TypedFilePerson } from './household-writing';

const relative = (name: string): TypedFilePerson => ({
  ...{ id: null, name, relation: 'sibling', idNumber: null, monthIncome: null },
  ...{ workStatus: null, health: null, school: null, particulars: null },
});
/** Vector e of domain rules §2.6: four persons, 100,000 a year, an illness that costs 81,000. */
const E = {
  persons: [relative('李一'), relative('李二'), relative('李三')],
  statement: {
    ...aDraft().statement,
    event: 'major-illness' as const,
    incomes: [{ kind: 'wage' as const, whose: '本人', yearly: parseFen('100000') }],
    expenses: [{ kind: 'medical' as const, note: null, yearly: parseFen('81000'), fromEvent: true }],
  },
};

describe('the rules of the category on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let scene: ReturnType<typeof fileScene>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES]);
    scene = fileScene(platform, database.owner);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  type Place = Awaited<ReturnType<typeof scene.aPlace>>;
  const set = (of: Place, validFrom: CivilDate, terms: Partial<Omit<FormulaRule, 'id'>> = {}) =>
    platform.uow.run(of.federation, (tx) =>
      scene.hardship.formulas.set(tx, {
        ...{ version: 'current', accidentPlace: 'after-deep', lossShare: 80, validFrom, validTo: null },
        ...{ source: '测试市总工会〔2026〕3 号', ...terms },
      }),
    );
  const visited = (of: Place) => scene.aVisited(of, E);
  const assess = async (of: Place, id: HardshipFileId) =>
    scene.hardship.steps.assess(of.officer, await scene.seen(of, id), await scene.aMeeting(of));
  const read = async (of: Place, id: HardshipFileId) =>
    FileHouseholdView.of(await scene.hardship.households.read(of.officer, id, '复核'));
  const kept = (of: Place) =>
    database.owner(
      `SELECT computed, meets, formula_source, accident_place, loss_share, formula_rule_id, lines, changes
       FROM hardship.judgement WHERE tenant_id = $1 ORDER BY id`,
      [of.tenantId],
    );
  const onDay = (of: Place, day: CivilDate) =>
    platform.uow.read(of.system, (tx) => scene.hardship.formulas.on(tx, day));

  it('without a rule of its own the household of vector e is 深度困难 first and 意外致困 beside it', async () => {
    const of = await scene.aPlace();
    await assess(of, await visited(of));
    expect(await kept(of)).toMatchObject([
      {
        ...{ computed: 'deep', meets: ['deep', 'accident'], formula_rule_id: null },
        ...{ accident_place: 'after-deep', loss_share: 80 },
      },
    ]);
  });

  it('where the federation puts 意外致困 first, it is proposed; not before the rule begins, and not elsewhere', async () => {
    const [of, other] = [await scene.aPlace(), await scene.aPlace()];
    const today = await scene.today(of);
    const id = await visited(of);
    await set(of, addDays(today, 1), { accidentPlace: 'before-deep' });
    expect((await read(of, id)).computations[0]).toMatchObject({ categoryLabel: '深度困难' });
    const { id: ruleId } = await set(of, today, { accidentPlace: 'before-deep' });
    expect((await read(of, id)).computations).toMatchObject([
      { categoryLabel: '意外致困', versionLabel: '现行三类（深度、相对、意外致困）；意外致困排在最前' },
      { versionLabel: expect.stringContaining('2016 版三类') },
    ]);
    await assess(of, id);
    const judged = { computed: 'accident', accident_place: 'before-deep', formula_rule_id: ruleId };
    expect(await kept(of)).toMatchObject([{ ...judged, formula_source: '测试市总工会〔2026〕3 号' }]);
    await assess(other, await visited(other));
    expect(await kept(other)).toMatchObject([{ computed: 'deep', formula_rule_id: null }]);
  });

  it('where a loss counts above 90 %, vector e is no 意外致困, and the sentences name the new line', async () => {
    const of = await scene.aPlace();
    const id = await visited(of);
    await set(of, await scene.today(of), { lossShare: 90 });
    const [now] = (await read(of, id)).computations;
    expect(now).toMatchObject({ categoryLabel: '深度困难', meets: ['深度困难'] });
    expect(now!.changes.at(-1)).toBe('这次自己承担的损失超过 ¥90,000.00（现为 ¥81,000.00），就算意外致困。');
  });

  it('an old judgement stays as it was judged, and its rule is worked out beside the new one', async () => {
    const of = await scene.aPlace();
    const id = await visited(of);
    await assess(of, id);
    const before = await kept(of);
    const shown = (await read(of, id)).judgements;
    await set(of, await scene.today(of), { accidentPlace: 'before-deep', lossShare: 90 });
    expect(await kept(of)).toEqual(before);
    const after = await read(of, id);
    expect(after.judgements).toEqual(shown);
    expect(after.computations.map(({ versionLabel, meets }) => [versionLabel, meets])).toEqual([
      ['现行三类（深度、相对、意外致困）；意外致困排在最前；损失超过年收入的 90%', ['深度困难']],
      ['现行三类（深度、相对、意外致困）', ['深度困难', '意外致困']],
      [expect.stringContaining('2016 版三类'), expect.anything()],
    ]);
  });

  it('an imported file is judged by the rule of the day of its filing', async () => {
    const of = await scene.aPlace();
    await set(of, civilDate('2024-06-01'), { accidentPlace: 'before-deep' });
    const bring = (filedOn: CivilDate) =>
      platform.uow.run(of.system, (tx) =>
        scene.hardship.imports.importFiles(tx, newId(), [
          {
            ...{ number: `KN${filedOn}`, memberId: of.recipient, unionId: of.union, category: 'accident' },
            ...{ mainCause: 'major-illness', otherCauses: [], persons: 4, filedOn, remark: null },
            ...{ income: parseFen('100000'), expense: parseFen('81000') },
          },
        ]),
      );
    await bring(civilDate('2024-05-31'));
    await database.owner(
      `UPDATE hardship.hardship_file SET running = false, status = 'archived' WHERE tenant_id = $1`,
      [of.tenantId],
    );
    await database.owner(`UPDATE hardship.file_person SET running = false WHERE tenant_id = $1`, [of.tenantId]);
    await bring(civilDate('2024-06-01'));
    expect((await kept(of)).map(({ computed }) => computed)).toEqual(['deep', 'accident']);
  });

  it('a rule holds until the next begins or its last day; then the default holds again', async () => {
    const of = await scene.aPlace();
    const [first, second, end] = [civilDate('2030-01-01'), civilDate('2031-01-01'), civilDate('2031-12-31')];
    await set(of, second, { lossShare: 70, validTo: end });
    await set(of, first, { lossShare: 60 });
    const shares = await Promise.all(
      [addDays(first, -1), first, addDays(second, -1), second, end, addDays(end, 1)].map(
        async (day) => (await onDay(of, day)).lossShare,
      ),
    );
    expect(shares).toEqual([80, 60, 60, 70, 70, 80]);
  });

  it('refuses days in the wrong order, a day that is taken, one that reaches into a later rule, and who is below', async () => {
    const of = await scene.aPlace();
    const from = civilDate('2030-01-01');
    await set(of, from);
    const before = addDays(from, -10);
    await expect(set(of, before, { validTo: addDays(before, -1) })).rejects.toMatchObject({
      code: 'formula-rule.days-reversed',
    });
    await expect(set(of, from)).rejects.toMatchObject({ code: 'formula-rule.taken' });
    await expect(set(of, before, { validTo: from })).rejects.toMatchObject({
      ...{ code: 'formula-rule.overlaps' },
      detail: '从 2030-01-01 起已经有另一条认定口径，截止日期请填在这之前，或者不填。',
    });
    const below = { ...of, federation: of.chair };
    await expect(set(below, before)).rejects.toMatchObject({ code: 'hardship-rule.not-yours' });
    expect((await set(of, before, { validTo: addDays(from, -1) })).validFrom).toBe(before);
  });

  it('refuses to begin when files were already judged by a rule of the federation; a rule is never changed', async () => {
    const of = await scene.aPlace();
    const today = await scene.today(of);
    await set(of, addDays(today, -30));
    await assess(of, await visited(of));
    for (const day of [addDays(today, -60), addDays(today, -5), today])
      await expect(set(of, day)).rejects.toMatchObject({
        ...{ code: 'formula-rule.in-use' },
        detail: `${today} 还有档案按已登记的口径认定，新口径请从这一天之后起。`,
      });
    await set(of, addDays(today, 1));
    const change = `UPDATE hardship.formula_rule SET loss_share = 50`;
    await expect(platform.uow.run(of.system, (tx) => tx.rows(change))).rejects.toThrow();
  });
});
