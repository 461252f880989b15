import { type CappedAid, HouseholdCapLookup, type OverCap } from '@app/disbursements';
import { addDays, type CivilDate, type Fen, type Id, newId, sumFen, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AidCapRow } from '../data/aid-cap.entity';
import { aidOfYear, type CappedHousehold, cappedHouseholds } from '../data/household-aid.query';
import { type AidCap, allowanceOf, capOn, DEFAULT_AID_CAPS, judgeCap } from '../domain/aid-cap';
import { refuse } from '../domain/hardship.problems';
import { SubsistenceStandards } from './subsistence-standards';
import { requireFederation } from './federation-rule';

/** A cap with what it comes to for a household; null where the 低保 standard it hangs on is not registered. */
export interface CapForHousehold {
  readonly cap: AidCap;
  readonly limit: Fen | null;
}

/** Caps of aid per household and year: dated rows of the tenant, beside them the defaults. */
@Injectable()
export class AidCaps extends HouseholdCapLookup {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly standards: SubsistenceStandards,
  ) {
    super();
  }

  all(tx: ReadTx): Promise<AidCapRow[]> {
    return tx.from(AidCapRow, 'c').orderBy('c.aid').addOrderBy('c.category').addOrderBy('c.validFrom').getMany();
  }

  /** A new cap ends the one before it of the same kind and category. Refuses a second one from the same day. */
  async set(tx: Tx, cap: Omit<AidCap, 'validTo'>): Promise<AidCapRow> {
    const unionId = await requireFederation(tx, this.organizations);
    if ((cap.months === null) === (cap.amount === null)) refuse('aid-cap.one-limit');
    const alike = (await this.all(tx)).filter((row) => row.aid === cap.aid && row.category === cap.category);
    for (const row of alike)
      if (row.validFrom < cap.validFrom && (row.validTo === null || row.validTo >= cap.validFrom))
        await tx.update(AidCapRow, row, { validTo: addDays(cap.validFrom, -1) });
    const later = alike.filter((row) => row.validFrom > cap.validFrom);
    const [next] = later.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    const { tenantId } = tx.actor;
    const id = newId<'aid-cap'>(tx.now.getTime()) as Id<'aid-cap'>;
    const row: AidCapRow = { ...cap, tenantId, id, version: 1, validTo: next ? addDays(next.validFrom, -1) : null };
    try {
      await tx.insert(AidCapRow, row);
    } catch (error) {
      if (sqlState(error) === '23505') refuse('aid-cap.taken');
      throw error;
    }
    const { aid, category, months, amount, beyond, validFrom } = cap;
    const detail = { aid, category, months, amount, beyond, validFrom };
    tx.audit({ action: 'aid-cap.set', subjectType: 'aid-cap', subjectId: id, unionId, detail });
    return row;
  }

  /** What each kind of aid may come to for the household in the year of the day. */
  async forHousehold(tx: ReadTx, household: CappedHousehold, on: CivilDate): Promise<CapForHousehold[]> {
    const own = await this.all(tx);
    const aids = [...new Set([...own, ...DEFAULT_AID_CAPS].map(({ aid }) => aid))];
    const caps = aids.flatMap((aid) => capOn(own, aid, household.category, on) ?? []);
    const monthAmount = await this.monthAmount(tx, household, on);
    return caps.map((cap) => ({ cap, limit: allowanceOf(cap, { monthAmount, students: household.students }) }));
  }

  async judge(
    tx: ReadTx,
    aids: readonly CappedAid[],
    on: CivilDate,
    counted: 'asked' | 'paid',
  ): Promise<readonly (OverCap | null)[]> {
    const own = await this.all(tx);
    const capped = new Set<string>([...own, ...DEFAULT_AID_CAPS].map(({ aid }) => aid));
    const asked = aids.filter((aid) => capped.has(aid.purpose));
    if (asked.length === 0) return aids.map(() => null);
    const recipients = [...new Set(asked.map((aid) => aid.recipientId))];
    const households = new Map((await cappedHouseholds(tx, recipients, on)).map((each) => [each.recipientId, each]));
    await holdHouseholds(tx, [...households.values()]);
    const members = [...new Set([...households.values()].flatMap((each) => each.memberIds))];
    const before = await aidOfYear(tx, members, [...capped], yearOf(on), counted);
    const ownIds = new Set<string | null>(asked.map((aid) => aid.id));
    const given = new GivenSums();
    for (const row of before) if (!ownIds.has(row.id)) given.add({ ...row, amount: BigInt(row.amount) });
    const monthAmounts = new Map<string, Fen | null>();
    const verdicts: (OverCap | null)[] = [];
    for (const aid of aids) {
      const household = households.get(aid.recipientId);
      const cap = household && capOn(own, aid.purpose, household.category, on);
      if (!cap) {
        verdicts.push(null);
        continue;
      }
      const place = `${household.unionId} ${household.area}`;
      if (!monthAmounts.has(place)) monthAmounts.set(place, await this.monthAmount(tx, household, on));
      verdicts.push(verdictOn(aid, { cap, household, given, monthAmount: monthAmounts.get(place)! }));
      given.add(aid);
    }
    return verdicts;
  }

  private async monthAmount(tx: ReadTx, { unionId, area }: CappedHousehold, on: CivilDate): Promise<Fen | null> {
    return (await this.standards.find(tx, unionId, area, on))?.monthAmount ?? null;
  }
}

/** What each was given of each kind, in fen. */
class GivenSums {
  private readonly sums = new Map<string, Fen>();

  add({ recipientId, purpose, amount }: Pick<CappedAid, 'recipientId' | 'purpose' | 'amount'>): void {
    const key = `${recipientId} ${purpose}`;
    this.sums.set(key, (this.sums.get(key) ?? 0n) + amount);
  }

  of(recipientIds: readonly string[], purpose: string): Fen {
    return sumFen(recipientIds.map((id) => this.sums.get(`${id} ${purpose}`) ?? 0n));
  }
}

function verdictOn(
  { recipientId, purpose, amount: asked, fundKind }: CappedAid,
  of: {
    readonly cap: AidCap;
    readonly household: CappedHousehold;
    readonly given: GivenSums;
    readonly monthAmount: Fen | null;
  },
): OverCap | null {
  const { cap, household, given, monthAmount } = of;
  const limit = allowanceOf(cap, { monthAmount, students: household.students });
  if (limit === null) return null;
  const counting = cap.per === 'person' ? [recipientId] : household.memberIds;
  return judgeCap(cap, { limit, given: given.of(counting, purpose), asked, fundKind });
}

/** Above it the whole tenant is held, since the database has room for so many locks only. */
const MOST_LOCKS = 500;

/** Aid to one household is judged one after the other, so that two at once do not both pass below the cap. */
async function holdHouseholds(tx: ReadTx, households: readonly CappedHousehold[]): Promise<void> {
  const keys = [...new Set(households.map(({ fileId, memberIds }) => `aid-cap ${fileId ?? memberIds[0]}`))].sort();
  const all = `aid-caps ${tx.actor.tenantId}`;
  if (keys.length > MOST_LOCKS) await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [all]);
  else
    await tx.rows(
      `SELECT pg_advisory_xact_lock_shared(hashtextextended($2, 0)) UNION ALL
       SELECT pg_advisory_xact_lock(hashtextextended(k, 0)) FROM unnest($1::text[]) k`,
      [keys, all],
    );
}
