import type { TenantId, UnionId } from '@app/kernel';
import { aUnion } from '@app/organizations/testing';
import { type Agent, aSignedInAgent } from './index';
import { type IdentityApp, openIdentityApp } from './identity-app';

/** A federation with two towns and a school, and who keeps their accounts; opened before the specs of a file. */
export function accountScene() {
  let nj: IdentityApp;
  let address = 0;

  beforeAll(async () => {
    nj = await openIdentityApp();
  });
  afterAll(() => nj?.close());

  interface City {
    readonly tenantId: TenantId;
    readonly root: Agent;
    readonly town: UnionId;
    readonly school: UnionId;
    readonly otherTown: UnionId;
    /** Administrator of the town only. */
    readonly townAdministrator: Agent;
  }

  async function aCity(): Promise<City> {
    const root = await aSignedInAgent(nj.platform);
    const { tenantId, unionId } = root;
    const town = await aUnion(nj.platform, tenantId, unionId, { kind: 'joint-union' });
    const otherTown = await aUnion(nj.platform, tenantId, unionId, { kind: 'joint-union' });
    const school = await aUnion(nj.platform, tenantId, town);
    const townAdministrator = await aSignedInAgent(nj.platform, { tenantId, unionId: town });
    return { tenantId, root, town, school, otherTown, townAdministrator };
  }

  const today = '2026-01-15';
  const create = (by: Agent, body: object) => nj.call('POST', 'staff/accounts', { headers: by.headers, body });
  const get = (by: Agent, id: string) => nj.call('GET', `staff/accounts/${id}`, { headers: by.headers });
  const signIn = (login: string, password: string) =>
    nj.call('POST', 'session', {
      body: { login, password },
      address: `10.1.${Math.floor(address / 200)}.${address++ % 200}`,
    });

  return {
    get nj() {
      return nj;
    },
    aCity,
    today,
    create,
    get,
    signIn,
  };
}
