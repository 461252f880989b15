import { addDays } from '@app/kernel';
import { aScene, type Caller } from './scene';
import type { TestApi } from './test-api';

export const HIDDEN_PETITION = { status: 404, body: { code: 'petition.not-found' } };

export type PetitionScene = Awaited<ReturnType<typeof aPetitionScene>>;

/** A school with its desk, a handler, a colleague and two who stand above, and petitions brought as far as a spec needs. */
export async function aPetitionScene(api: TestApi) {
  const scene = await aScene(api);
  const { today } = scene;
  const desk = await scene.as(scene.school, 'officer');
  const handler = await scene.as(scene.school, 'committee');
  const colleague = await scene.as(scene.school, 'committee');
  const chair = await scene.as(scene.school, 'chair');
  const vice = await scene.as(scene.school, 'standing-vice-chair');

  const at = (id: string) => `/staff/petitions/${id}`;
  const aForm = (overrides: object = {}) => ({
    ...{ unionId: scene.school, kind: 'request', source: 'letter', receivedOn: today, people: 1 },
    ...{ memberId: scene.memberId, petitioner: '王秀英', about: '食堂承包公司', words: '食堂三个月没有热菜' },
    ...overrides,
  });
  const versionOf = async (who: Caller, id: string): Promise<number> => (await who.get(at(id)))['version'];
  const step = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.post(`${at(id)}/${path}`, body, await versionOf(who, id));
  const refusal = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.call('POST', `${at(id)}/${path}`, body, await versionOf(who, id));
  const registered = async (overrides: object = {}): Promise<string> =>
    (await desk.post('/staff/petitions', aForm(overrides)))['id'];
  const told = (words = '已经换了承包公司') => ({ on: today, words });

  async function handling(overrides: object = {}, by = handler): Promise<string> {
    const id = await registered({ receivedOn: addDays(today, -5), ...overrides });
    await step(desk, id, 'handler', { accountId: by.agent.accountId });
    await step(desk, id, 'acceptance', { on: today });
    return id;
  }
  return {
    ...{ scene, today, desk, handler, colleague, chair, vice },
    ...{ at, aForm, step, refusal, registered, told, handling },
  };
}
