import { type Actor, type CivilDate, rootsFor, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { periodAround } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';

export interface ReaderRange {
  readonly unionId: UnionId;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** What somebody reads who names neither union nor period: his own union, this year. */
@Injectable()
export class ReaderRanges {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  async of(actor: Actor, given: Partial<ReaderRange>): Promise<ReaderRange> {
    // The guard has let in nobody who reads nowhere.
    const unionId = given.unionId ?? rootsFor(actor, REPORT_PERMISSIONS.read)[0]!;
    const { from, to } = given;
    if (from && to) return { unionId, from, to };
    const year = periodAround('year', from ?? to ?? (await this.today(actor)));
    return { unionId, from: from ?? year.from, to: to ?? year.to };
  }

  today(actor: Actor): Promise<CivilDate> {
    return this.uow.read(actor, (tx) => this.organizations.today(tx));
  }
}
