import { systemActor, type TenantId } from '@app/kernel';
import { ExpiringRows } from '@app/messaging';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { ListExportId } from '../data/list-export.entity';

const SILENT_SECONDS = 120;

/** Finished files and what is known of them, a week after they were ordered; the pieces go with their row. */
@Injectable()
export class ListExportRows extends ExpiringRows {
  readonly sweeps = [{ table: 'intake.list_export', ended: 'r.expires_at < $2', keptForDays: 0 }];
}

/** Exports whose job was lost or killed. */
@Injectable()
export class StrandedExports {
  constructor(private readonly uow: UnitOfWork) {}

  of(tenantId: TenantId): Promise<ListExportId[]> {
    return this.uow.read(systemActor(tenantId), async (tx) => {
      const rows = await tx.rows<{ id: ListExportId }>(
        `SELECT id FROM intake.list_export WHERE tenant_id = $1 AND status IN ('waiting','running')
           AND seen_at < $2::timestamptz - make_interval(secs => $3)`,
        [tenantId, tx.now, SILENT_SECONDS],
      );
      return rows.map(({ id }) => id);
    });
  }
}
