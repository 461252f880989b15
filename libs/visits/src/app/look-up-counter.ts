import { systemActor, type TenantId } from '@app/kernel';
import { UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { refuse } from '../domain/visits.problems';

/** Who looks a case up is nobody in particular; his address is counted under no federation. */
const NO_TENANT = '00000000-0000-0000-0000-000000000000' as TenantId;
const WINDOW_MINUTES = 15;

/** How often within a quarter of an hour: an address may stand for a whole office, a number is looked up by its owner. */
const LIMITS = { address: 30, number: 5 } as const;

/** Counts look-ups before they are answered, so that fifty at once count as fifty. Only keyed hashes are kept. */
@Injectable()
export class LookUpCounter {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Refuses `case-status.too-many`. Counts numbers that do not exist like those that do. */
  async take(kind: keyof typeof LIMITS, subject: string): Promise<void> {
    const mac = this.vault.mac(NO_TENANT, `visits.case_look_up.${kind}`, subject);
    const count = await this.uow.run(systemActor(NO_TENANT), async (tx) => {
      const [row] = await tx.rows<{ count: number }>(
        `INSERT INTO visits.case_look_up AS l (tenant_id, subject_mac, count, window_ends_at)
         VALUES ($1, $2, 1, $3::timestamptz + make_interval(mins => $4))
         ON CONFLICT (tenant_id, subject_mac) DO UPDATE SET
           count = CASE WHEN l.window_ends_at <= $3 THEN 1 ELSE l.count + 1 END,
           window_ends_at = CASE WHEN l.window_ends_at <= $3
             THEN $3::timestamptz + make_interval(mins => $4) ELSE l.window_ends_at END
         RETURNING count`,
        [NO_TENANT, mac, tx.now, WINDOW_MINUTES],
        'take-case-look-up',
      );
      return row!.count;
    });
    if (count > LIMITS[kind]) refuse('case-status.too-many');
  }
}
