import type { CivilDate } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/**
 * What must still hold of the case when its money is paid, and not only when it was approved. The lib that owns the
 * case stands above and provides it.
 */
export abstract class PaymentCondition {
  /** Type of the subjects it answers for. */
  abstract readonly subjectType: string;
  /** Refuses with its sentence when one of them may not be paid on the day. */
  abstract refuseUnpayable(tx: ReadTx, subjectIds: readonly string[], paidOn: CivilDate): Promise<void>;
}

/** The conditions of the libs that are loaded; a subject without one may be paid. */
@Injectable()
export class PaymentConditions {
  constructor(private readonly discovery: DiscoveryService) {}

  async refuseUnpayable(
    tx: ReadTx,
    rows: readonly { readonly subjectType?: string; readonly subjectId?: string }[],
    paidOn: CivilDate,
  ): Promise<void> {
    for (const condition of this.all()) {
      const own = rows.filter((row) => row.subjectType === condition.subjectType).flatMap((row) => row.subjectId ?? []);
      if (own.length > 0) await condition.refuseUnpayable(tx, own, paidOn);
    }
  }

  private all(): PaymentCondition[] {
    return this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance): instance is PaymentCondition => instance instanceof PaymentCondition);
  }
}
