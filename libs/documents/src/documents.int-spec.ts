import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Actor, type DocumentId, newId, type TenantId, type UnionId } from '@app/kernel';
import { aFederation, aUnion } from '@app/organizations/testing';
import { type ReadTx, TenantRegister } from '@app/persistence';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { Logger } from '@nestjs/common';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { DocumentSubject, type Sensitivity } from './index';
import { UnusedUploadJob } from './jobs/unused-upload.job';
import { aJpeg, aPdf, aPng, DOCUMENT_ENTITIES, type OpenDocuments, openDocuments } from './testing';

/** A case that one account may see, and its medical papers only with the permission. */
class FileSubject extends DocumentSubject {
  readonly type = 'hardship-file';
  readonly readers = new Set<string>();

  async mayRead(_: ReadTx, actor: Actor, __: string, sensitivity: Sensitivity): Promise<boolean> {
    const permitted = actor.grants.some((grant) => grant.permissions.has('file:read-sensitive'));
    return this.readers.has(actor.accountId) && (sensitivity === 'normal' || permitted);
  }
}

describe('documents on PostgreSQL and on disk', () => {
  let database: TestDatabase;
  let platform: Platform;
  let open: OpenDocuments;
  let tenantId: TenantId;
  let unionId: UnionId;
  const subject = new FileSubject();
  const lines: unknown[] = [];

  beforeAll(async () => {
    Logger.overrideLogger({ log() {}, warn() {}, error: (line: unknown) => void lines.push(line) });
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, DOCUMENT_ENTITIES);
    open = openDocuments(platform, [subject]);
    const federation = await aFederation(platform);
    tenantId = federation.tenantId;
    unionId = await aUnion(platform, tenantId, federation.rootId);
  });
  afterAll(async () => {
    open.close();
    await platform.dataSource.destroy();
    await database.drop();
  });

  const anOfficer = (...permissions: string[]): Actor =>
    anActor({ tenantId, grants: [{ unionId, permissions: ['document:upload', ...permissions] }] });
  const aCase = () => ({ type: 'hardship-file', id: newId() as string, unionId });
  const attach = (actor: Actor, ids: DocumentId[], to: ReturnType<typeof aCase> & { sensitivity?: Sensitivity }) =>
    platform.uow.run(actor, (tx) => open.documents.attach(tx, ids, to));
  const rowOf = async (id: string) => (await database.owner('SELECT * FROM documents.document WHERE id = $1', [id]))[0];
  const auditOf = (id: string) =>
    database.owner('SELECT * FROM audit.audit_entry WHERE subject_id = $1 ORDER BY occurred_at, seq', [id]);
  const fileOf = (id: string, tenant: string = tenantId) => path.join(open.directory, tenant, id.slice(-2), id);
  const attached = async (overrides: Parameters<OpenDocuments['aDocument']>[1] = {}, to = aCase()) => {
    const officer = anOfficer();
    subject.readers.add(officer.accountId);
    const id = await open.aDocument(officer, overrides);
    await attach(officer, [id], to);
    return { officer, id, to };
  };

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

  describe('reading', () => {
    it('of a pending document is for its uploader', async () => {
      const officer = anOfficer();
      const id = await open.aDocument(officer);
      await expect(open.reading.open(officer, id)).resolves.toMatchObject({ fileName: '照片.jpg' });
      await expect(open.reading.open(anOfficer(), id)).rejects.toMatchObject({ code: 'document.not-found' });
    });

    it('of an attached document follows the subject, even for its uploader', async () => {
      const { officer, id } = await attached();
      const reader = anOfficer();
      await expect(open.reading.open(reader, id)).rejects.toMatchObject({ code: 'document.not-found' });
      subject.readers.add(reader.accountId);
      await expect(open.reading.open(reader, id)).resolves.toMatchObject({ mediaType: 'image/jpeg' });
      subject.readers.delete(officer.accountId);
      await expect(open.reading.open(officer, id)).rejects.toMatchObject({ code: 'document.not-found' });
    });

    it('of a subject that no lib provides is for nobody', async () => {
      const { officer, id } = await attached({}, { ...aCase(), type: 'unknown' });
      await expect(open.reading.open(officer, id)).rejects.toMatchObject({ code: 'document.not-found' });
    });

    it('of a medical document asks for more and is recorded each time; of others it is not', async () => {
      const { officer, id, to } = await attached({ kind: 'hospital-summary', content: aPdf(), fileName: '小结.pdf' });
      await expect(open.reading.open(officer, id)).rejects.toMatchObject({ code: 'document.not-found' });
      const doctor = anOfficer('file:read-sensitive');
      subject.readers.add(doctor.accountId);
      await open.reading.open(doctor, id);
      await open.reading.open(doctor, id);
      const views = (await auditOf(id)).filter((entry) => entry.action === 'document.viewed');
      expect(views).toMatchObject([
        { account_id: doctor.accountId, union_id: unionId, detail: { kind: 'hospital-summary', of: { id: to.id } } },
        { account_id: doctor.accountId },
      ]);
      const plain = await attached();
      await open.reading.open(plain.officer, plain.id);
      expect((await auditOf(plain.id)).map((entry) => entry.action)).not.toContain('document.viewed');
    });

    it('across tenants finds nothing, whatever the subject would say', async () => {
      const { id } = await attached();
      const stranger = anActor({ tenantId: (await aFederation(platform)).tenantId });
      subject.readers.add(stranger.accountId);
      await expect(open.reading.open(stranger, id)).rejects.toMatchObject({ code: 'document.not-found' });
      expect(await platform.uow.read(stranger, (tx) => open.documents.metaOf(tx, id))).toBeUndefined();
      await expect(platform.uow.run(stranger, (tx) => open.documents.attach(tx, [id], aCase()))).rejects.toMatchObject({
        code: 'document.not-attachable',
      });
    });
  });

  describe('a file that was changed on disk', () => {
    const damages: [string, (id: string) => void, string][] = [
      ['one bit', (id) => writeFileSync(fileOf(id), flipped(readFileSync(fileOf(id)))), 'changed'],
      ['its end cut off', (id) => writeFileSync(fileOf(id), readFileSync(fileOf(id)).subarray(0, -3)), 'changed'],
      ['all of it cut off', (id) => writeFileSync(fileOf(id), ''), 'changed'],
      ['itself taken away', (id) => rmSync(fileOf(id)), 'missing'],
    ];
    const flipped = (bytes: Buffer): Buffer => {
      bytes[bytes.length - 5]! ^= 1;
      return bytes;
    };

    it.each(damages)(
      '(%s) does not open: a sentence for the person, a line without content in the log',
      async (_, damage, fault) => {
        const { officer, id } = await attached({ fileName: '王五.jpg' });
        damage(id);
        lines.length = 0;
        await expect(open.reading.open(officer, id)).rejects.toMatchObject({
          code: 'document.unreadable',
          detail: '这份材料的文件已损坏，打不开。请告诉管理员，并请上传的人重新上传。',
        });
        expect(lines).toEqual([{ event: 'document-unreadable', documentId: id, fault }]);
      },
    );

    it('does not open in the place of another document, nor in another tenant', async () => {
      const [one, two] = [await attached(), await attached()];
      writeFileSync(fileOf(one.id), readFileSync(fileOf(two.id)));
      await expect(open.reading.open(one.officer, one.id)).rejects.toMatchObject({ code: 'document.unreadable' });
      const { tenantId: elsewhere } = await aFederation(platform);
      const stranger = anActor({ tenantId: elsewhere });
      const id = await open.aDocument(stranger);
      mkdirSync(path.dirname(fileOf(id, elsewhere)), { recursive: true });
      writeFileSync(fileOf(id, elsewhere), readFileSync(fileOf(two.id)));
      await expect(open.reading.open(stranger, id)).rejects.toMatchObject({ code: 'document.unreadable' });
    });
  });

  describe('uploads that no case uses', () => {
    const aged = (id: string, days: number) =>
      database.owner(
        `UPDATE documents.document SET created_at = created_at - make_interval(days => $2) WHERE id = $1`,
        [id, days],
      );

    it('go after seven days with their files and names; younger ones and those of cases stay', async () => {
      const officer = anOfficer();
      const [old, young] = [await open.aDocument(officer), await open.aDocument(officer)];
      const kept = await attached();
      await aged(old, 8);
      await aged(young, 6);
      await aged(kept.id, 400);
      expect(await open.removal.removeOf(tenantId)).toBe(1);
      expect(await open.removal.removeOf(tenantId)).toBe(0);
      const row = await rowOf(old);
      expect(row).toMatchObject({
        status: 'removed',
        removed_at: expect.any(Date),
        content_removed_at: expect.any(Date),
      });
      expect(row.file_name).toHaveLength(0);
      expect(() => readFileSync(fileOf(old))).toThrow('ENOENT');
      expect((await auditOf(old)).at(-1)).toMatchObject({ action: 'document.expired' });
      await expect(open.reading.open(officer, young)).resolves.toBeDefined();
      await expect(open.reading.open(kept.officer, kept.id)).resolves.toBeDefined();
    });

    it('go in every tenant, hour by hour', async () => {
      const [own, strange] = [anOfficer(), anActor({ tenantId: (await aFederation(platform)).tenantId })];
      const ids = [await open.aDocument(own), await open.aDocument(strange)];
      for (const id of ids) await aged(id, 8);
      const job = new UnusedUploadJob(new TenantRegister(platform.dataSource), open.removal);
      await job.run();
      for (const id of ids) expect(await rowOf(id)).toMatchObject({ status: 'removed', file_name: Buffer.alloc(0) });
      expect(job.schedule).toEqual({ every: 3_600_000 });
    });

    it('go also when the last round ended between row and file, or the file is gone already', async () => {
      const officer = anOfficer();
      const [halfway, gone] = [await open.aDocument(officer), await open.aDocument(officer)];
      await database.owner(`UPDATE documents.document SET status = 'removed', removed_at = now() WHERE id = ANY($1)`, [
        [halfway, gone],
      ]);
      rmSync(fileOf(gone));
      expect(await open.removal.removeOf(tenantId)).toBe(2);
      expect(() => readFileSync(fileOf(halfway))).toThrow('ENOENT');
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
