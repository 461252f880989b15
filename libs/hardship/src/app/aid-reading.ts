import { type Actor, type CivilDate, type Fen, sumFen, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { aidLines, cappedHouseholds, type HouseholdAidLine } from '../data/household-aid.query';
import type { HardshipFileId } from '../domain/hardship-file';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { AidCaps, type CapForHousehold } from './aid-caps';
import { FileStore } from './file-store';

const PAID = ['paid', 'reconciled'];

/** A cap with what the household was given and asked for towards it this year, in fen. */
export interface CapStanding extends CapForHousehold {
  readonly given: Fen;
  readonly underWay: Fen;
}

/** Every aid of a household from every case, and what it may still be given this year. */
export interface HouseholdAids {
  readonly year: number;
  readonly lines: readonly (HouseholdAidLine & { readonly paid: boolean })[];
  readonly caps: readonly CapStanding[];
}

@Injectable()
export class AidReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
    private readonly caps: AidCaps,
  ) {}

  of(actor: Actor, id: HardshipFileId): Promise<HouseholdAids> {
    return this.uow.read(actor, async (tx) => {
      const file = await this.store.find(tx, HARDSHIP_PERMISSIONS.read, id);
      const on = await this.organizations.today(tx);
      const [household] = await cappedHouseholds(tx, [file.memberId], on);
      const { memberIds, category } = household!;
      const all = [...new Set([...memberIds, ...(await this.store.membersOf(tx, id))])];
      const lines = (await aidLines(tx, all)).map((line) => ({ ...line, paid: PAID.includes(line.status) }));
      const caps = await this.caps.forHousehold(tx, { ...household!, category: category ?? file.category }, on);
      return { year: yearOf(on), lines, caps: caps.map((cap) => standingOf(cap, lines, on)) };
    });
  }
}

function standingOf(
  cap: CapForHousehold,
  lines: readonly (HouseholdAidLine & { readonly paid: boolean })[],
  on: CivilDate,
): CapStanding {
  const year = String(yearOf(on));
  // What is under way since last year will be paid in this one.
  const counting = lines.filter(
    (line) => line.purpose === cap.cap.aid && (line.paid ? line.on.startsWith(year) : line.on.slice(0, 4) <= year),
  );
  const sum = (paid: boolean): Fen =>
    sumFen(counting.filter((line) => line.paid === paid).map((line) => BigInt(line.amount)));
  return { ...cap, given: sum(true), underWay: sum(false) };
}
