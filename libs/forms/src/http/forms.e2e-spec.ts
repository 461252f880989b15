import { createHash } from 'node:crypto';
import { aRoundScene } from '../../../rounds/src/testing/a-round';
import type { Caller, Scene } from '../../../../test/support/scene';
import { openTestApi, type TestApi } from '../../../../test/support/test-api';
import { partsOf } from '../app/docx-parts';
import { aWordFile, paragraph, tableRow } from '../testing';

const CODE = 'ROUND-ROSTER';

describe('forms over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let sibling: Caller;
  let round: string;

  beforeAll(async () => {
    api = await openTestApi();
    const stage = await aRoundScene(api, 2);
    ({ scene, officer } = stage);
    sibling = await scene.as(scene.mill, 'officer');
    round = (await stage.draft({ name: '春节走访慰问' }))['id'];
    await stage.act(officer, round, 'freezing');
  });
  afterAll(() => api?.close());

  const print = async (caller: Caller, code = CODE, subjectId = round) => {
    const payload = { code, subjectId };
    return api.app.inject({ method: 'POST', url: '/api/staff/form-sheets', headers: caller.agent.headers, payload });
  };
  const textOf = (file: Buffer, part = 'word/document.xml'): string =>
    [
      ...partsOf(file)
        .get(part)!
        .toString('utf8')
        .matchAll(/<w:t[ >][^<]*/g),
    ]
      .map(([each]) => each.replace(/<[^>]*>/, ''))
      .join('');
  const bring = (caller: Caller, file: Buffer, fields: Record<string, string>, path = '') => {
    const boundary = 'nuanjia-template';
    const parts = Object.entries(fields).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const head = `${parts.join('')}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="t.docx"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    return api.app.inject({
      ...{ method: 'POST', url: `/api/staff/form-templates${path}` },
      payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      headers: { ...caller.agent.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
  };
  const template = (words: string) =>
    aWordFile({ body: paragraph(`${words} {{活动名称}} {{验真码}}`) + tableRow('{{名单.序号}}', '{{名单.姓名}}') });

  it('a record names the forms that fit it, and nobody from elsewhere learns that there is one', async () => {
    const query = `/staff/forms?subjectType=round&subjectId=${round}`;
    expect((await officer.get(query))['forms']).toEqual([{ code: CODE, title: '慰问名单签领表' }]);
    expect((await sibling.call('GET', query)).status).toBe(404);
    expect((await officer.get('/staff/forms?subjectType=nothing&subjectId=' + round))['forms']).toEqual([]);
  });

  it('prints a Word file that is only ever saved, with a code that anybody may check', async () => {
    const answer = await print(officer);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['x-content-type-options']]).toEqual([
      ...[200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'nosniff'],
    ]);
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain(
      `慰问名单签领表 ${scene.today}.docx`,
    );
    const file = answer.rawPayload;
    const footer = [...partsOf(file).keys()].find((name) => name.startsWith('word/footer'))!;
    const code = /(\w{4}-\w{4}-\w{4})/.exec(textOf(file, footer))![1]!;
    expect(textOf(file)).toContain('春节走访慰问');
    const sha256 = createHash('sha256').update(file).digest('hex');
    const ask = (payload: object) => api.app.inject({ method: 'POST', url: '/api/public/form-checks', payload });
    const told = (await ask({ code, sha256 })).json();
    expect(told).toEqual({
      unionName: '甲镇中学工会',
      title: '慰问名单签领表',
      issuedOn: scene.today,
      file: 'unchanged',
    });
    expect((await ask({ code: '2222-2222-2222' })).json()).toMatchObject({ status: 404, code: 'form-check.unknown' });
    expect((await ask({ code: 'X' })).json()).toMatchObject({ status: 400, code: 'form-check.mistyped' });
  });

  it('is refused for a record of another union, a form that there is not, and without the permission', async () => {
    expect((await print(sibling)).statusCode).toBe(404);
    expect((await print(officer, 'NO-SUCH')).json()).toMatchObject({ code: 'form.not-found' });
    const nobody = await scene.as(scene.school);
    expect((await print(nobody)).statusCode).toBe(403);
  });

  it('a template is checked, brought, seen with its dates, used and taken back', async () => {
    const { school: unionId } = scene;
    const wrong = aWordFile({ body: paragraph('{{活动名字}} {{验真码}}') });
    const check = (await bring(officer, wrong, { code: CODE }, '/checks')).json();
    expect(check).toMatchObject({ ok: false, faults: [{ placeholder: '活动名字' }, { placeholder: '名单' }] });
    const refused = await bring(officer, wrong, { code: CODE, unionId });
    expect(refused.json()).toMatchObject({ status: 422, code: 'form-template.faulty', faults: check.faults });
    const taken = (await bring(officer, template('我们的格式'), { code: CODE, unionId, note: '按校办要求' })).json();
    expect(taken).toMatchObject({
      code: CODE,
      template: { edition: 1, note: '按校办要求', unionName: '甲镇中学工会' },
    });
    expect(textOf((await print(officer)).rawPayload)).toContain('我们的格式');
    const { items } = await officer.get(`/staff/form-templates?unionId=${unionId}`);
    expect(items.find((item: { code: string }) => item.code === CODE)).toMatchObject({
      template: { edition: 1 },
      fields: expect.arrayContaining([{ placeholder: '{{验真码}}', example: expect.any(String), mandatory: true }]),
    });
    await officer.post('/staff/form-templates/taking-back', { code: CODE, unionId }, taken.template.version);
    expect(textOf((await print(officer)).rawPayload)).not.toContain('我们的格式');
    const editions = await officer.get(`/staff/form-templates/editions?code=${CODE}&unionId=${unionId}`);
    expect(editions['items']).toMatchObject([{ edition: 1, endedByName: expect.any(String) }]);
  });

  it('nobody brings or sees a template of a union that is not his', async () => {
    const { school: unionId } = scene;
    expect((await bring(sibling, template('别家的'), { code: CODE, unionId })).statusCode).toBe(404);
    for (const path of ['?', `/editions?code=${CODE}&`, `/file?code=${CODE}&`])
      expect((await sibling.call('GET', `/staff/form-templates${path}unionId=${unionId}`)).status).toBe(404);
  });
});
