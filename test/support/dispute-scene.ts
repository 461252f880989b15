import { addDays } from '@app/kernel';
import { aScene, type Caller } from './scene';
import type { TestApi } from './test-api';

export const HIDDEN_DISPUTE = { status: 404, body: { code: 'dispute.not-found' } };

export type DisputeScene = Awaited<ReturnType<typeof aDisputeScene>>;

/** A school with its desk, a mediator, a colleague, the chair and a member, and disputes brought as far as a spec needs. */
export async function aDisputeScene(api: TestApi) {
  const scene = await aScene(api);
  const { today } = scene;
  const desk = await scene.as(scene.school, 'officer');
  const mediator = await scene.as(scene.school, 'committee');
  const colleague = await scene.as(scene.school, 'officer');
  const chair = await scene.as(scene.school, 'chair');
  const member = await scene.asMember();

  const aForm = (overrides: object = {}) => ({
    ...{ unionId: scene.school, matter: 'wages', source: 'desk', employer: '云川第2公司', employment: 'employed' },
    ...{ receivedOn: today, knownOn: addDays(today, -60), facts: '三个月没有发工资' },
    claims: [{ item: '拖欠的工资', amount: '9000.00' }],
    applicants: [{ memberId: scene.memberId, name: '王秀英' }],
    ...overrides,
  });
  const at = (id: string) => `/staff/disputes/${id}`;
  const versionOf = async (who: Caller, id: string): Promise<number> => (await who.get(at(id)))['version'];
  const step = async (who: Caller, id: string, path: string, body: object = {}, by: Caller = who) =>
    who.post(`${at(id)}/${path}`, body, await versionOf(by, id));
  const refusal = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.call('POST', `${at(id)}/${path}`, body, await versionOf(who, id));
  const received = async (overrides: object = {}): Promise<string> =>
    (await desk.post('/staff/disputes', aForm(overrides)))['id'];

  async function accepted(overrides: object = {}): Promise<string> {
    const id = await received(overrides);
    await step(desk, id, 'mediators', { accountIds: [mediator.agent.accountId] });
    await step(desk, id, 'consent-request', { on: today });
    await step(desk, id, 'acceptance', { on: today });
    await step(mediator, id, 'declaration');
    return id;
  }

  async function inSession(overrides: object = {}): Promise<string> {
    const id = await accepted(overrides);
    await step(mediator, id, 'investigation');
    await step(mediator, id, 'sessions', { heldOn: today, atTime: '14:00', place: '工会会议室', bring: '工资条' });
    const { sessions } = await mediator.get(at(id));
    const minutes = { present: ['王秀英', '张经理'], minutes: '双方同意分两次付清', signedBy: ['王秀英', '张经理'] };
    await step(mediator, id, `sessions/${sessions[0].id}/minutes`, minutes);
    return id;
  }

  const agreement = (partyId: string, overrides: object = {}) => ({
    ...{
      agreedOn: today,
      effectiveOn: today,
      terms: '单位分两次付清工资 8,000 元',
      sealedOn: today,
      sealNumber: '用印 12',
    },
    ...{ applicantSigned: true, respondentSigned: true, mediatorSigned: true },
    instalments: [
      { partyId, dueOn: today, amount: '5000.00' },
      { partyId, dueOn: addDays(today, 20), amount: '3000.00' },
    ],
    ...overrides,
  });
  return {
    ...{ scene, today, desk, mediator, colleague, chair, member },
    ...{ aForm, at, step, refusal, received, accepted, inSession, agreement },
  };
}
