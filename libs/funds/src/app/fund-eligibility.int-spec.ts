import { type Actor, civilDate, newId, type PersonId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { aFundAccount, FUND_ENTITIES } from '../testing';
import { FundEligibilityService, type NewEligibility } from './fund-eligibility.service';
import { FundLedger } from './fund-ledger';

describe('what money of a kind may serve', () => {
  let database: TestDatabase;
  let platform: Platform;
  let eligibility: FundEligibilityService;
  const ledger = new FundLedger(new OrganizationDirectory());

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...FUND_ENTITIES]);
    eligibility = new FundEligibilityService(platform.uow, new OrganizationDirectory());
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  async function city() {
    const { tenantId, rootId, system } = await aFederation(platform);
    const town = await aUnion(platform, tenantId, rootId, { kind: 'joint-union' });
    const school = await aUnion(platform, tenantId, town);
    const chair: Actor = {
      ...system,
      kind: 'person',
      personId: newId() as PersonId,
      grants: [{ unionId: town, role: 'chair', permissions: new Set(['fund:read', 'standard:manage']) }],
    };
    const fund = await aFundAccount(platform, tenantId, school, { name: '会费', kind: 'dues' });
    const serves = (on: string) =>
      platform.uow.read(system, async (tx) => {
        const use = { purpose: 'birthday', allowedKinds: null, hasActiveHardshipFile: false } as const;
        const choices = await ledger.fundChoices(tx, school, { ...use, on: civilDate(on) });
        return choices.find((choice) => choice.fund.id === fund)!.eligibility.eligible;
      });
    const rule: NewEligibility = {
      ...{ unionId: town, fundKind: 'dues', purposes: ['activity', 'birthday'], needsHardshipFile: false },
      ...{ validFrom: civilDate('2026-03-01'), source: '镇联合会 2026 年第 1 次会议' },
    };
    return { tenantId, rootId, town, school, system, chair, serves, rule };
  }

  it('is the default until a union sets another rule, and that holds from its day on for all below it', async () => {
    const { chair, serves, rule, school } = await city();
    expect(await serves('2026-03-05')).toBe(false);
    await eligibility.set(chair, rule);
    expect([await serves('2026-02-28'), await serves('2026-03-01')]).toEqual([false, true]);
    const [dues] = (await eligibility.inForce(chair, school, civilDate('2026-03-01'))).filter(
      (each) => each.rule.fundKind === 'dues',
    );
    expect(dues).toMatchObject({ rule: { isDefault: false, purposes: ['activity', 'birthday'] } });
    expect((await eligibility.inForce(chair, school, null)).length).toBe(12);
  });

  it('of a nearer union goes before that of one above, and an earlier one ends when the next begins', async () => {
    const { chair, serves, rule, school, system } = await city();
    await eligibility.set(chair, rule);
    const later = { ...rule, purposes: ['activity'] as const, validFrom: civilDate('2026-06-01') };
    await eligibility.set(chair, later);
    expect([await serves('2026-05-31'), await serves('2026-06-01')]).toEqual([true, false]);
    await eligibility.set(system, { ...rule, unionId: school });
    expect(await serves('2026-06-01')).toBe(true);
    await expect(eligibility.set(chair, rule)).rejects.toMatchObject({ code: 'fund-eligibility.later-exists' });
    await expect(eligibility.set(chair, later)).rejects.toMatchObject({ code: 'fund-eligibility.same-day' });
  });

  it('is set only by who manages the standards of the union', async () => {
    const { chair, rule, rootId } = await city();
    await expect(eligibility.set(chair, { ...rule, unionId: rootId })).rejects.toMatchObject({
      code: 'organization.not-found',
    });
  });
});
