import { addDays } from '@app/kernel';
import { offeredSheets, printSheet, sheetText } from '../support/printed-sheets';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

/** Said to the mediators alone. */
const CONFIDED = '其实给六千也行';

describe('papers of a dispute', () => {
  let api: TestApi;
  let scene: Scene;
  let desk: Caller;
  let mediator: Caller;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    desk = await scene.as(scene.school, 'officer');
    mediator = await scene.as(scene.school, 'committee');
  });
  afterAll(() => api?.close());

  const at = (id: string) => `/staff/disputes/${id}`;
  const offered = (who: Caller, id: string) => offeredSheets(who, 'dispute', id);
  const step = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.post(`${at(id)}/${path}`, body, (await who.get(at(id)))['version']);
  const print = (who: Caller, code: string, id: string) => printSheet(api, who, code, id);
  const textOf = (who: Caller, code: string, id: string) => sheetText(api, who, code, id);
  /** Each paper holds these words, no empty braces, and nothing that was confided. */
  async function expectPapers(who: Caller, id: string, papers: Record<string, readonly string[]>): Promise<void> {
    for (const [code, words] of Object.entries(papers)) {
      const text = await textOf(who, code, id);
      for (const each of words) expect([code, text]).toEqual([code, expect.stringContaining(each)]);
      expect(text).not.toContain('{{');
      expect(text).not.toContain(CONFIDED);
    }
  }

  async function received(employer: string): Promise<string> {
    const { today } = scene;
    const form = {
      ...{ unionId: scene.school, matter: 'wages', source: 'desk', employer, employment: 'employed' },
      ...{ receivedOn: today, knownOn: addDays(today, -60), facts: '三个月没有发工资' },
      claims: [{ item: '拖欠的工资', amount: '9000.00' }],
      applicants: [{ memberId: scene.memberId, name: '王秀英' }],
    };
    return (await desk.post('/staff/disputes', form))['id'];
  }

  async function investigating(employer: string): Promise<string> {
    const id = await received(employer);
    await step(desk, id, 'mediators', { accountIds: [mediator.agent.accountId] });
    await step(desk, id, 'consent-request', { on: scene.today });
    await step(desk, id, 'acceptance', { on: scene.today });
    await step(mediator, id, 'declaration');
    await step(mediator, id, 'investigation');
    const said = { side: 'applicant', takenOn: scene.today, saidBy: '王秀英', words: CONFIDED };
    await step(mediator, id, 'statements', said);
    return id;
  }

  it('go with it from the application to the confirmation by the court', async () => {
    const { today } = scene;
    const id = await investigating('云川第3公司');
    await step(mediator, id, 'sessions', { heldOn: today, atTime: '14:00', place: '工会会议室', bring: '工资条' });
    await expectPapers(mediator, id, {
      'DISPUTE-APPLICATION': ['王秀英', '云川第3公司', '三个月没有发工资', '拖欠的工资 9,000.00元'],
      'DISPUTE-CONSENT': ['云川第3公司', '拖欠的工资', '是否同意调解'],
      'DISPUTE-ACCEPTANCE': ['拖欠工资', '决定受理'],
      'DISPUTE-SESSION': ['14:00', '工会会议室', '工资条'],
      'DISPUTE-MINUTES': ['工会会议室'],
    });
    await step(mediator, id, 'offers', { side: 'respondent', offeredOn: today, amount: '8000.00', words: '分两次付' });
    const draft = await textOf(mediator, 'DISPUTE-AGREEMENT', id);
    expect(draft).not.toContain('分两次付');
    const { offers, sessions, applicants } = await mediator.get(at(id));
    await step(mediator, id, `offers/${offers[0].id}/answer`, { answer: 'agreed' });
    await expectPapers(mediator, id, { 'DISPUTE-AGREEMENT': ['分两次付', '8,000.00元'] });
    const held = { present: ['王秀英', '张经理'], minutes: '双方谈妥', signedBy: ['王秀英', '张经理'] };
    await step(mediator, id, `sessions/${sessions[0].id}/minutes`, held);
    await step(mediator, id, 'agreement', {
      ...{ agreedOn: today, effectiveOn: today, sealedOn: today, terms: '单位付清工资八千元', sealNumber: '用印 12' },
      ...{ applicantSigned: true, respondentSigned: true, mediatorSigned: true },
      instalments: [{ partyId: applicants[0].id, dueOn: today, amount: '8000.00' }],
    });
    await expectPapers(mediator, id, {
      'DISPUTE-MINUTES': ['双方谈妥', '王秀英、张经理'],
      'DISPUTE-AGREEMENT': ['单位付清工资八千元', '用印 12', '8,000.00元'],
      'DISPUTE-JUDICIAL': ['单位付清工资八千元', '人民法院', '王秀英'],
      'DISPUTE-REVIEW': ['仲裁委员会', '8,000.00元'],
      'DISPUTE-INDEX': ['调解成功', '第 1 次调解笔录', '调查笔录（申请人）', '调解协议书'],
    });
    expect(await offered(mediator, id)).not.toContain('DISPUTE-SESSION');
  });

  it('say why it was not accepted, and which roads are open when mediation came to nothing', async () => {
    const rejected = await received('云川第4公司');
    await step(desk, rejected, 'rejection', { on: scene.today, reason: '单位不同意调解' });
    await expectPapers(desk, rejected, { 'DISPUTE-REJECTION': ['单位不同意调解', '劳动监察'] });
    expect(await offered(desk, rejected)).not.toContain('DISPUTE-ACCEPTANCE');
    const failed = await investigating('云川第5公司');
    await step(mediator, failed, 'failure', { on: scene.today, reason: '金额谈不拢' });
    await expectPapers(mediator, failed, {
      'DISPUTE-OPINION': ['调解不成', '申请仲裁'],
      'DISPUTE-ARBITRATION': ['三个月没有发工资', '仲裁委员会', '王秀英'],
      'DISPUTE-INDEX': ['调解意见书'],
    });
  });

  it('do not exist for whom the wall hides the dispute, the desk that received it included', async () => {
    const id = await investigating('云川第6公司');
    const query = `/staff/forms?subjectType=dispute&subjectId=${id}`;
    for (const outsider of [desk, await scene.as(scene.school, 'committee'), await scene.as(scene.mill, 'chair')]) {
      expect(await outsider.call('GET', query)).toMatchObject({ status: 404, body: { code: 'dispute.not-found' } });
      expect((await print(outsider, 'DISPUTE-APPLICATION', id)).statusCode).toBe(404);
    }
  });
});
