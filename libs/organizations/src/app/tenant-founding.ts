import { newId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import type { Tx, UnitOfWork } from '@app/persistence';
import { UnionRegister } from './union-register';

export interface TenantFounding {
  /** Short name by which people pick their federation when signing in; unique in this database. */
  readonly code: string;
  readonly name: string;
  /** IANA zone in which "today" is meant; Asia/Shanghai unless said otherwise. */
  readonly zone?: string;
  /** Code of the root union in the tree, where it differs from the tenant's. */
  readonly unionCode?: string;
  readonly region?: string;
}

/** Registers the tenant of `tx` with the federation at the root of its tree. Returns the root's id. */
export async function foundTenant(tx: Tx, founding: TenantFounding): Promise<UnionId> {
  await tx.rows(`INSERT INTO platform.tenant (tenant_id, code, name, zone, created_at) VALUES ($1, $2, $3, $4, $5)`, [
    tx.actor.tenantId,
    founding.code,
    founding.name,
    founding.zone ?? 'Asia/Shanghai',
    tx.now,
  ]);
  const root = { code: founding.unionCode ?? founding.code, name: founding.name, kind: 'federation' } as const;
  const [union] = await new UnionRegister().create(tx, [{ ...root, parentId: null, region: founding.region ?? null }]);
  return union!.id;
}

/**
 * A new tenant: its row in the register and its root federation, in one transaction with whatever `also` does
 * (the first administrator, the default standards).
 */
export async function createTenant(
  uow: UnitOfWork,
  founding: TenantFounding,
  also: (tx: Tx, rootId: UnionId) => Promise<void> = async () => undefined,
): Promise<{ tenantId: TenantId; rootId: UnionId }> {
  const tenantId = newId<'tenant'>();
  return uow.run(systemActor(tenantId), async (tx) => {
    const rootId = await foundTenant(tx, founding);
    await also(tx, rootId);
    return { tenantId, rootId };
  });
}
