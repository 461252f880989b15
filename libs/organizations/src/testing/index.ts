import { type Actor, newId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import type { UnitOfWork } from '@app/persistence';
import { randomBytes } from 'node:crypto';
import { Office } from '../data/office.entity';
import { TradeUnion } from '../data/trade-union.entity';
import { UnionClosure } from '../data/union-closure.entity';
import { UnionPlacement } from '../data/union-placement.entity';
import { UnionRegister } from '../app/union-register';
import type { UnionKind } from '../domain/trade-union';
import { createTenant } from '../app/tenant-founding';

/** For `openPlatform(url, [...ORGANIZATION_ENTITIES, …])`. */
export const ORGANIZATION_ENTITIES = [TradeUnion, UnionClosure, UnionPlacement, Office];

interface HasUnitOfWork {
  readonly uow: UnitOfWork;
}

const mark = (): string => randomBytes(4).toString('hex');

/** A tenant with its root union (a federation). Needs ORGANIZATION_ENTITIES on the platform. */
export async function aFederation(
  platform: HasUnitOfWork,
  overrides: { code?: string; name?: string } = {},
): Promise<{ tenantId: TenantId; rootId: UnionId; system: Actor }> {
  const code = overrides.code ?? `t${mark()}`;
  const founded = await createTenant(platform.uow, { code, name: overrides.name ?? `测试总工会${code}` });
  return { ...founded, system: systemActor(founded.tenantId) };
}

/** A union below `parentId` (a grass-roots union unless `kind` says otherwise). Needs ORGANIZATION_ENTITIES. */
export async function aUnion(
  platform: HasUnitOfWork,
  tenantId: TenantId,
  parentId: UnionId,
  overrides: { id?: UnionId; code?: string; name?: string; kind?: UnionKind } = {},
): Promise<UnionId> {
  const id = overrides.id ?? newId<'union'>();
  const code = overrides.code ?? `u${mark()}`;
  const row = { id, code, name: overrides.name ?? `测试工会${code}`, kind: overrides.kind ?? 'union', parentId };
  await platform.uow.run(systemActor(tenantId), (tx) => new UnionRegister().create(tx, [row]));
  return id;
}
