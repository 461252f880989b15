import { type CivilDate, systemActor, type TenantId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Programme } from '../data/programme.entity';
import { endRenewals, openPortion, suspendRenewals } from '../data/renewal-run.query';
import { type AcademicYear, academicYearOf } from '../domain/academic-year';
import { renewalDays } from '../domain/programme';
import type { ProgrammeId } from '../domain/study-aid';

/** Awards that are looked at in one transaction. */
const PORTION = 2_000;

export interface RenewalWork {
  readonly opened: number;
  readonly finished: number;
  readonly suspended: number;
  readonly ended: number;
}

/**
 * The yearly renewal: opens one for every running award, suspends what has no proof at the cut-off, ends what was not
 * renewed. Set-based, in portions that note how far they came; killed anywhere it goes on there, and whoever runs at
 * the same time waits for the run's row, so each renewal is opened once.
 */
@Injectable()
export class RenewalOpening {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  async work(tenantId: TenantId, portion = PORTION): Promise<RenewalWork> {
    const actor = systemActor(tenantId);
    const { due, today } = await this.uow.read(actor, async (tx) => {
      const day = await this.organizations.today(tx);
      const programmes = await tx.found(Programme, () => `r.status = 'open' AND r.kind = 'tracked'`, 'ORDER BY r.id');
      return { due: dueOn(programmes, day), today: day };
    });
    let [opened, finished] = [0, 0];
    for (const { programmeId, year } of due) {
      await this.uow.run(actor, (tx) => begin(tx, programmeId, year, today));
      for (let more = true; more;) {
        const step = await this.uow.run(actor, (tx) => openPortion(tx, programmeId, year, portion));
        opened += step.opened;
        finished += step.finished;
        more = step.more;
      }
    }
    const [suspended, ended] = [
      await this.close(tenantId, 'suspend', portion),
      await this.close(tenantId, 'end', portion),
    ];
    return { opened, finished, suspended, ended };
  }

  /** After the cut-off and after the end: by the rows as they are now, so a proof that came first stands. */
  private async close(tenantId: TenantId, what: 'suspend' | 'end', portion: number): Promise<number> {
    for (let total = 0; ;) {
      const count = await this.uow.run(systemActor(tenantId), async (tx) => {
        const today = await this.organizations.today(tx);
        return what === 'suspend' ? suspendRenewals(tx, today, portion) : endRenewals(tx, today, portion);
      });
      total += count;
      if (count < portion) return total;
    }
  }
}

/** Programmes whose renewal day of this academic year has come and whose end has not. */
function dueOn(
  programmes: readonly Programme[],
  today: CivilDate,
): { readonly programmeId: ProgrammeId; readonly year: AcademicYear }[] {
  const year = academicYearOf(today);
  return programmes.flatMap((programme) => {
    const days = renewalDays(programme, year);
    return days && days.opensOn <= today && today <= days.endsOn ? [{ programmeId: programme.id, year }] : [];
  });
}

/** The run's row, once; the days of the programme as they are when it begins. */
async function begin(tx: Tx, programmeId: ProgrammeId, year: AcademicYear, today: CivilDate): Promise<void> {
  const programme = (await tx.lock(Programme, programmeId))!;
  const days = renewalDays(programme, year);
  if (!days || days.opensOn > today) return;
  await tx.rows(
    `INSERT INTO study_aid.renewal_run (tenant_id, programme_id, academic_year, opens_on, cut_off_on, ends_on, opened,
       finished, started_at) VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7)
     ON CONFLICT (tenant_id, programme_id, academic_year) DO UPDATE SET reached = NULL, finished_at = NULL
       WHERE renewal_run.finished_at IS NOT NULL`,
    [tx.actor.tenantId, programmeId, year, days.opensOn, days.cutOffOn, days.endsOn, tx.now],
  );
}
