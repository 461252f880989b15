import { addDays, type MemberId } from '@app/kernel';
import { readBankCard } from '@app/members';
import { aRegisteredMember } from '@app/members/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { aScene, type Caller, type Scene } from '../../../../test/support/scene';
import type { TestApi } from '../../../../test/support/test-api';
import { RosterFreezing } from '../app/roster-freezing.service';
import type { RoundId } from '../domain/round';

type Json = Record<string, any>;

/** A school with money, its people of the desk, and retirees who have cards. */
export interface RoundScene {
  readonly scene: Scene;
  readonly officer: Caller;
  readonly leader: Caller;
  readonly treasurer: Caller;
  readonly chair: Caller;
  readonly cashier: Caller;
  readonly fundId: string;
  readonly retired: readonly MemberId[];
  plan(overrides?: Json): Json;
  draft(overrides?: Json): Promise<Json>;
  /** One step at the version that stands. */
  act(who: Caller, id: string, step: string, body?: Json): Promise<Json>;
  /** The same, with the refusal as it comes back. */
  tryTo(who: Caller, id: string, step: string, body?: Json): Promise<{ status: number; body: Json }>;
  /** Planned, frozen, allotted to officer and leader, approved. */
  approved(overrides?: Json): Promise<string>;
  entries(id: string): Promise<Json[]>;
}

let cards = 1000;
/** A card of no bank whose check digit is right. */
function aCard(): string {
  const start = `62170000000000${(cards += 1)}`;
  return [...'0123456789'].map((digit) => start + digit).find((card) => readBankCard(card).ok)!;
}

export const aRetiree = (api: TestApi, { tenantId, school }: Scene, overrides: Json = {}): Promise<MemberId> =>
  aRegisteredMember({ uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) } as never, tenantId, school, {
    ...{ category: 'retiree', bankCard: aCard(), name: '孙淑芬' },
    ...overrides,
  });

export async function aRoundScene(api: TestApi, people = 4): Promise<RoundScene> {
  const scene = await aScene(api);
  const [officer, leader, treasurer, chair, cashier, accountant] = await Promise.all(
    (['officer', 'group-leader', 'treasurer', 'chair', 'cashier', 'accountant'] as const).map((role) =>
      scene.as(scene.school, role),
    ),
  );
  const fund = await accountant!.post('/staff/fund-accounts', {
    ...{ unionId: scene.school, code: 'SWN', name: '送温暖资金', kind: 'warm-delivery', source: '上级拨付' },
    ...{ openedOn: `${scene.today.slice(0, 4)}-01-01`, opening: '10000.00', document: '拨付通知' },
  });
  const retired: MemberId[] = [];
  for (let i = 0; i < people; i++) retired.push(await aRetiree(api, scene));
  const plan = (overrides: Json = {}): Json => ({
    unionId: scene.school,
    ...{ name: '送温暖', kind: 'other', purpose: '看望退休老同志', fundPurpose: 'warm-delivery', budget: '3000.00' },
    ...{ fundAccountId: fund['id'], startsOn: scene.today, dueOn: addDays(scene.today, 20) },
    ...{ standard: { cash: '300.00' }, audience: [{ code: 'retiree' }] },
    ...overrides,
  });
  const versionOf = async (id: string): Promise<number> => (await officer!.get(`/staff/rounds/${id}`))['version'];
  const act: RoundScene['act'] = async (who, id, step, body = {}) =>
    who.post(`/staff/rounds/${id}/${step}`, body, await versionOf(id));
  const draft = (overrides: Json = {}): Promise<Json> => officer!.post('/staff/rounds', plan(overrides));
  return {
    ...{ scene, officer: officer!, leader: leader!, treasurer: treasurer!, chair: chair!, cashier: cashier! },
    ...{ fundId: fund['id'], retired, plan, draft, act },
    tryTo: async (who, id, step, body = {}) =>
      who.call('POST', `/staff/rounds/${id}/${step}`, body, await versionOf(id)),
    approved: async (overrides = {}) => {
      const { id } = await draft(overrides);
      await act(officer!, id, 'freezing');
      // A long list is written by the worker, which is not here.
      while (await api.app.get(RosterFreezing).step(scene.tenantId, id as RoundId));
      const visitors = [officer!, leader!].map(({ agent }) => ({
        ...{ personId: agent.accountId, name: '走访人', rank: 'other' },
      }));
      await act(officer!, id, 'visitors', { visitors });
      await act(officer!, id, 'allotment', { way: 'even' });
      await act(officer!, id, 'submission');
      await act(treasurer!, id, 'review');
      await act(chair!, id, 'approval');
      return id;
    },
    entries: async (id) => (await officer!.get(`/staff/rounds/${id}/entries?limit=200`))['items'],
  };
}
