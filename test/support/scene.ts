import { randomUUID } from 'node:crypto';
import { type CivilDate, type MemberId, newId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import type { Role } from '@app/identity';
import { type Agent, aSignedInAgent } from '@app/identity/testing';
import { aRegisteredMember } from '@app/members/testing';
import { OrganizationDirectory, TenantFounder } from '@app/organizations';
import { aUnion } from '@app/organizations/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { demoPhoto } from '../../apps/quickstart/demo/photo';
import type { TestApi } from './test-api';

type Json = Record<string, any>;

/** Somebody who calls the API; refusals come back as they are. */
export class Caller {
  constructor(
    private readonly api: TestApi,
    readonly agent: Agent,
  ) {}

  async call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: Json,
    version?: number,
    key: string = randomUUID(),
  ): Promise<{ status: number; body: Json; text: string }> {
    const headers = {
      ...this.agent.headers,
      'idempotency-key': key,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    };
    const answer = await this.api.app.inject({ method, url: `/api${path}`, headers, ...(body && { payload: body }) });
    return {
      status: answer.statusCode,
      body: answer.body && /json/.test(String(answer.headers['content-type'])) ? answer.json() : {},
      text: answer.body,
    };
  }

  async get(path: string): Promise<Json> {
    return this.expectDone('GET', path, await this.call('GET', path));
  }

  async post(path: string, body: Json = {}, version?: number, key?: string): Promise<Json> {
    return this.expectDone('POST', path, await this.call('POST', path, body, version, key));
  }

  /** A photo; returns the document's id. */
  async upload(kind: string, unionId?: string): Promise<string> {
    const boundary = 'nuanjia-test';
    const field = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const head = `${field('kind', kind)}${unionId ? field('unionId', unionId) : ''}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), demoPhoto(), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const headers = { ...this.agent.headers, 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await this.api.app.inject({
      method: 'POST',
      url: unionId ? '/api/documents' : '/api/portal/documents',
      headers,
      payload,
    });
    if (answer.statusCode >= 400) throw new Error(`upload: ${answer.body}`);
    return answer.json().id;
  }

  private expectDone(method: string, path: string, answer: { status: number; body: Json; text: string }): Json {
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }
}

export interface Scene {
  readonly tenantId: TenantId;
  readonly root: UnionId;
  /** Below the root; above `school` and `mill`. */
  readonly town: UnionId;
  readonly school: UnionId;
  readonly mill: UnionId;
  /** Below the root, beside the town. */
  readonly port: UnionId;
  readonly memberId: MemberId;
  readonly today: CivilDate;
  /** Somebody with these roles in that union. */
  as(unionId: UnionId, ...roles: Role[]): Promise<Caller>;
  /** The member's own account. */
  asMember(): Promise<Caller>;
}

/** A federation with its defaults, a town with two unions, a port beside it, and a member of the school. */
export async function aScene(api: TestApi): Promise<Scene> {
  const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
  const tenantId = newId<'tenant'>();
  const code = `c${newId().slice(-8)}`;
  const root = await platform.uow.run(systemActor(tenantId), (tx) =>
    api.app.get(TenantFounder).found(tx, { code, name: `测试市总工会${code}` }),
  );
  const town = await aUnion(platform, tenantId, root, { kind: 'joint-union', name: '甲镇工会联合会' });
  const school = await aUnion(platform, tenantId, town, { name: '甲镇中学工会' });
  const mill = await aUnion(platform, tenantId, town, { name: '甲镇纺织厂工会' });
  const port = await aUnion(platform, tenantId, root, { kind: 'joint-union', name: '港口工会联合会' });
  const memberId = await aRegisteredMember(platform, tenantId, school);
  const today = await platform.uow.read(systemActor(tenantId), (tx) => new OrganizationDirectory().today(tx));
  let own: Caller | undefined;
  return {
    ...{ tenantId, root, town, school, mill, port, memberId, today },
    as: async (unionId, ...roles) => new Caller(api, await aSignedInAgent(platform, { tenantId, unionId, roles })),
    asMember: async () =>
      (own ??= new Caller(api, await aSignedInAgent(platform, { tenantId, unionId: school, roles: [], memberId }))),
  };
}
