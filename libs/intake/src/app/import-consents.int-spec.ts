import type { Actor, CivilDate, MemberId, TenantId, UnionId } from '@app/kernel';
import { aSpokenConsent, membersOn } from '@app/members/testing';
import { anActor } from '@app/persistence/testing';
import {
  CARD,
  CHILD,
  consents,
  ID,
  NAME,
  OWN,
  PROVISION,
  RELATIVE,
  roster,
  type Row,
  unions,
} from '../testing/consent-sheet';
import { IMPORT_PERMISSIONS, ImportScene } from '../testing/import-scene';

jest.setTimeout(120_000);

describe('单独同意登记', () => {
  let scene: ImportScene;
  let city: Awaited<ReturnType<ImportScene['aCity']>>;
  let peng: MemberId;
  beforeAll(async () => {
    scene = await ImportScene.open();
  });
  afterAll(() => scene?.close());
  beforeEach(async () => {
    city = await aCity();
    peng = await memberIdOf(city.tenantId, NAME);
  });

  async function aCity() {
    const made = await scene.aCity();
    await scene.intake.imports.importFiles(made.administrator, [
      { ...(await unions()), name: '组织.xlsx' },
      { ...(await roster()), name: '名册.xlsx' },
    ]);
    return made;
  }
  const memberIdOf = async (tenantId: TenantId, name: string): Promise<MemberId> =>
    (
      await scene.database.owner(`SELECT id FROM members.member WHERE tenant_id = $1 AND name = $2`, [tenantId, name])
    )[0].id;
  const officer = () => {
    const grants = [{ unionId: city.rootId, permissions: ['member:manage', 'member:read-sensitive'] }];
    return anActor({ tenantId: city.tenantId, grants });
  };
  const page = () => membersOn(scene.platform).consenting.of(officer(), peng);
  const inUnion = async (code: string) => {
    const [{ id }] = await scene.database.owner(
      `SELECT id FROM organizations.trade_union WHERE tenant_id = $1 AND code = $2`,
      [city.tenantId, code],
    );
    const grants = [{ unionId: id as UnionId, permissions: IMPORT_PERMISSIONS }];
    return anActor({ tenantId: city.tenantId, grants });
  };
  const verdictsOf = async (actor: Actor, ...rows: readonly Row[]) => {
    const { run } = await scene.intake.imports.dryRun(actor, [await consents(...rows)]);
    return scene.allRows(actor, run.id);
  };
  const refusals = async (...rows: readonly Row[]) =>
    (await verdictsOf(city.administrator, ...rows)).map(({ refusals: notes }) => notes.map(({ code }) => code).join());
  const brought = async (...rows: readonly Row[]) =>
    scene.intake.imports.importFiles(city.administrator, [await consents(...rows)]);

  it('records who consented to what on the day of his signature, under the text of that day', async () => {
    const { counts } = await brought(OWN, CARD, CHILD, RELATIVE, PROVISION);
    expect(counts).toMatchObject({ new: 5, refused: 0, warned: 1 });
    const { kept, lacking } = await page();
    expect(lacking).toEqual([]);
    const told = kept.map(({ kind, subjectName, givenOn, untilOn, row }) =>
      [kind, subjectName, givenOn, untilOn, row.means, row.textVersion].join(' '),
    );
    expect(told.sort()).toEqual([
      'bank 彭梅 2024-05-01  imported 2021-11-01',
      'child 李小明 2024-05-01 2032-03-04 imported 2021-11-01',
      'health 彭梅 2024-05-01  imported 2021-11-01',
      'health 李强 2024-05-01  imported 2021-11-01',
      'provision 彭梅 2024-05-01  imported 2021-11-01',
    ]);
    const child = kept.find(({ kind }) => kind === 'child');
    expect(child!.guardian).toMatchObject({ name: '彭梅', relation: 'parent' });
  });

  it('the same file a second time brings nothing, and another wording of the same neither', async () => {
    await brought(OWN, CHILD);
    const again = await brought(OWN, { ...CHILD, 签字日期: '2024-06-01' });
    expect(again.counts).toMatchObject({ new: 0, unchanged: 2, refused: 0 });
    expect((await page()).kept).toHaveLength(2);
  });

  it('what cannot be is refused row by row, each for its reason', async () => {
    expect(
      await refusals(
        { ...OWN, 身份证号: '990101199101019985' },
        { ...OWN, 姓名: '孙红梅', 身份证号: '' },
        { ...OWN, 姓名: '陶然' },
        { ...OWN, 签字日期: '2999-01-01' },
        { ...OWN, 签字日期: '2020-01-01' },
        { ...OWN, 签字日期: '' },
        { ...OWN, 同意内容: '参加活动' },
        { ...CARD, 对象姓名: '李强' },
        { ...CHILD, 监护人姓名: '', 监护人关系: '' },
        { ...CHILD, 监护人关系: '' },
        { ...CHILD, 对象姓名: '' },
        { ...CHILD, 对象出生日期: '' },
        { ...CHILD, 对象出生日期: '2008-02-03', 签字日期: '2021-12-01' },
        { ...RELATIVE, 监护人姓名: '彭梅', 监护人关系: '配偶', 备注: '' },
      ),
    ).toEqual([
      'member-unknown',
      'several-with-name',
      'name-differs',
      'signed-in-future',
      'signed-too-early',
      'signedOn-missing',
      'consentTo-unclear',
      'of-another',
      'guardian-wanted',
      'guardian-missing',
      'subjectName-missing',
      'subjectBornOn-missing',
      'grown-since',
      'word-missing',
    ]);
    expect(await refusals(OWN, OWN)).toEqual(['', 'consent-twice']);
  });

  it('a member of another union is left to that union', async () => {
    const [row] = await verdictsOf(await inUnion('B2'), OWN);
    expect(row!.refusals).toMatchObject([{ code: 'member-elsewhere' }]);
  });

  describe('whose a number is', () => {
    const SUN: Row = { ...OWN, 同意内容: '医疗健康信息', 对象姓名: '孙红梅', 对象身份证号: '990101197802250048' };
    const refusalsInB1 = async (...rows: readonly Row[]) =>
      (await verdictsOf(await inUnion('B1'), ...rows)).map(({ refusals: notes }) =>
        notes.map(({ code }) => code).join(),
      );
    const move = (name: string) =>
      scene.database.owner(
        `UPDATE members.member SET union_id = (SELECT id FROM organizations.trade_union
           WHERE tenant_id = $1 AND code = 'B2') WHERE tenant_id = $1 AND name = $2`,
        [city.tenantId, name],
      );

    it('must be that of the name beside it', async () => {
      expect(
        await refusals(
          { ...SUN, 对象姓名: '李梅' },
          { ...SUN, 对象姓名: '' },
          { ...SUN, 对象姓名: NAME },
          { ...OWN, 对象姓名: NAME, 对象身份证号: ID },
          SUN,
        ),
      ).toEqual(['subject-name-differs', 'subjectName-missing', 'subject-id-differs', '', '']);
    });

    it('is not told of a member elsewhere, unless he lives with the member', async () => {
      await move('孙红梅');
      const told = await refusalsInB1(SUN, { ...SUN, 对象姓名: '李梅' });
      expect(told).toEqual(['subject-unclear', 'subject-unclear']);
      const typed = { name: '孙红梅', relation: 'other' as const, idNumber: SUN['对象身份证号']!, documentKind: null };
      await membersOn(scene.platform).households.addPerson(officer(), peng, 0, { ...typed, bornOn: null });
      expect(await refusalsInB1(SUN)).toEqual(['']);
    });
  });

  describe('a relative by his name alone', () => {
    const NUMBER = '99010119880307006X';
    const NAMED: Row = { ...RELATIVE, 身份证号: ID, 对象姓名: '孙红梅', 备注: '' };
    const person = (idNumber: string, version = 0) => {
      const typed = { name: '孙红梅', relation: 'other' as const, idNumber, documentKind: null, bornOn: null };
      return membersOn(scene.platform).households.addPerson(officer(), peng, version, typed);
    };

    it('is the member of that name with whom the member lives, so what that one took back is not overruled', async () => {
      await person(NUMBER);
      const { runId } = await brought(NAMED);
      const own = { ...OWN, 姓名: '孙红梅', 身份证号: NUMBER };
      expect((await brought(own)).counts).toMatchObject({ unchanged: 1 });
      await scene.undo(city.administrator, runId);
      await brought(own);
      const [{ id, sun }] = await scene.database.owner(
        `SELECT id, member_id AS sun FROM members.sensitive_consent WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1`,
        [city.tenantId],
      );
      await membersOn(scene.platform).consenting.withdraw(officer(), sun, id, '再想想');
      expect(await refusals(NAMED)).toEqual(['withdrawn-since']);
    });

    it('is the same as by his number: of both rows one is written down', async () => {
      await person(NUMBER);
      await brought(NAMED, { ...NAMED, 对象身份证号: NUMBER });
      expect((await page()).kept).toHaveLength(1);
    });

    it('is unclear where the household has several of it, until the row says which', async () => {
      const { version } = await person(NUMBER);
      await person('990101197802250048', version);
      expect(await refusals(NAMED, { ...NAMED, 对象身份证号: NUMBER })).toEqual(['subjectName-unclear', '']);
    });
  });

  it('is not standing already by what its holder said to his card for the money of another', async () => {
    const members = membersOn(scene.platform);
    const [sun] = await scene.database.owner(
      `SELECT id, union_id AS "unionId" FROM members.member WHERE tenant_id = $1 AND name = '孙红梅' LIMIT 1`,
      [city.tenantId],
    );
    await scene.platform.uow.run(city.administrator, (tx) => {
      const held = { key: 'payee', memberId: peng, name: NAME, bornOn: null, relation: 'other' as const };
      const subject = members.consents.subjectOf(tx, { ...held, documentMac: null, tells: ['bank'] });
      const typed = aSpokenConsent({ kind: 'bank' });
      return members.consents.give(tx, sun, [{ subject, typed }], '2025-01-01' as CivilDate);
    });
    expect((await brought(CARD)).counts).toMatchObject({ new: 1, unchanged: 0 });
  });

  it('taken back, it counts as never given: the card stays usable, and the file may come again', async () => {
    const { runId } = await brought(CARD, CHILD);
    await scene.undo(city.administrator, runId);
    expect(await page()).toMatchObject({ kept: [], lacking: [{ kind: 'bank' }] });
    const members = membersOn(scene.platform);
    await scene.platform.uow.read(city.administrator, (tx) => members.consents.requireCard(tx, peng));
    const ends = `members.sensitive_consent_end`;
    expect(await scene.count(ends, city.tenantId, `ground = 'import-undone'`)).toBe(2);
    const told = `type LIKE 'sensitive-consent.withdrawn%'`;
    expect(await scene.count('messaging.outbox_message', city.tenantId, told)).toBe(0);
    expect((await brought(CARD, CHILD)).counts).toMatchObject({ new: 2 });
  });

  it('who took his word back is not overruled by an older paper, neither by it nor by taking the import back', async () => {
    const { runId } = await brought(OWN, CARD);
    const { kept } = await page();
    const { row } = kept.find(({ kind }) => kind === 'bank')!;
    await membersOn(scene.platform).consenting.withdraw(city.administrator, peng, row.id, '换银行了');
    expect(await refusals(CARD)).toEqual(['withdrawn-since']);
    await scene.undo(city.administrator, runId);
    expect((await page()).kept).toMatchObject([{ kind: 'bank', reason: '换银行了' }]);
  });

  describe('an earlier consent was taken back, before the paper was signed', () => {
    const withdrawnBefore = async (kind: string): Promise<string> => {
      const { row } = (await page()).kept.find((one) => one.kind === kind)!;
      await membersOn(scene.platform).consenting.withdraw(officer(), peng, row.id, '再想想');
      await scene.database.owner(`ALTER TABLE members.sensitive_consent_end DISABLE TRIGGER USER`);
      await scene.database.owner(
        `UPDATE members.sensitive_consent_end SET ended_on = '2025-01-01' WHERE tenant_id = $1 AND consent_id = $2`,
        [city.tenantId, row.id],
      );
      await scene.database.owner(`ALTER TABLE members.sensitive_consent_end ENABLE TRIGGER USER`);
      return row.id;
    };
    /** Of which consents, in the order in which it was said. */
    const announced = async (): Promise<string[]> =>
      (
        await scene.database.owner(
          `SELECT payload->>'consentId' AS id FROM messaging.outbox_message
           WHERE tenant_id = $1 AND type = 'sensitive-consent.withdrawn.v1' ORDER BY id`,
          [city.tenantId],
        )
      ).map(({ id }) => id);

    it('and holds again when the import goes: what it had stopped is told once more', async () => {
      await brought(OWN, CARD, CHILD);
      const withdrawn = await withdrawnBefore('health');
      const { runId } = await brought({ ...OWN, 签字日期: '2025-06-01' }, PROVISION);
      expect(await announced()).toEqual([withdrawn]);
      await scene.undo(city.administrator, runId);
      expect(await announced()).toEqual([withdrawn, withdrawn]);
    });

    it('but not while the same was given elsewhere too', async () => {
      await brought(OWN);
      const withdrawn = await withdrawnBefore('health');
      const { runId } = await brought({ ...OWN, 签字日期: '2025-06-01' });
      await scene.database.owner(
        `INSERT INTO members.sensitive_consent
         SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'import_id', NULL))).*
         FROM members.sensitive_consent c WHERE c.tenant_id = $1 AND c.import_id = $2`,
        [city.tenantId, runId],
      );
      await scene.undo(city.administrator, runId);
      expect(await announced()).toEqual([withdrawn]);
    });
  });

  it('comes in with the roster that brings the people; they then stay, as others refer to them', async () => {
    const fresh = await scene.aCity();
    const files = [await unions(), await roster(), await consents(OWN, CHILD)];
    const named = files.map((file, index) => ({ ...file, name: `${index}.xlsx` }));
    const { counts, runId } = await scene.intake.imports.importFiles(fresh.administrator, named);
    expect(counts).toMatchObject({ new: 7, refused: 0 });
    const undone = scene.undo(fresh.administrator, runId);
    await expect(undone).rejects.toMatchObject({ code: 'member.import-in-use' });
  });
});
