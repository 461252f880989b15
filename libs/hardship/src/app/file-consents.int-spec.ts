import { type Actor, parseFen } from '@app/kernel';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { aSpokenConsent, membersOn } from '@app/members/testing';
import type { SensitiveConsentId } from '@app/members';
import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { CompletedRecord } from './record-completion.service';
import type { HardshipFileId } from '../domain/hardship-file';
import { HardshipFileView } from '../http/dto/hardship-file.view';
import { FileHouseholdView } from '../http/dto/household.view';
import { HARDSHIP_ENTITIES } from '../testing';
import { aDraft, fileScene } from '../testing/file-scene';

const CHILD = { id: null, name: '李小明', relation: 'child', idNumber: null } as const;
const UNSAID = { monthIncome: null, workStatus: null, health: null, school: '测试小学', particulars: null };

describe('the separate consents of a hardship file', () => {
  let database: TestDatabase;
  let platform: Platform;
  let scene: ReturnType<typeof fileScene>;
  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES])]);
    scene = fileScene(platform, (sql, values) => database.owner(sql, values));
  });
  afterAll(async () => {
    await platform?.dataSource.destroy();
    await database?.drop();
  });

  const members = () => membersOn(platform);
  type Place = Awaited<ReturnType<typeof scene.aPlace>>;
  const follow = async (of: Place) => {
    const events = await database.owner(
      `SELECT type, payload FROM messaging.outbox_message WHERE tenant_id = $1 AND type LIKE 'sensitive-consent.%'
       ORDER BY occurred_at, id`,
      [of.tenantId],
    );
    const { type, payload } = events.at(-1)!;
    await platform.uow.run(of.system, (tx) =>
      type.includes('withdrawn')
        ? scene.hardship.following.withdrawn(tx, payload)
        : scene.hardship.following.given(tx, payload),
    );
  };
  const consentsOf = async (of: Place): Promise<SensitiveConsentId[]> => {
    const me = anActor({ tenantId: of.tenantId, memberId: of.recipient });
    return (await members().consenting.own(me)).kept.map(({ row }) => row.id);
  };
  const takeBack = async (of: Place) => {
    const me = anActor({ tenantId: of.tenantId, memberId: of.recipient });
    await members().consenting.withdrawOwn(me, (await consentsOf(of))[0]!, null);
    await follow(of);
  };

  const giveAgain = async (of: Place, id: HardshipFileId) => {
    const { file } = await scene.hardship.reading.page(of.officer, id);
    const today = await scene.today(of);
    await platform.uow.run(of.system, async (tx) => {
      const [subject] = await scene.hardship.consents.subjects(tx, file);
      const member = { id: of.recipient, unionId: file.unionId };
      await members().consents.give(tx, member, [{ subject: subject!, typed: aSpokenConsent() }], today);
    });
    await follow(of);
  };

  it('a form is kept without them, handed in only with them, and asks for none twice', async () => {
    const of = await scene.aPlace();
    const { id } = await scene.hardship.drafts.openFor(of.officer, of.recipient);
    const persons = [{ ...CHILD, ...UNSAID }];
    const save = async (overrides: object) =>
      scene.hardship.drafts.save(of.officer, await scene.seen(of, id), aDraft({ persons, ...overrides }));
    await save({ separateConsents: [] });
    const handIn = async () => scene.hardship.drafts.apply(of.officer, await scene.seen(of, id));
    await expect(handIn()).rejects.toMatchObject({
      code: 'sensitive-consent.wanting',
      message: expect.stringMatching(/医疗健康信息.*李小明.*监护人/),
    });
    const web = [{ ...aSpokenConsent({ means: 'web' }), person: null }];
    await expect(save({ separateConsents: web })).rejects.toMatchObject({ code: 'hardship-file.consent-means' });
    await save({});
    await save({});
    expect(await consentsOf(of)).toHaveLength(2);
    await handIn();
    expect((await scene.hardship.reading.page(of.officer, id)).lacking).toEqual([]);
  });

  it('taken back before the decision the application ends, with what was signed and hung out', async () => {
    const of = await scene.aPlace();
    const id = await scene.aSubmitted(of);
    await takeBack(of);
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'withdrawn', running: false });
    // Twice it does nothing more.
    await follow(of);
  });

  it('taken back on file no aid begins, until it is given again', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    const today = await scene.today(of);
    const onFile = () =>
      platform.uow.read(of.system, (tx) => scene.hardship.files.hasActiveFile(tx, of.recipient, today));
    expect(await onFile()).toBe(true);
    await takeBack(of);
    await follow(of);
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'active' });
    expect(await onFile()).toBe(false);
    const { lacking, file } = await scene.hardship.reading.page(of.officer, id);
    expect([lacking.map(({ kind }) => kind), file.consentWithdrawnOn]).toEqual([['health'], today]);
    await giveAgain(of, id);
    expect(await onFile()).toBe(true);
  });

  it('given again it holds again, though others of an imported file were never asked', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of, { persons: [{ ...CHILD, ...UNSAID, relation: 'sibling' }] });
    await database.owner(
      `UPDATE hardship.file_person SET relation = 'child' WHERE tenant_id = $1 AND file_id = $2 AND relation = 'sibling'`,
      [of.tenantId, id],
    );
    await takeBack(of);
    expect((await scene.rowOf(of, id)).consent_withdrawn_on).not.toBeNull();
    await giveAgain(of, id);
    expect((await scene.rowOf(of, id)).consent_withdrawn_on).toBeNull();
    expect((await scene.hardship.reading.page(of.officer, id)).lacking.map(({ kind }) => kind)).toEqual(['child']);
  });

  it('taken back while another category is asked for, the change ends, and the file can only be ended', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    const { statement } = aDraft();
    const incomes = [{ kind: 'wage', whose: '本人', yearly: parseFen('30000') }] as const;
    const said = {
      category: null,
      reason: null,
      area: 'urban' as const,
      separateConsents: [],
      statement: { ...statement, incomes },
    };
    const review = async () => scene.hardship.yearly.review(of.officer, await scene.seen(of, id), said);
    await review();
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'change-review' });
    await takeBack(of);
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'review-due', proposed_category: null });
    await expect(review()).rejects.toMatchObject({ code: 'hardship-file.consent-withdrawn' });
    const page = await scene.hardship.reading.page(of.officer, id);
    const { openActions } = HardshipFileView.of(page, of.officer, await scene.today(of));
    expect([page.approval?.status === 'open', openActions.includes('renew')]).toEqual([false, false]);
    expect(openActions).toContain('exit');
    await scene.hardship.steps.exit(of.officer, await scene.seen(of, id), 'cancelled', '本人撤回同意');
  });

  it('the record of a file is completed with health or a child only with the consent, not over what was taken back', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of, { persons: [{ ...CHILD, ...UNSAID, relation: 'sibling' }] });
    const [sibling] = await database.owner(
      `SELECT id FROM hardship.file_person WHERE tenant_id = $1 AND file_id = $2 AND relation = 'sibling'`,
      [of.tenantId, id],
    );
    const { holder } = aDraft();
    const brother = { ...CHILD, ...UNSAID, id: sibling!['id'] as string, relation: 'sibling' } as const;
    const complete = async (overrides: Partial<CompletedRecord>) =>
      scene.hardship.completion.complete(of.officer, await scene.seen(of, id), {
        ...{ mainCause: 'schooling', otherCauses: [], reason: '家里添了人', holder, persons: [brother] },
        ...{ separateConsents: [], ...overrides },
      });
    const ill = [{ ...brother, health: '肾病' }];
    const wanting = { code: 'sensitive-consent.wanting' };
    await expect(complete({ persons: ill })).rejects.toMatchObject(wanting);
    await complete({ persons: ill, separateConsents: [{ ...aSpokenConsent(), person: 0 }] });
    const born = [...ill, { ...CHILD, ...UNSAID, name: '李小红' }];
    await expect(complete({ persons: born })).rejects.toMatchObject(wanting);
    await takeBack(of);
    const worse = { ...holder, health: '高血压三级' };
    await expect(complete({ persons: ill, holder: worse })).rejects.toMatchObject(wanting);
    await complete({ persons: ill, holder: { ...holder, workStatus: '病休' } });
    await complete({ persons: ill, holder: worse, separateConsents: [{ ...aSpokenConsent(), person: null }] });
  });

  it('who stood there unasked is known by his row: a corrected name asks nobody', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of, { persons: [{ ...CHILD, ...UNSAID, relation: 'sibling' }] });
    const [child] = await database.owner(
      `UPDATE hardship.file_person SET relation = 'child' WHERE tenant_id = $1 AND file_id = $2 AND relation = 'sibling'
       RETURNING id`,
      [of.tenantId, id],
    );
    const corrected = { ...CHILD, ...UNSAID, id: child!['id'] as string, name: '李小名' };
    const done = scene.hardship.completion.complete(of.officer, await scene.seen(of, id), {
      ...{ mainCause: 'schooling', otherCauses: [], reason: '名字写错了', holder: aDraft().holder },
      ...{ persons: [corrected], separateConsents: [] },
    });
    await expect(done).resolves.toMatchObject({ version: expect.any(Number) });
  });

  it('what was taken back and is taken out of the record stops the file no longer', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    await takeBack(of);
    expect((await scene.rowOf(of, id)).consent_withdrawn_on).not.toBeNull();
    await scene.hardship.completion.complete(of.officer, await scene.seen(of, id), {
      ...{ mainCause: 'schooling', otherCauses: [], reason: '病好了', holder: { ...aDraft().holder, health: null } },
      ...{ persons: [], separateConsents: [] },
    });
    expect((await scene.rowOf(of, id)).consent_withdrawn_on).toBeNull();
  });

  it('a child that is grown since its guardian took the consent back says yes himself, and the file holds again', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of, { persons: [{ ...CHILD, ...UNSAID }] });
    const me = anActor({ tenantId: of.tenantId, memberId: of.recipient });
    const given = (await members().consenting.own(me)).kept.find(({ kind }) => kind === 'child')!;
    await members().consenting.withdrawOwn(me, given.row.id, null);
    await follow(of);
    const stopped = async () => (await scene.rowOf(of, id)).consent_withdrawn_on !== null;
    await database.owner(
      `UPDATE hardship.file_person SET born_on = current_date - interval '15 years'
       WHERE tenant_id = $1 AND file_id = $2 AND relation = 'child'`,
      [of.tenantId, id],
    );
    const page = await scene.hardship.reading.page(of.officer, id);
    const [asked] = page.lacking;
    expect([page.lacking.length, asked!.kind, asked!.subject.name]).toEqual([1, 'health', '李小明']);
    expect(await stopped()).toBe(true);
    const today = await scene.today(of);
    await platform.uow.run(of.system, (tx) => {
      const to = { id: of.recipient, unionId: page.file.unionId };
      return members().consents.give(tx, to, [{ subject: asked!.subject, typed: aSpokenConsent() }], today);
    });
    await follow(of);
    expect(await stopped()).toBe(false);
    expect((await scene.hardship.reading.page(of.officer, id)).lacking).toEqual([]);
  });

  it('a change of category that went on after the consent was taken back ends in the morning', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of);
    const { statement } = aDraft();
    const incomes = [{ kind: 'wage', whose: '本人', yearly: parseFen('30000') }] as const;
    await scene.hardship.yearly.review(of.officer, await scene.seen(of, id), {
      ...{ category: null, reason: null, area: 'urban', statement: { ...statement, incomes }, separateConsents: [] },
    });
    const end = () => platform.uow.run(of.system, (tx) => scene.hardship.following.endChanges(tx));
    expect(await end()).toBe(0);
    await database.owner(`UPDATE hardship.hardship_file SET consent_withdrawn_on = current_date WHERE id = $1`, [id]);
    expect([await end(), await end()]).toEqual([1, 0]);
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'review-due', proposed_category: null });
    const page = await scene.hardship.reading.page(of.officer, id);
    expect([page.approval?.status, page.file.consentWithdrawnOn === null]).toEqual(['withdrawn', false]);
  });

  it('shows who is born when by the register, as the consents are asked', async () => {
    const of = await scene.aPlace();
    const { id } = await scene.hardship.drafts.openFor(of.officer, of.recipient);
    const page = await scene.hardship.households.read(of.officer, id, '填表');
    const { bornOn } = (await platform.uow.read(of.system, (tx) => members().directory.get(tx, of.recipient)))!;
    expect(bornOn).not.toBeNull();
    expect(FileHouseholdView.of(page).persons[0]!.bornOn).toBe(bornOn);
  });

  it('whose health is told is named only to who may read what is private', async () => {
    const of = await scene.aPlace();
    const { id } = await scene.hardship.drafts.openFor(of.officer, of.recipient);
    const draft = aDraft({ persons: [{ ...CHILD, ...UNSAID }], separateConsents: [] });
    await scene.hardship.drafts.save(of.officer, await scene.seen(of, id), draft);
    const told = async (reader: Actor) => {
      const page = await scene.hardship.reading.page(reader, id);
      return HardshipFileView.of(page, reader, await scene.today(of)).lackingConsents;
    };
    expect(await told(of.officer)).toEqual([expect.stringContaining('医疗健康'), expect.stringContaining('李小明')]);
    expect(await told(await of.agent('administrator'))).toEqual(['2 项']);
  });
});
