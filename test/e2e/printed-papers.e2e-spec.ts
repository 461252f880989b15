import { addDays } from '@app/kernel';
import { aPetitionScene, type PetitionScene } from '../support/petition-scene';
import { offeredSheets, printSheet, sheetText } from '../support/printed-sheets';
import type { Caller } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('papers of petitions, legal aid and accidents', () => {
  let api: TestApi;
  let p: PetitionScene;

  beforeAll(async () => {
    api = await openTestApi();
    p = await aPetitionScene(api);
  });
  afterAll(() => api?.close());

  /** Each paper is offered, holds these words and no empty braces. */
  async function expectPapers(who: Caller, type: string, id: string, papers: Record<string, readonly string[]>) {
    const offered = await offeredSheets(who, type, id);
    for (const [code, words] of Object.entries(papers)) {
      expect(offered).toContain(code);
      const text = await sheetText(api, who, code, id);
      for (const each of words) expect([code, text]).toEqual([code, expect.stringContaining(each)]);
      expect(text).not.toMatch(/\{\{|\}\}/);
    }
  }

  it('of a petition go from its registration to the re-review, and each carries a code that anybody may check', async () => {
    const { desk, handler, chair, vice, today, told, step } = p;
    const id = await p.handling({ request: '换一家承包公司' });
    await step(chair, id, 'extension', { ...told('要等检测报告'), days: 20 });
    await expectPapers(handler, 'petition', id, {
      'PETITION-REGISTRATION': ['王秀英', '食堂三个月没有热菜', '换一家承包公司', '食堂承包公司', '来信'],
      'PETITION-ACCEPTANCE': ['王秀英', '60 天', '承办'],
      'PETITION-EXTENSION': ['延长 20 天', '要等检测报告'],
      'PETITION-ANSWER': ['请求复查'],
    });
    await step(handler, id, 'answer', told('已经换了承包公司'));
    await step(handler, id, 'review-request', { on: today });
    await step(chair, id, 'review', told('处理意见妥当'));
    await step(handler, id, 'recheck-request', { on: today });
    await step(vice, id, 'recheck', told('维持复查意见'));
    await expectPapers(handler, 'petition', id, {
      'PETITION-ANSWER': ['已经换了承包公司', '30 天'],
      'PETITION-REVIEW': ['已经换了承包公司', '处理意见妥当', '请求复核'],
      'PETITION-RECHECK': ['维持复查意见', '终结'],
    });
    expect((await printSheet(api, desk, 'PETITION-REGISTRATION', id)).statusCode).toBe(404);
    const sheets = (await handler.get(`/staff/forms?subjectType=petition&subjectId=${id}`))['sheets'];
    const checked = await desk.call('POST', '/public/form-checks', { code: sheets[0].checkCode });
    expect(checked.body).toMatchObject({ title: sheets[0].title });
    expect(checked.text).not.toContain('王秀英');
  });

  it('of a petition that goes elsewhere tell the petitioner and the other body, and nobody whom it is about', async () => {
    const { desk, told, step } = p;
    const forwarded = await p.registered();
    await step(desk, forwarded, 'forwarding', { ...told('属于劳动监察管'), to: 'inspection' });
    await expectPapers(desk, 'petition', forwarded, {
      'PETITION-REFERRAL': ['劳动监察', '属于劳动监察管'],
      'PETITION-FORWARDING': ['劳动监察', '食堂三个月没有热菜', '保密', '第 30 条'],
    });
    const declined = await p.registered();
    await step(desk, declined, 'rejection', told('不属于工会'));
    await expectPapers(desk, 'petition', declined, { 'PETITION-REJECTION': ['不予受理', '不属于工会'] });
    const returned = await p.registered({ source: 'forwarded', forwardedBy: '市信访局' });
    await step(desk, returned, 'return', told('不归我们管'));
    await expectPapers(desk, 'petition', returned, { 'PETITION-RETURN': ['市信访局', '不归我们管'] });
    const unknown = await p.registered({ memberId: undefined, petitioner: undefined });
    await step(desk, unknown, 'rejection', told('线索不清楚'));
    expect(await offeredSheets(desk, 'petition', unknown)).toEqual(['PETITION-REGISTRATION']);
  });

  it('of legal aid go from the application to the report at its end', async () => {
    const { desk, handler, chair, today, scene } = p;
    const at = (id: string) => `/staff/legal-aids/${id}`;
    const step = async (who: Caller, id: string, path: string, body: object) =>
      who.post(`${at(id)}/${path}`, body, (await who.get(at(id)))['version']);
    const told = (words: string) => ({ on: today, words });
    const form = {
      ...{ unionId: scene.school, matter: 'wages', service: 'arbitration', source: 'desk', receivedOn: today },
      ...{ people: 1, memberId: scene.memberId, employer: '食堂承包公司', asked: '8000.00', facts: '三个月没有发工资' },
    };
    const { id } = await desk.post('/staff/legal-aids', { ...form, papers: ['application'] });
    await step(desk, id, 'papers-request', told('请补身份证明'));
    await expectPapers(desk, 'legal-aid', id, {
      'LEGAL-AID-APPLICATION': ['王秀英', '三个月没有发工资', '8,000.00元', '仲裁代理'],
      'LEGAL-AID-SUPPLEMENT': ['身份证明', '经济困难状况说明'],
    });
    await step(desk, id, 'papers-supply', { on: today, papers: ['application', 'identity', 'means', 'evidence'] });
    await step(desk, id, 'grant', { on: today });
    await step(desk, id, 'assignment', { on: today, accountId: handler.agent.accountId, lawyerName: '郑明' });
    await step(handler, id, 'records', told('递交了仲裁申请'));
    await step(handler, id, 'completion', { ...told('裁决支付七千元'), outcome: 'partly-won', recovered: '7000.00' });
    await expectPapers(handler, 'legal-aid', id, {
      'LEGAL-AID-GRANT': ['给予援助', '不收任何费用'],
      'LEGAL-AID-ASSIGNMENT': ['郑明', '食堂承包公司'],
      'LEGAL-AID-COMPLETION': ['裁决支付七千元', '7,000.00元', '递交了仲裁申请'],
    });
    const refused = await desk.post('/staff/legal-aids', { ...form, papers: [] });
    await step(chair, refused['id'], 'refusal', { ...told('收入高于标准'), ground: 'not-in-need' });
    await expectPapers(desk, 'legal-aid', refused['id'], { 'LEGAL-AID-REFUSAL': ['收入高于标准', '异议'] });
    expect((await printSheet(api, p.colleague, 'LEGAL-AID-GRANT', id)).statusCode).toBe(404);
  });

  it('of an accident go from the report over the opinion of the union to the file', async () => {
    const { desk, handler, today, scene } = p;
    const at = (id: string) => `/staff/accidents/${id}`;
    const step = async (who: Caller, id: string, path: string, body: object) =>
      who.post(`${at(id)}/${path}`, body, (await who.get(at(id)))['version']);
    const on = (days: number) => ({ on: addDays(today, days - 20) });
    const { id } = await desk.post('/staff/accidents', {
      ...{ unionId: scene.school, kind: 'machinery', employer: '云川第2公司', place: '冲压车间' },
      ...{ occurredOn: addDays(today, -20), reportedOn: addDays(today, -19), facts: '冲床没有防护，夹伤两个人。' },
      persons: [
        { memberId: scene.memberId, harm: 'severe', harmWords: '右手三指骨折', employment: 'contract' },
        { name: '柴玉兰', harm: 'light', employment: 'dispatched' },
      ],
    });
    await step(desk, id, 'handler', { accountId: handler.agent.accountId });
    await expectPapers(desk, 'accident', id, {
      'ACCIDENT-REGISTRATION': ['云川第2公司', '机械伤害', '重伤 1 人、轻伤 1 人', '王秀英', '右手三指骨折', '柴玉兰'],
      'ACCIDENT-DELEGATION': ['云川第2公司', '工会法第 27 条'],
      'ACCIDENT-RECOGNITION': ['柴玉兰', '30 天', '工伤保险条例第 17 条'],
    });
    const [first, second] = (await desk.get(at(id)))['persons'].map((person: { id: string }) => person.id);
    const documentIds = [await desk.upload('certificate', scene.school)];
    await step(desk, id, 'papers', { title: '诊断证明书', personId: first, documentIds });
    await expectPapers(desk, 'accident-person', first, {
      'ACCIDENT-PERSON-RECOGNITION': [
        '王秀英',
        '右手三指骨折',
        '云川第2公司',
        '冲压车间',
        '诊断证明书',
        '工伤保险条例第 17 条',
      ],
    });
    expect(await sheetText(api, desk, 'ACCIDENT-PERSON-RECOGNITION', first)).not.toContain('柴玉兰');
    const decided = { state: 'recognised', appliedOn: addDays(today, -15), decidedOn: addDays(today, -1) };
    await step(desk, id, `persons/${second}/recognition`, decided);
    expect(await offeredSheets(desk, 'accident-person', second)).toEqual([]);
    await step(desk, id, 'joining', { ...on(2), investigatedBy: '区应急管理局' });
    await step(handler, id, 'activities', { kind: 'site-visit', ...on(3), words: '看了冲床，防护罩拆了。' });
    await step(handler, id, 'findings', { ...on(10), words: '防护装置缺失。' });
    await step(handler, id, 'opinion', { ...on(11), words: '全厂整改。', to: '区应急管理局' });
    await step(handler, id, 'decision', { ...on(15), words: '罚款，限期整改。', answer: '采纳工会意见。' });
    await expectPapers(handler, 'accident', id, {
      'ACCIDENT-WORK-RECORD': ['勘查现场', '看了冲床，防护罩拆了。'],
      'ACCIDENT-OPINION': ['防护装置缺失。', '全厂整改。', '区应急管理局'],
      'ACCIDENT-COMPENSATION': ['柴玉兰', '还没有谈赔偿'],
      'ACCIDENT-INDEX': ['罚款，限期整改。', '采纳工会意见。', '调查记录（勘查现场）'],
    });
    expect(await sheetText(api, handler, 'ACCIDENT-OPINION', id)).not.toContain('柴玉兰');
    expect((await printSheet(api, desk, 'ACCIDENT-REGISTRATION', id)).statusCode).toBe(404);
    expect((await printSheet(api, desk, 'ACCIDENT-PERSON-RECOGNITION', first)).statusCode).toBe(404);
    const trail = async (who: Caller) => (await who.get(`/staff/audit-entries?subjectId=${first}`))['items'].length;
    expect(await trail(await scene.as(scene.school, 'auditor'))).toBe(0);
    expect(await trail(await scene.as(scene.school, 'chair'))).toBeGreaterThan(0);
  });
});
