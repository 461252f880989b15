export { aNoticeOf2027, aNoticeWith } from './a-notice';
import { systemActor, type TenantId } from '@app/kernel';
import type { UnitOfWork } from '@app/persistence';
import { seedDefaultHolidays } from '../app/holiday-defaults';
import { CALENDAR_ENTITIES } from '../data/entities';

/** For `openPlatform(url, [...ORGANIZATION_ENTITIES, ...CALENDAR_ENTITIES, …])`. */
export { CALENDAR_ENTITIES };

/** The defaults of domain rules §7.2 for a tenant. Needs CALENDAR_ENTITIES. */
export const withDefaultHolidays = (platform: { readonly uow: UnitOfWork }, tenantId: TenantId): Promise<void> =>
  platform.uow.run(systemActor(tenantId), (tx) => seedDefaultHolidays(tx));
