import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { DOCUMENT_ENTITIES, type OpenDocuments, openDocuments } from '@app/documents/testing';
import type { DocumentId } from '@app/kernel';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { HardshipFileId } from '../domain/hardship-file';
import { HARDSHIP_ENTITIES } from '../testing';
import { aDraft, fileScene } from '../testing/file-scene';

type Place = Awaited<ReturnType<ReturnType<typeof fileScene>['aPlace']>>;

describe('the papers of a hardship file on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let scene: ReturnType<typeof fileScene>;
  let files: OpenDocuments;

  beforeAll(async () => {
    database = await openTestDatabase();
    const entities = [...ENTITIES_FOR_DISBURSEMENTS, ...DOCUMENT_ENTITIES, ...HARDSHIP_ENTITIES];
    platform = await openPlatform(database.appUrl, [...new Set(entities)]);
    scene = fileScene(platform, database.owner);
    files = openDocuments(platform);
  });
  afterAll(async () => {
    files.close();
    await platform.dataSource.destroy();
    await database.drop();
  });

  const papersOf = async (of: Place, id: HardshipFileId) => (await scene.hardship.reading.page(of.officer, id)).papers;
  const byMember = async (of: Place, id: HardshipFileId): Promise<DocumentId> => {
    const paper = await files.aDocument(of.member, { kind: 'certificate' });
    await scene.hardship.papers.addOwnPapers(of.member, await scene.seen(of, id), 'id-cards', [paper]);
    return paper;
  };

  it('one that does not belong there is taken out with the reason, and the list says again that it is missing', async () => {
    const of = await scene.aPlace();
    const { id } = await scene.hardship.drafts.openOwn(of.member);
    const [wrong, strange] = [await byMember(of, id), await byMember(of, id)];
    await scene.hardship.papers.removeOwnPaper(of.member, await scene.seen(of, id), wrong, '传错了');
    await scene.hardship.papers.removePaper(of.officer, await scene.seen(of, id), strange, '是别人家的');
    expect(await papersOf(of, id)).toEqual([]);
    const { facts } = await scene.hardship.reading.page(of.officer, id);
    expect(facts.at(-1)).toMatchObject({ action: 'remove-paper', detail: { item: 'id-cards', reason: '是别人家的' } });
    const again = scene.hardship.papers.removePaper(of.officer, await scene.seen(of, id), wrong, '传错了');
    await expect(again).rejects.toMatchObject({ code: 'hardship-file.no-such-paper' });
    const [kept] = await database.owner(`SELECT status FROM documents.document WHERE id = $1`, [wrong]);
    expect(kept).toMatchObject({ status: 'removed' });
  });

  it('the proof of an illness is for fewer, also when it was filed before the cause was stated', async () => {
    const of = await scene.aPlace();
    const { id } = await scene.hardship.drafts.openOwn(of.member);
    const file = async () => {
      const paper = await files.aDocument(of.member, { kind: 'certificate' });
      await scene.hardship.papers.addOwnPapers(of.member, await scene.seen(of, id), 'cause-evidence', [paper]);
      const [row] = await database.owner(`SELECT sensitivity FROM documents.document WHERE id = $1`, [paper]);
      return row.sensitivity;
    };
    const sensitivities = async () =>
      (await database.owner(`SELECT sensitivity FROM documents.document WHERE subject_id = $1 ORDER BY id`, [id])).map(
        (row) => row.sensitivity,
      );
    const save = async (overrides: Parameters<typeof aDraft>[0]) =>
      scene.hardship.drafts.saveOwn(of.member, await scene.seen(of, id), aDraft(overrides));
    expect(await file()).toBe('medical');
    await save({ mainCause: 'schooling' });
    expect(await file()).toBe('normal');
    await save({ mainCause: 'schooling', otherCauses: ['major-illness'] });
    expect(await sensitivities()).toEqual(['medical', 'medical']);
    expect(await file()).toBe('medical');
  });

  it('what proves a line of the statement stays', async () => {
    const of = await scene.aPlace();
    const { id } = await scene.hardship.drafts.openOwn(of.member);
    const documentId = await byMember(of, id);
    const { statement } = aDraft();
    const incomes = [{ kind: 'wage', whose: '本人', yearly: 2_000_000n, documentId }] as const;
    const draft = aDraft({ statement: { ...statement, incomes } });
    await scene.hardship.drafts.saveOwn(of.member, await scene.seen(of, id), draft);
    const [row] = await database.owner(`SELECT sensitivity FROM documents.document WHERE id = $1`, [documentId]);
    expect(row).toEqual({ sensitivity: 'medical' });
    const drop = scene.hardship.papers.removePaper(of.officer, await scene.seen(of, id), documentId, '传错了');
    await expect(drop).rejects.toMatchObject({ code: 'hardship-file.paper-proves' });
  });

  it('once it is handed in the member adds, and takes nothing out', async () => {
    const of = await scene.aPlace();
    const { id } = await scene.hardship.drafts.openOwn(of.member);
    await scene.hardship.drafts.saveOwn(of.member, await scene.seen(of, id), aDraft());
    await scene.hardship.drafts.applyOwn(of.member, await scene.seen(of, id));
    const paper = await byMember(of, id);
    const drop = scene.hardship.papers.removeOwnPaper(of.member, await scene.seen(of, id), paper, '传错了');
    await expect(drop).rejects.toMatchObject({ code: 'hardship-file.action-not-open' });
  });

  it('an ended file takes papers and goes to no archive only while an appeal waits for its answer', async () => {
    const of = await scene.aPlace();
    const id = await scene.aVisited(of);
    const against = await scene.aMeeting(of, { votesFor: 1, votesAgainst: 2 });
    await scene.hardship.steps.assess(of.officer, await scene.seen(of, id), against);
    await expect(byMember(of, id)).rejects.toMatchObject({ code: 'hardship-file.action-not-open' });
    await scene.hardship.appeals.raise(of.member, await scene.seen(of, id), '收入算多了，有一笔是借的');
    await byMember(of, id);
    expect(await papersOf(of, id)).toHaveLength(1);
    const archive = async () => scene.hardship.steps.archive(of.officer, await scene.seen(of, id));
    await expect(archive()).rejects.toMatchObject({ code: 'file-appeal.waits' });
    const [appeal] = await scene.hardship.appeals.own(of.member);
    await scene.hardship.appeals.withdraw(of.member, appeal!.row.id, appeal!.row.version);
    await archive();
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'archived' });
  });
});
