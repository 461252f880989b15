import type { Actor, CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** The federation's civil day, for views that show ages and what is due. */
@Injectable()
export class FileToday {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  today(actor: Actor): Promise<CivilDate> {
    return this.uow.read(actor, (tx) => this.organizations.today(tx));
  }
}
