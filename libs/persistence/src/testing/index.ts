import { randomBytes } from 'node:crypto';
import {
  type AccountId,
  type Actor,
  type Grant,
  type MemberId,
  newId,
  type PersonId,
  type TenantId,
  type UnionId,
} from '@app/kernel';
import { DataSource, type EntitySchema } from 'typeorm';
import { dataSourceOptions } from '../data-source';
import { DatabaseSettings, KeySettings } from '../database.settings';
import { tellSlowStatements } from '../preparing-client';
import { UnitOfWork } from '../unit-of-work';
import { Vault } from '../vault';

export const testKeys = (): KeySettings =>
  Object.assign(new KeySettings(), {
    dataKey: randomBytes(32).toString('base64'),
    auditKey: randomBytes(32).toString('base64'),
  });

/** A connected data source of the application's role with the entities that a spec needs. */
export async function openDataSource(
  appUrl: string,
  entities: (Function | EntitySchema)[] = [],
  given: Partial<DatabaseSettings> = {},
): Promise<DataSource> {
  const settings = Object.assign(new DatabaseSettings(), { url: appUrl, ...given });
  return new DataSource({ ...dataSourceOptions(settings), entities } as never).initialize();
}

export interface Platform {
  readonly dataSource: DataSource;
  readonly uow: UnitOfWork;
  readonly vault: Vault;
  readonly keys: KeySettings;
}

export async function openPlatform(appUrl: string, entities: (Function | EntitySchema)[] = []): Promise<Platform> {
  const keys = testKeys();
  const dataSource = await openDataSource(appUrl, entities);
  return { dataSource, uow: new UnitOfWork(dataSource, keys), vault: new Vault(keys), keys };
}

/** The statements that were asked and answered while `work` went on, in order, each up to its 500th character. */
export async function askedDuring(work: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  tellSlowStatements(Number.MIN_VALUE, (text) => asked.push(text));
  try {
    await work();
  } finally {
    tellSlowStatements(0, () => undefined);
  }
  return asked;
}

export interface ActorShape {
  readonly tenantId: TenantId;
  readonly memberId?: MemberId | null;
  readonly grants?: readonly {
    readonly unionId: UnionId;
    readonly role?: string;
    readonly permissions: readonly string[];
  }[];
}

/** Somebody who acts in a spec. */
export function anActor(shape: ActorShape): Actor {
  const accountId = newId<'account'>() as AccountId;
  const grants: Grant[] = (shape.grants ?? []).map((grant) => ({
    unionId: grant.unionId,
    role: grant.role ?? 'officer',
    permissions: new Set(grant.permissions),
  }));
  const memberId = shape.memberId ?? null;
  return {
    tenantId: shape.tenantId,
    accountId,
    personId: (memberId ?? accountId) as unknown as PersonId,
    memberId,
    displayName: '测试人员',
    grants,
    kind: 'person',
  };
}

/** A tenant in the register. Returns its id. */
export async function aTenant(platform: Platform, code = `t${randomBytes(4).toString('hex')}`): Promise<TenantId> {
  const tenantId = newId<'tenant'>();
  await platform.uow.run(anActor({ tenantId }), (tx) =>
    tx.rows(`INSERT INTO platform.tenant (tenant_id, code, name, created_at) VALUES ($1, $2, $3, $4)`, [
      tenantId,
      code,
      `测试总工会${code}`,
      tx.now,
    ]),
  );
  return tenantId;
}
