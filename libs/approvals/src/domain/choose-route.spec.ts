import { civilDate, parseFen, type UnionId } from '@app/kernel';
import type { ApprovalRoute } from './approval-route';
import { chooseRoute, type RouteFacts } from './choose-route';
import { DEFAULT_ROUTES } from './default-routes';

const OWN = 'own' as UnionId;
const FEDERATION = 'federation' as UnionId;

const facts = (amount: string, overrides: Partial<RouteFacts> = {}): RouteFacts => ({
  subjectKind: 'disbursement',
  unionPath: [OWN, FEDERATION],
  amountPerPayee: parseFen(amount),
  batchTotal: null,
  overStandard: false,
  offBudget: false,
  evidenceMissing: false,
  fundKind: 'union-funds',
  isMedical: false,
  on: civilDate('2025-03-10'),
  ...overrides,
});
const tierOf = (given: RouteFacts, routes = DEFAULT_ROUTES) => chooseRoute(routes, given).route.tier;

describe('chooseRoute by the default table', () => {
  it.each([
    ['0.01', {}, 'T0'],
    ['1000', {}, 'T0'],
    ['1000.01', {}, 'T1'],
    ['5000', {}, 'T1'],
    ['5000.01', {}, 'T2'],
    ['20000', {}, 'T2'],
    ['20000.01', {}, 'T3'],
    ['500', { batchTotal: parseFen('5000') }, 'T0'],
    ['500', { batchTotal: parseFen('5000.01') }, 'T1'],
    ['500', { batchTotal: parseFen('20000.01') }, 'T2'],
    ['500', { batchTotal: parseFen('50000.01') }, 'T3'],
    ['800', { overStandard: true }, 'T3'],
    ['800', { offBudget: true }, 'T3'],
    ['800', { evidenceMissing: true }, 'T1'],
    ['1000.01', { evidenceMissing: true }, 'T2'],
    ['5000.01', { evidenceMissing: true }, 'T3'],
    ['20000.01', { evidenceMissing: true }, 'T3'],
    ['800', { fundKind: 'treasury' }, 'T4'],
    ['800', { fundKind: 'treasury', overStandard: true }, 'T4'],
    ['20000', { isMedical: true }, 'T2'],
    ['20000.01', { isMedical: true }, 'T4'],
  ] as [string, Partial<RouteFacts>, string][])('%s yuan with %o goes to %s', (amount, overrides, tier) => {
    expect(tierOf(facts(amount, overrides))).toBe(tier);
  });

  it('gives the reason and the hands it goes through', () => {
    expect(chooseRoute(DEFAULT_ROUTES, facts('800')).reason).toBe(
      '每人最多 ¥800.00，不超过 ¥1,000.00，按「标准内小额」办理：财务审核 → 副主席审批。',
    );
    expect(chooseRoute(DEFAULT_ROUTES, facts('800', { overStandard: true, evidenceMissing: true })).reason).toBe(
      '每人最多 ¥800.00，超出慰问标准、材料还没交齐，提高一级审批，按「委员会集体决定」办理：财务审核 → 分管委员审核 → 经审意见 → 工会委员会集体决定。',
    );
  });

  it('has the quorum of two thirds in the collective steps', () => {
    const collective = DEFAULT_ROUTES.flatMap((route) => route.steps).filter((step) => step.collective);
    expect(collective).toHaveLength(2);
    for (const step of collective) expect(step.collective).toMatchObject({ quorum: { atLeast: 2, of: 3 } });
  });
});

describe('chooseRoute by dates and unions', () => {
  const chairOnly: ApprovalRoute = {
    ...DEFAULT_ROUTES[2]!,
    code: 'OWN-CHAIR',
    unionId: OWN,
    maxAmountPerPayee: parseFen('3000'),
    maxBatchTotal: null,
  };
  const routes = [...DEFAULT_ROUTES, chairOnly];

  it("takes the union's own table before the one above it", () => {
    expect(chooseRoute(routes, facts('800')).route.code).toBe('OWN-CHAIR');
    expect(chooseRoute(routes, facts('800', { unionPath: [FEDERATION] })).route.tier).toBe('T0');
  });

  it('goes up when the own table has no row that fits', () => {
    expect(chooseRoute(routes, facts('3000.01')).route.code).toBe('STANDING-VICE-CHAIR');
    expect(tierOf(facts('800', { overStandard: true }), routes)).toBe('T3');
  });

  it('does not let an own table take what is reserved to 财政专项', () => {
    expect(tierOf(facts('800', { fundKind: 'treasury' }), routes)).toBe('T4');
  });

  it('takes the table of the day of the request', () => {
    const old = { ...chairOnly, validTo: civilDate('2025-03-09') };
    expect(tierOf(facts('800'), [...DEFAULT_ROUTES, old])).toBe('T0');
    const dayBefore = facts('800', { on: civilDate('2025-03-09') });
    expect(chooseRoute([...DEFAULT_ROUTES, old], dayBefore).route.code).toBe('OWN-CHAIR');
  });

  it('uses the rows for the kind of subject, and ignores those of another kind', () => {
    const forRounds = { ...chairOnly, subjectKind: 'round' };
    expect(tierOf(facts('800'), [...DEFAULT_ROUTES, forRounds])).toBe('T0');
    const given = facts('800', { subjectKind: 'round' });
    expect(chooseRoute([...DEFAULT_ROUTES, forRounds], given).route.code).toBe('OWN-CHAIR');
  });

  it('refuses when nothing fits', () => {
    expect(() => chooseRoute([], facts('1'))).toThrow(expect.objectContaining({ code: 'approval.no-route' }));
  });
});
