import { civilDate, parseFen, systemActor, type TenantId } from '@app/kernel';
import type { UnitOfWork } from '@app/persistence';
import { seedDefaultStandards } from '../app/standard-defaults';
import { STANDARD_ENTITIES } from '../data/entities';
import { type BenefitStandard, DEFAULT_STANDARDS } from '../domain';

/** For `openPlatform(url, [...ORGANIZATION_ENTITIES, ...STANDARD_ENTITIES, …])`. */
export { STANDARD_ENTITIES };

/** The defaults of domain rules §1.3 for a tenant. Needs STANDARD_ENTITIES. */
export const withDefaultStandards = (platform: { readonly uow: UnitOfWork }, tenantId: TenantId): Promise<void> =>
  platform.uow.run(systemActor(tenantId), (tx) => seedDefaultStandards(tx));

/** The default of a stay in hospital as a union's own standard of 600 yuan, from 2026 on. */
export const aStandard = (overrides: Partial<BenefitStandard> = {}): BenefitStandard => ({
  ...DEFAULT_STANDARDS.find((row) => row.code === 'HOSPITAL')!,
  capPerEvent: parseFen('600'),
  validFrom: civilDate('2026-01-01'),
  version: '2026 版',
  source: '测试工会慰问办法',
  isDefault: false,
  ...overrides,
});
