import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { aFederation } from '@app/organizations/testing';
import { TenantRegister } from '@app/persistence';
import { anActor } from '@app/persistence/testing';
import { UnusedUploadJob } from './jobs/unused-upload.job';
import { aPdf } from './testing';
import { documentScene } from './testing/document-scene';

describe('documents that are read, damaged and left over', () => {
  const scene = documentScene();
  const { subject, lines, anOfficer, aCase, rowOf, auditOf, fileOf, attached } = scene;
  let database: ReturnType<typeof documentScene>['database'];
  let platform: ReturnType<typeof documentScene>['platform'];
  let open: ReturnType<typeof documentScene>['open'];
  let tenantId: ReturnType<typeof documentScene>['tenantId'];
  let unionId: ReturnType<typeof documentScene>['unionId'];
  beforeAll(() => {
    ({ database, platform, open, tenantId, unionId } = scene);
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
});
