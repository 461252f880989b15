import { ReviewOpening } from '@app/hardship';
import { HARDSHIP_ENTITIES, hardshipOn } from '@app/hardship/testing';
import { openPlatform } from '@app/persistence/testing';
import type { TenantId } from '@app/kernel';

/** Opens the reviews of one tenant each time it is told to. */
async function main(): Promise<void> {
  const platform = await openPlatform(process.env['APP_DATABASE_URL']!, HARDSHIP_ENTITIES);
  const reviews: ReviewOpening = hardshipOn(platform).reviews;
  const open = async (tenantId: TenantId) => process.send?.(await reviews.work(tenantId));
  process.on('message', (tenantId) => void open(tenantId as TenantId));
  process.send?.('ready');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
