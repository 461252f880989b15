import { parseFen } from '@app/kernel';
import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { aSpokenConsent } from '@app/members/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { HardshipFileId } from '../domain/hardship-file';
import type { FileDraft } from './file-draft.service';
import type { CompletedRecord } from './record-completion.service';
import { HARDSHIP_ENTITIES } from '../testing';
import { aDraft, fileScene } from '../testing/file-scene';

describe('the separate consent to an expense that tells an illness', () => {
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

  type Place = Awaited<ReturnType<typeof scene.aPlace>>;
  const WELL = { health: null, workStatus: null, monthIncome: null, particulars: null };
  const MEDICAL = [{ kind: 'medical', note: null, yearly: parseFen('9000'), fromEvent: false }] as const;
  const { statement } = aDraft();
  const paying = { ...statement, expenses: MEDICAL };
  const wanting = { code: 'sensitive-consent.wanting', message: expect.stringMatching(/医疗健康信息/) };
  const said = [{ ...aSpokenConsent(), person: null }];
  const review = async (of: Place, id: HardshipFileId, separateConsents: typeof said = []) =>
    scene.hardship.yearly.review(of.officer, await scene.seen(of, id), {
      ...{ category: null, reason: null, area: 'urban', statement: paying, separateConsents },
    });
  /** It stands with the expense, and nobody was ever asked. */
  const anUnasked = async (of: Place) => {
    const id = await scene.anActive(of, { holder: WELL, separateConsents: [] });
    await database.owner(`UPDATE hardship.expense_line SET kind = 'medical' WHERE tenant_id = $1`, [of.tenantId]);
    return id;
  };

  it('asks the holder before it is handed in, unless somebody else is the one who is ill', async () => {
    const of = await scene.aPlace();
    const { id } = await scene.hardship.drafts.openFor(of.officer, of.recipient);
    const save = async (overrides: Partial<FileDraft>) =>
      scene.hardship.drafts.save(of.officer, await scene.seen(of, id), aDraft({ holder: WELL, ...overrides }));
    const handIn = async () => scene.hardship.drafts.apply(of.officer, await scene.seen(of, id));
    const told = { idNumber: null, monthIncome: null, workStatus: null, school: null, particulars: null };
    const ill = [{ ...told, id: null, name: '李小明', relation: 'sibling', health: '肾病' } as const];
    const asked = async () => {
      const { lacking } = await scene.hardship.reading.page(of.officer, id);
      return lacking.map(({ subject }) => subject.name);
    };
    await save({ statement: paying, persons: ill, separateConsents: [] });
    expect(await asked()).toEqual(['李小明']);
    await save({ statement: paying, separateConsents: [] });
    expect(await asked()).toEqual(['王秀英']);
    await expect(handIn()).rejects.toMatchObject(wanting);
    await save({ statement: paying });
    await handIn();
  });

  it('does not stop a file that stands unasked: its record is completed, its review goes on', async () => {
    const of = await scene.aPlace();
    const id = await anUnasked(of);
    const complete = async (overrides: Partial<CompletedRecord>) =>
      scene.hardship.completion.complete(of.officer, await scene.seen(of, id), {
        ...{ mainCause: 'schooling', otherCauses: [], reason: '核对后补记', holder: WELL, persons: [] },
        ...{ separateConsents: [], ...overrides },
      });
    await complete({ holder: { ...WELL, workStatus: '在岗' } });
    await expect(complete({ holder: { ...WELL, health: '肾病' } })).rejects.toMatchObject(wanting);
    await expect(complete({ mainCause: 'major-illness' })).rejects.toMatchObject(wanting);
    await review(of, id);
    expect((await scene.hardship.reading.page(of.officer, id)).lacking.map(({ kind }) => kind)).toEqual(['health']);
  });

  it('asks at the review that tells it for the first time', async () => {
    const of = await scene.aPlace();
    const id = await scene.anActive(of, { holder: WELL });
    await expect(review(of, id)).rejects.toMatchObject(wanting);
    await review(of, id, said);
    expect((await scene.hardship.reading.page(of.officer, id)).lacking).toEqual([]);
  });
});
