import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Actor, type DocumentId, newId } from '@app/kernel';
import { aFederation } from '@app/organizations/testing';
import { anActor } from '@app/persistence/testing';
import { aJpeg, aPng } from './testing';
import { documentScene } from './testing/document-scene';

describe('documents that are brought and attached', () => {
  const scene = documentScene();
  const { anOfficer, aCase, attach, rowOf, auditOf, fileOf, attached } = scene;
  let database: ReturnType<typeof documentScene>['database'];
  let platform: ReturnType<typeof documentScene>['platform'];
  let open: ReturnType<typeof documentScene>['open'];
  let tenantId: ReturnType<typeof documentScene>['tenantId'];
  let unionId: ReturnType<typeof documentScene>['unionId'];
  beforeAll(() => {
    ({ database, platform, open, tenantId, unionId } = scene);
  });

  it('leaves the schema builder nothing to do', async () => {
    const log = await platform.dataSource.driver.createSchemaBuilder().log();
    const own = log.upQueries.map(({ query }) => query).filter((query) => query.includes('"documents"'));
    // Foreign keys stand in the migration alone.
    expect(own.filter((query) => !/DROP CONSTRAINT ".*_fkey"/.test(query))).toEqual([]);
  });

  describe('an upload', () => {
    it('is pending, has a row and a sealed file, and a record of who brought it', async () => {
      const officer = anOfficer();
      const content = aJpeg();
      const meta = await open.uploads.upload(officer, {
        kind: 'hospital-summary',
        unionId,
        fileName: '王五出院小结.jpg',
        content,
      });
      expect(meta).toMatchObject({
        status: 'pending',
        kind: 'hospital-summary',
        sensitivity: 'medical',
        mediaType: 'image/jpeg',
        size: content.length,
        subject: null,
        unionId,
        uploadedByAccountId: officer.accountId,
        uploadedByPersonId: officer.personId,
      });
      expect(await auditOf(meta.id)).toMatchObject([{ action: 'document.uploaded', account_id: officer.accountId }]);
      expect((await open.reading.open(officer, meta.id)).content.equals(content)).toBe(true);
    });

    it('keeps neither name nor content readable, in the row, in the file or in the record', async () => {
      const id = await open.aDocument(anOfficer(), {
        fileName: '王五肝炎.jpg',
        content: aJpeg({ mark: 'SECRET-MARK' }),
      });
      const row = await rowOf(id);
      expect(row.file_name.includes('王五')).toBe(false);
      expect(JSON.stringify(await auditOf(id))).not.toContain('王五');
      const sealed = readFileSync(fileOf(id));
      expect(sealed.includes('SECRET-MARK')).toBe(false);
      expect(sealed.includes(Buffer.from('ffd8ff', 'hex'))).toBe(false);
      expect(fileOf(id)).not.toContain('王五');
    });

    it('leaves only whole files under their final names', async () => {
      const id = await open.aDocument(anOfficer());
      expect(readdirSync(path.dirname(fileOf(id))).filter((name) => name.endsWith('.part'))).toEqual([]);
    });

    it.each([
      ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'document.wrong-type'],
      ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'document.wrong-type'],
      ['zeros', Buffer.alloc(100_000), 'document.wrong-type'],
      ['nothing', Buffer.alloc(0), 'document.empty'],
      ['too much', Buffer.alloc(10 * 1024 * 1024 + 1), 'document.too-large'],
      ['a picture that unpacks into gigabytes', aPng({ width: 60_000, height: 60_000 }), 'document.image-oversized'],
    ])('of %s named like a photo is refused and leaves nothing behind', async (_, content, code) => {
      const officer = anOfficer();
      await expect(open.aDocument(officer, { content, fileName: '照片.jpg' })).rejects.toMatchObject({ code });
      const rows = await database.owner('SELECT 1 FROM documents.document WHERE uploaded_by_account_id = $1', [
        officer.accountId,
      ]);
      expect(rows).toEqual([]);
    });

    it('for a union outside the scope is refused as if there were none', async () => {
      const elsewhere = await aFederation(platform);
      for (const other of [newId<'union'>(), elsewhere.rootId])
        await expect(open.aDocument(anOfficer(), { unionId: other })).rejects.toMatchObject({
          code: 'organization.not-found',
        });
    });

    it('is refused to an account with a hundred that no case uses, and allowed again when one is used', async () => {
      const officer = anOfficer();
      const first = await open.aDocument(officer);
      await database.owner(
        `INSERT INTO documents.document SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).*
         FROM documents.document d, generate_series(1, 99) WHERE d.id = $1`,
        [first],
      );
      await expect(open.aDocument(officer)).rejects.toMatchObject({ code: 'document.too-many-pending' });
      await attach(officer, [first], aCase());
      await expect(open.aDocument(officer)).resolves.toBeDefined();
    });

    it('that cannot be recorded takes its file back', async () => {
      const officer = { ...anOfficer(), personId: 'not a person' } as unknown as Actor;
      await expect(open.aDocument(officer)).rejects.toThrow();
      const rows = await database.owner('SELECT id FROM documents.document');
      const known = new Set(rows.map((row) => row.id));
      const entries = readdirSync(path.join(open.directory, tenantId), { recursive: true, withFileTypes: true });
      expect(entries.filter((entry) => entry.isFile() && !known.has(entry.name))).toEqual([]);
    });
  });

  describe('attaching', () => {
    it('puts all documents into the case, on record', async () => {
      const officer = anOfficer();
      const ids = [await open.aDocument(officer), await open.aDocument(officer, { kind: 'receipt' })];
      const to = aCase();
      await attach(officer, [...ids, ids[0]!], to);
      const listed = await platform.uow.read(officer, (tx) => open.documents.listFor(tx, to));
      expect(listed).toMatchObject([
        { id: ids[0], status: 'attached', subject: { type: to.type, id: to.id }, unionId, version: 2 },
        { id: ids[1], status: 'attached', kind: 'receipt' },
      ]);
      expect(await auditOf(ids[0]!)).toMatchObject([
        { action: 'document.uploaded' },
        { action: 'document.attached', union_id: unionId, detail: { status: ['pending', 'attached'] } },
      ]);
    });

    it('refuses documents of somebody else, of no one and of another case, and then attaches none', async () => {
      const officer = anOfficer();
      const own = await open.aDocument(officer);
      const { id: used } = await attached();
      for (const bad of [await open.aDocument(anOfficer()), newId<'document'>() as DocumentId, used])
        await expect(attach(officer, [own, bad], aCase())).rejects.toMatchObject({ code: 'document.not-attachable' });
      expect(await rowOf(own)).toMatchObject({ status: 'pending', subject_id: null, version: 1 });
    });

    it('of one document to two cases at once succeeds for one', async () => {
      const officer = anOfficer();
      const id = await open.aDocument(officer);
      const results = await Promise.allSettled([attach(officer, [id], aCase()), attach(officer, [id], aCase())]);
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('is undone with the transaction around it', async () => {
      const officer = anOfficer();
      const id = await open.aDocument(officer);
      const failing = platform.uow.run(officer, async (tx) => {
        await open.documents.attach(tx, [id], aCase());
        throw new Error('stop');
      });
      await expect(failing).rejects.toThrow('stop');
      expect(await rowOf(id)).toMatchObject({ status: 'pending' });
    });

    it('is listed for many cases in one go', async () => {
      const [first, second] = [await attached(), await attached()];
      const found = await platform.uow.read(first.officer, (tx) =>
        open.documents.listForAll(tx, 'hardship-file', [first.to.id, second.to.id, newId()]),
      );
      expect([...found.keys()].sort()).toEqual([first.to.id, second.to.id].sort());
      expect(found.get(first.to.id)).toMatchObject([{ id: first.id }]);
    });

    it('ends when the document is taken out with a reason; content and record stay', async () => {
      const { officer, id, to } = await attached();
      await platform.uow.run(officer, (tx) => open.documents.remove(tx, id, to, '传错了人'));
      await expect(open.reading.open(officer, id)).rejects.toMatchObject({ code: 'document.not-found' });
      expect(await platform.uow.read(officer, (tx) => open.documents.listFor(tx, to))).toEqual([]);
      expect((await auditOf(id)).at(-1)).toMatchObject({ action: 'document.removed', reason: '传错了人' });
      await open.removal.removeOf(tenantId);
      expect(readFileSync(fileOf(id)).length).toBeGreaterThan(0);
    });
  });

  describe('the same file', () => {
    it('is found in another case, also under another name, and not among uploads that no case uses', async () => {
      const content = aJpeg();
      const first = await attached({ content, fileName: '甲.jpg' });
      const officer = anOfficer();
      await open.aDocument(officer, { content });
      const again = await open.aDocument(officer, { content, fileName: '乙.jpg' });
      const other = await open.aDocument(officer);
      const same = (id: DocumentId) => platform.uow.read(officer, (tx) => open.documents.findSameContent(tx, id));
      expect(await same(again)).toMatchObject([
        { documentId: first.id, subject: { type: first.to.type, id: first.to.id } },
      ]);
      expect(await same(other)).toEqual([]);
    });

    it('is not found across tenants, and has another keyed hash there', async () => {
      const content = aJpeg();
      const first = await attached({ content });
      const { tenantId: elsewhere } = await aFederation(platform);
      const stranger = anActor({ tenantId: elsewhere });
      const id = await open.aDocument(stranger, { content });
      expect(await platform.uow.read(stranger, (tx) => open.documents.findSameContent(tx, id))).toEqual([]);
      expect((await rowOf(id)).content_mac.equals((await rowOf(first.id)).content_mac)).toBe(false);
    });
  });
  it('are never deleted as rows by the application', async () => {
    const { officer, id } = await attached();
    await expect(
      platform.uow.run(officer, (tx) =>
        tx.rows('DELETE FROM documents.document WHERE tenant_id = $1 AND id = $2', [tenantId, id]),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});
