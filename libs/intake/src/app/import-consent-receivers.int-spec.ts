import type { MemberId } from '@app/kernel';
import { isSaidOf } from '@app/members';
import { membersOn } from '@app/members/testing';
import { anActor } from '@app/persistence/testing';
import { consents, ID, NAME, OWN, PROVISION, roster, type Row, unions } from '../testing/consent-sheet';
import { ImportScene, sheetOf } from '../testing/import-scene';

jest.setTimeout(120_000);

const [A, B] = ['市职工互助保障会（本部）', '市医疗互助中心'];
const to = (receiver: string, over: Row = {}): Row => ({ ...PROVISION, 接收方: receiver, ...over });

describe('单独同意登记, by whom papers go to', () => {
  let scene: ImportScene;
  let city: Awaited<ReturnType<ImportScene['aCity']>>;
  let peng: MemberId;
  beforeAll(async () => {
    scene = await ImportScene.open();
  });
  afterAll(() => scene?.close());
  beforeEach(async () => {
    city = await scene.aCity();
    await scene.intake.imports.importFiles(city.administrator, [
      { ...(await unions()), name: '组织.xlsx' },
      { ...(await roster()), name: '名册.xlsx' },
    ]);
    const found = `SELECT id FROM members.member WHERE tenant_id = $1 AND name = $2`;
    [{ id: peng }] = (await scene.database.owner(found, [city.tenantId, NAME])) as [{ id: MemberId }];
  });

  const brought = async (...rows: readonly Row[]) =>
    scene.intake.imports.importFiles(city.administrator, [await consents(...rows)]);
  const notesOf = async (...rows: readonly Row[]) => {
    const { run } = await scene.intake.imports.dryRun(city.administrator, [await consents(...rows)]);
    const judged = await scene.allRows(city.administrator, run.id);
    return judged.map(({ refusals, remarks }) => [...refusals, ...remarks].map(({ code }) => code).join());
  };
  const officer = () => {
    const grants = [{ unionId: city.rootId, permissions: ['member:manage', 'member:read-sensitive'] }];
    return anActor({ tenantId: city.tenantId, grants });
  };
  const kept = async () => {
    const { consenting } = membersOn(scene.platform);
    return (await consenting.of(officer(), peng)).kept.filter(({ kind }) => kind === 'provision');
  };
  /** The nameless first. */
  const receivers = async () => (await kept()).map(({ receiver }) => receiver ?? '').sort();
  const takeBack = async (receiver: string | null) => {
    const { row } = (await kept()).find((one) => one.receiver === receiver && one.endedOn === null)!;
    await membersOn(scene.platform).consenting.withdraw(officer(), peng, row.id, '再想想');
  };
  const endedOn = async (day: string) => {
    const trigger = (word: string) => `ALTER TABLE members.sensitive_consent_end ${word} TRIGGER USER`;
    await scene.database.owner(trigger('DISABLE'));
    await scene.database.owner(`UPDATE members.sensitive_consent_end SET ended_on = $2 WHERE tenant_id = $1`, [
      city.tenantId,
      day,
    ]);
    await scene.database.owner(trigger('ENABLE'));
  };
  const announced = async () =>
    scene.count('messaging.outbox_message', city.tenantId, `type = 'sensitive-consent.withdrawn.v1'`);

  it('the one whom the sheet names is kept as he is written; without one it counts for any', async () => {
    await brought(to(A), PROVISION);
    expect(await receivers()).toEqual(['', A]);
    const toAny = (await kept()).filter(({ receiver }) => isSaidOf(receiver, B));
    expect(toAny.map(({ receiver }) => receiver)).toEqual([null]);
  });

  it('a sheet without the column is read as before, and one that calls it 经办单位 as this one', async () => {
    const cells = [NAME, ID, '提供给互助保障经办单位', '2024-05-01'];
    const titles = ['姓名', '身份证号', '同意内容', '签字日期'];
    for (const [header, row] of [
      [titles, cells],
      [
        [...titles, '经办单位'],
        [...cells, B],
      ],
    ] as const)
      await scene.intake.imports.importFiles(city.administrator, [await sheetOf(header, row)]);
    expect(await receivers()).toEqual(['', B]);
  });

  it('each is a consent of its own, and the same one is none, whatever the width of its name', async () => {
    expect(await notesOf(to(A), to(B), PROVISION, to(' 市职工互助保障会(本部)'))).toEqual([
      '',
      '',
      '',
      'consent-twice',
    ]);
    await brought(to(A), to(B));
    expect((await brought(to('市职工互助保障会(本部)'), to(B))).counts).toMatchObject({ new: 0, unchanged: 2 });
    expect((await brought(PROVISION)).counts).toMatchObject({ new: 1 });
  });

  it('whom 同意内容 names is the receiver too, and not another one', async () => {
    const inWords = (receiver: string, over: Row = {}) => ({
      ...PROVISION,
      同意内容: `向${receiver}提供理赔材料`,
      ...over,
    });
    expect(await notesOf(inWords(B, { 接收方: A }), inWords(A, { 接收方: '市职工互助保障会(本部)' }))).toEqual([
      'receiver-differs',
      '',
    ]);
    const { run } = await scene.intake.imports.dryRun(city.administrator, [await consents(inWords(B))]);
    const [row] = await scene.allRows(city.administrator, run.id);
    expect(row!.warnings).toMatchObject([{ code: 'receiver-in-words', message: expect.stringContaining(B) }]);
    await brought(inWords(B), inWords('互助保障经办单位'));
    expect(await receivers()).toEqual(['', B]);
  });

  it('is of papers that go to somebody alone, and a name of at most 200 characters', async () => {
    expect(await notesOf({ ...OWN, 接收方: A }, to('会'.repeat(201)))).toEqual([
      'receiver-left-out',
      'receiver-too-long',
    ]);
    await brought({ ...OWN, 接收方: A });
    const { kept: all } = await membersOn(scene.platform).consenting.of(officer(), peng);
    expect(all.map(({ kind, receiver }) => [kind, receiver])).toEqual([['health', null]]);
  });

  it('a paper older than a withdrawal from this one, or from all, does not overrule it; of another one it may come', async () => {
    await brought(to(A));
    await takeBack(A);
    expect(await notesOf(to(A), PROVISION, to(B))).toEqual(['withdrawn-since', 'withdrawn-since', '']);
  });

  it('what was refused before holds again for its receiver alone when the import goes', async () => {
    await brought(to(A), to(B));
    await takeBack(A);
    await takeBack(B);
    await endedOn('2025-01-01');
    const { runId } = await brought(to(A, { 签字日期: '2025-06-01' }));
    const before = await announced();
    await scene.undo(city.administrator, runId);
    expect(await announced()).toBe(before + 1);
    const { runId: ofAll } = await brought({ ...PROVISION, 签字日期: '2025-06-01' });
    await scene.undo(city.administrator, ofAll);
    expect(await announced()).toBe(before + 3);
  });
});
