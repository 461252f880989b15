import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Actor, type MemberId, newId } from '@app/kernel';
import { aFederation, aUnion } from '@app/organizations/testing';
import { UnitOfWork } from '@app/persistence';
import { anActor } from '@app/persistence/testing';
import multipart from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { type LibApi, openLibApi } from '../../../../test/support/lib-api';
import { DocumentsHttpModule } from '../http';
import { DocumentService, DocumentSubject } from '../index';
import { aJpeg, anXlsm, anXlsx, aPdf } from '../testing';
import { formOf, type Part } from '../testing/multipart-form';

@Injectable()
class OpenSubject extends DocumentSubject {
  readonly type = 'notice';
  async mayRead(): Promise<boolean> {
    return true;
  }
}

describe('documents over HTTP', () => {
  let api: LibApi;
  let officer: Actor;
  let unionId: Awaited<ReturnType<typeof aUnion>>;

  beforeAll(async () => {
    api = await openLibApi([DocumentsHttpModule], [OpenSubject], async (app) => {
      const stamp = helmet();
      const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
      server.addHook('onRequest', ({ raw }, reply, done) => stamp(raw, reply.raw, () => done()));
      await app.register(multipart as never, { limits: { fileSize: 1000, files: 10 } });
    });
    await api.app.listen(0, '127.0.0.1');
    const { tenantId, rootId } = await aFederation({ uow: api.app.get(UnitOfWork) });
    unionId = await aUnion({ uow: api.app.get(UnitOfWork) }, tenantId, rootId);
    officer = anActor({ tenantId, grants: [{ unionId, permissions: ['document:upload'] }] });
    api.people.set('officer', officer);
    api.people.set('clerk', anActor({ tenantId, grants: [{ unionId, permissions: ['visit:read'] }] }));
    api.people.set('member', anActor({ tenantId, memberId: newId() as unknown as MemberId }));
  });
  afterAll(() => api?.close());

  const photo = (overrides: Partial<{ fileName: string; type: string; content: Buffer }> = {}) => ({
    name: 'file',
    fileName: '慰问照片.jpg',
    content: aJpeg(),
    ...overrides,
  });
  const post = (person: string, parts: readonly Part[], url = '/documents') => {
    const { payload, headers } = formOf(parts);
    return api.app.inject({ method: 'POST', url, payload, headers: { ...headers, 'x-person': person } });
  };
  const content = (person: string, id: string) =>
    api.app.inject({ method: 'GET', url: `/documents/${id}/content`, headers: { 'x-person': person } });
  const attached = async (parts: readonly Part[]): Promise<string> => {
    const { id } = (await post('officer', parts)).json();
    const to = { type: 'notice', id: newId() as string, unionId };
    await api.app.get(UnitOfWork).run(officer, (tx) => api.app.get(DocumentService).attach(tx, [id], to));
    return id;
  };

  describe('POST /documents', () => {
    it('answers 201 with the upload, and shows no name and no subject', async () => {
      const file = photo();
      const answer = await post('officer', [
        file,
        { name: 'kind', value: 'signature' },
        { name: 'unionId', value: unionId },
      ]);
      expect(answer.statusCode).toBe(201);
      expect(answer.json()).toEqual({
        id: expect.any(String),
        kind: 'signature',
        mediaType: 'image/jpeg',
        size: file.content.length,
        uploadedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      });
    });

    it('takes the fields before the file as well, and none at all', async () => {
      const before = await post('officer', [{ name: 'kind', value: 'receipt' }, photo()]);
      expect(before.json()).toMatchObject({ kind: 'receipt' });
      expect((await post('officer', [photo()])).json()).toMatchObject({ kind: 'other' });
    });

    it('goes by content: a workbook sent as a photo is a workbook', async () => {
      expect((await post('officer', [photo({ content: anXlsx() })])).json()).toMatchObject({
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      });
    });

    it.each([
      ['nobody signed in', 'nobody', 401, 'request.sign-in-needed'],
      ['no permission', 'clerk', 403, 'request.not-allowed'],
      ['a member', 'member', 403, 'request.not-allowed'],
    ])('is refused: %s', async (_, person, status, code) => {
      const answer = await post(person, [photo()]);
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    });

    const html = Buffer.from('<!doctype html><html><script>alert(1)</script></html>');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    it.each([
      ['a page', photo({ content: html }), 415, 'document.wrong-type'],
      ['a page that calls itself PDF', photo({ content: html, type: 'application/pdf' }), 415, 'document.wrong-type'],
      ['a drawing', photo({ content: svg, type: 'image/svg+xml' }), 415, 'document.wrong-type'],
      ['macros', photo({ content: anXlsm() }), 415, 'document.office-not-plain'],
      ['a script in a photo', photo({ content: aJpeg({ mark: '<script>' }) }), 415, 'document.active-content'],
      ['nothing', photo({ content: Buffer.alloc(0) }), 400, 'document.empty'],
      ['a huge picture', photo({ content: aJpeg({ width: 50_000 }) }), 422, 'document.image-oversized'],
    ])('is refused: %s', async (_, file, status, code) => {
      const answer = await post('officer', [file]);
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.json().detail).toMatch(/请.*。$/);
      expect(answer.body).not.toContain('慰问照片');
    });

    it('says how large a file is that is too large, also when its length is not announced', async () => {
      const sentence = '文件 23 MB,超过 10 MB,请压缩后再传。';
      const parts = [photo({ content: Buffer.alloc(23 * 1024 * 1024) }), { name: 'kind', value: 'photo' }];
      const answer = await post('officer', parts);
      expect([answer.statusCode, answer.json().detail]).toEqual([413, sentence]);
      expect(await streamed(formOf(parts))).toMatchObject({ status: 413, body: { detail: sentence } });
    });

    const streamed = ({ payload, headers }: ReturnType<typeof formOf>): Promise<{ status?: number; body: unknown }> =>
      new Promise((resolve, reject) => {
        const { port } = api.app.getHttpServer().address() as AddressInfo;
        const options = { port, path: '/documents', method: 'POST', headers: { ...headers, 'x-person': 'officer' } };
        const call = httpRequest(options, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({ status: answer.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) }),
          );
        });
        call.on('error', reject);
        for (let at = 0; at < payload.length; at += 1 << 20) call.write(payload.subarray(at, at + (1 << 20)));
        call.end();
      });

    it('names the field that is wrong', async () => {
      const fieldsOf = async (field: Part) => (await post('officer', [photo(), field])).json();
      expect(await fieldsOf({ name: 'kind', value: 'virus' })).toMatchObject({
        status: 400,
        code: 'request.invalid',
        fields: [{ field: 'kind', message: '请选择「材料种类」' }],
      });
      expect(await fieldsOf({ name: 'unionId', value: 'x' })).toMatchObject({ fields: [{ field: 'unionId' }] });
      expect(await fieldsOf({ name: 'subjectId', value: 'x' })).toMatchObject({
        fields: [{ field: 'subjectId', message: '不认识这一项' }],
      });
    });

    it('is refused for a union elsewhere', async () => {
      const answer = await post('officer', [photo(), { name: 'unionId', value: newId() }]);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'organization.not-found']);
    });

    it('takes one file at a time, and needs one', async () => {
      expect((await post('officer', [photo(), photo()])).json()).toMatchObject({
        status: 400,
        code: 'document.one-file',
      });
      expect((await post('officer', [{ name: 'kind', value: 'photo' }])).json()).toMatchObject({
        code: 'document.file-missing',
      });
      const json = { method: 'POST', url: '/documents', payload: { kind: 'photo' } } as const;
      expect((await api.app.inject({ ...json, headers: { 'x-person': 'officer' } })).json()).toMatchObject({
        code: 'document.file-missing',
      });
    });

    it.each([
      ['in its end', -40],
      ['in the file', 250],
      ['in a header', 80],
    ])('refuses a form that breaks off %s', async (_, at) => {
      const { payload, headers } = formOf([photo({ content: aJpeg({ mark: 'x'.repeat(2_000) }) })]);
      const answer = await api.app.inject({
        method: 'POST',
        url: '/documents',
        payload: payload.subarray(0, at),
        headers: { ...headers, 'x-person': 'officer' },
      });
      expect(answer.json()).toMatchObject({ status: 400, code: 'document.upload-broken' });
    });
  });

  describe('POST /portal/documents', () => {
    it('is for members, who name no union', async () => {
      const url = '/portal/documents';
      const answer = await post('member', [photo(), { name: 'kind', value: 'hospital-summary' }], url);
      expect([answer.statusCode, answer.json().kind]).toEqual([201, 'hospital-summary']);
      expect((await post('officer', [photo()], url)).statusCode).toBe(403);
      expect((await post('member', [photo(), { name: 'unionId', value: unionId }], url)).statusCode).toBe(400);
    });
  });

  describe('GET /documents/:id/content', () => {
    it('gives the very bytes, with headers by which a browser shows and never runs them', async () => {
      const file = photo();
      const answer = await content('officer', await attached([file]));
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload.equals(file.content)).toBe(true);
      expect(answer.headers).toMatchObject({
        'content-type': 'image/jpeg',
        'content-length': String(file.content.length),
        'content-disposition': `inline; filename="document.jpg"; filename*=UTF-8''${encodeURIComponent('慰问照片.jpg')}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      });
    });

    it('shows a PDF in the sandbox and only saves an Office file', async () => {
      const pdf = await content('officer', await attached([photo({ content: aPdf(), fileName: "a'(1)*.pdf" })]));
      expect(pdf.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="document.pdf"; filename*=UTF-8''a%27%281%29.pdf`,
        'content-security-policy': "default-src 'none'; sandbox",
      });
      const workbook = await content('officer', await attached([photo({ content: anXlsx(), fileName: '名单.html' })]));
      expect(workbook.headers['content-disposition']).toBe(
        `attachment; filename="document.xlsx"; filename*=UTF-8''${encodeURIComponent('名单.xlsx')}`,
      );
    });

    it('is 404 for who may not see it, for what is not there and for what is no id; 401 without signing in', async () => {
      const { id } = (await post('officer', [photo()])).json();
      for (const [person, wanted] of [
        ['clerk', id],
        ['officer', newId()],
        ['officer', '..%2f..%2fetc'],
      ] as const)
        expect((await content(person, wanted)).statusCode).toBe(404);
      expect((await content('nobody', id)).statusCode).toBe(401);
    });
  });
});
