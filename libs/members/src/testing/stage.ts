import type { Actor, TenantId, UnionId } from '@app/kernel';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { MEMBER_ENTITIES, membersOn } from './index';

/** A federation with two schools of one town and a database of its own. */
export interface Stage {
  readonly database: TestDatabase;
  readonly platform: Platform;
  readonly libs: ReturnType<typeof membersOn>;
  readonly tenantId: TenantId;
  readonly root: UnionId;
  readonly town: UnionId;
  readonly school: UnionId;
  readonly sibling: UnionId;
  officerOf(unionId: UnionId, ...permissions: string[]): Actor;
  close(): Promise<void>;
}

const EVERYTHING = ['member:read', 'member:manage', 'member:read-sensitive'];

export async function openStage(): Promise<Stage> {
  const database = await openTestDatabase();
  const platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...MEMBER_ENTITIES]);
  const { tenantId, rootId: root } = await aFederation(platform);
  const town = await aUnion(platform, tenantId, root, { kind: 'joint-union', name: '第1镇工会联合会' });
  const school = await aUnion(platform, tenantId, town, { name: '第1小学工会' });
  const sibling = await aUnion(platform, tenantId, town, { name: '第2小学工会' });
  return {
    database,
    platform,
    libs: membersOn(platform),
    tenantId,
    root,
    town,
    school,
    sibling,
    officerOf: (unionId, ...permissions) =>
      anActor({ tenantId, grants: [{ unionId, permissions: permissions.length > 0 ? permissions : EVERYTHING }] }),
    close: async () => {
      await platform.dataSource.destroy();
      await database.drop();
    },
  };
}
