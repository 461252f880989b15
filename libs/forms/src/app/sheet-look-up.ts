import { systemActor, type TenantId } from '@app/kernel';
import { ExpiringRows } from '@app/messaging';
import { UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { refuse } from '../domain/forms.problems';

/** Who checks a sheet is nobody in particular; his address is counted under no federation. */
const NO_TENANT = '00000000-0000-0000-0000-000000000000' as TenantId;
const WINDOW_MINUTES = 15;
/** An address may stand for a whole office that checks a pile of sheets. */
const MOST = 60;

/** Counts checks before they are answered, so that fifty at once count as fifty. Only keyed hashes are kept. */
@Injectable()
export class SheetLookUpCounter {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Refuses `form-check.too-many`. */
  async take(address: string): Promise<void> {
    const mac = this.vault.mac(NO_TENANT, 'forms.sheet_look_up.address', address);
    const count = await this.uow.run(systemActor(NO_TENANT), async (tx) => {
      const [row] = await tx.rows<{ count: number }>(
        `INSERT INTO forms.sheet_look_up AS l (tenant_id, subject_mac, count, window_ends_at)
         VALUES ($1, $2, 1, $3::timestamptz + make_interval(mins => $4))
         ON CONFLICT (tenant_id, subject_mac) DO UPDATE SET
           count = CASE WHEN l.window_ends_at <= $3 THEN 1 ELSE l.count + 1 END,
           window_ends_at = CASE WHEN l.window_ends_at <= $3
             THEN $3::timestamptz + make_interval(mins => $4) ELSE l.window_ends_at END
         RETURNING count`,
        [NO_TENANT, mac, tx.now, WINDOW_MINUTES],
        'take-sheet-look-up',
      );
      return row!.count;
    });
    if (count > MOST) refuse('form-check.too-many');
  }
}

/** Counters of checks without an account. */
@Injectable()
export class SheetLookUpRows extends ExpiringRows {
  readonly sweeps = [{ table: 'forms.sheet_look_up', ended: 'r.window_ends_at < $2', keptForDays: 1 }];
}
