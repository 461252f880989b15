import { civilDate, type FundAccountId, type UnionId } from '@app/kernel';
import {
  FUND_KINDS,
  FUND_PURPOSES,
  type FundAccountState,
  type FundKind,
  fundKindOf,
  type FundPurpose,
  fundPurposesOf,
} from './fund-account';
import { DEFAULT_FUND_ELIGIBILITY, type FundUse, mayServe } from './fund-eligibility';

const fund = (kind: FundKind, overrides: Partial<FundAccountState> = {}): FundAccountState => ({
  id: 'f1' as FundAccountId,
  unionId: 'u1' as UnionId,
  name: '送温暖资金',
  kind,
  status: 'open',
  restrictedTo: [],
  needsHardshipFile: false,
  ...overrides,
});
const use = (purpose: FundPurpose, overrides: Partial<FundUse> = {}): FundUse => ({
  purpose,
  allowedKinds: null,
  hasActiveHardshipFile: false,
  on: civilDate('2025-03-10'),
  ...overrides,
});

describe('mayServe', () => {
  const cells = FUND_KINDS.flatMap((kind) => FUND_PURPOSES.map((purpose) => ({ kind, purpose })));

  it.each(cells)('$kind for $purpose follows the matrix', ({ kind, purpose }) => {
    const row = DEFAULT_FUND_ELIGIBILITY.find((each) => each.fundKind === kind)!;
    const expected = row.purposes !== 'as-restricted' && row.purposes.includes(purpose);
    expect(mayServe(fund(kind), use(purpose, { hasActiveHardshipFile: true })).eligible).toBe(expected);
  });

  it('has one default row per kind', () => {
    expect(DEFAULT_FUND_ELIGIBILITY.map((row) => row.fundKind)).toEqual(FUND_KINDS);
  });

  it('财政专项 pays only for an active hardship file', () => {
    expect(mayServe(fund('treasury'), use('living-aid'))).toMatchObject({ code: 'fund.needs-hardship-file' });
    expect(mayServe(fund('treasury'), use('living-aid', { hasActiveHardshipFile: true }))).toEqual({ eligible: true });
  });

  it('an account may ask for a hardship file of its own accord', () => {
    const strict = fund('assistance', { needsHardshipFile: true });
    expect(mayServe(strict, use('living-aid'))).toMatchObject({ code: 'fund.needs-hardship-file' });
  });

  it('a restricted account serves its purposes only, and says which', () => {
    const restricted = fund('warm-delivery', { restrictedTo: ['warm-delivery'] });
    expect(mayServe(restricted, use('warm-delivery'))).toEqual({ eligible: true });
    expect(mayServe(restricted, use('temporary-hardship'))).toEqual({
      eligible: false,
      code: 'fund.not-eligible',
      sentence: '「送温暖资金」只能用于送温暖，不能用于临时困难救助，请换经费来源。',
    });
  });

  it('a restriction never widens what the kind allows', () => {
    const wide = fund('dues', { restrictedTo: ['must-visit'] });
    expect(mayServe(wide, use('must-visit'))).toMatchObject({ code: 'fund.not-eligible' });
  });

  it('a designated donation serves what the donor named, and nothing while nobody wrote it down', () => {
    const designated = fund('donation-designated', { restrictedTo: ['study-aid'] });
    expect(mayServe(designated, use('study-aid'))).toEqual({ eligible: true });
    expect(mayServe(designated, use('must-visit'))).toMatchObject({ eligible: false });
    expect(mayServe(fund('donation-designated'), use('study-aid'))).toMatchObject({ code: 'fund.not-eligible' });
  });

  it('keeps to the kinds that the benefit standard allows', () => {
    const only = { allowedKinds: ['union-funds'] };
    expect(mayServe(fund('employer-welfare'), use('must-visit', only))).toMatchObject({ eligible: false });
    expect(mayServe(fund('union-funds'), use('must-visit', only))).toEqual({ eligible: true });
  });

  it.each(['frozen', 'closed'] as const)('refuses an account that is %s', (status) => {
    expect(mayServe(fund('union-funds', { status }), use('must-visit'))).toMatchObject({ code: 'fund.not-open' });
  });

  it('takes the rule that held on the day', () => {
    const rules = [{ ...DEFAULT_FUND_ELIGIBILITY[0]!, validFrom: civilDate('2025-03-11') }];
    expect(mayServe(fund('union-funds'), use('must-visit'), rules)).toMatchObject({ code: 'fund.not-eligible' });
    const later = use('must-visit', { on: civilDate('2025-03-11') });
    expect(mayServe(fund('union-funds'), later, rules)).toEqual({ eligible: true });
  });
});

describe('kinds and purposes as people write them', () => {
  it.each([
    ['工会经费', 'union-funds'],
    ['送温暖资金', 'warm-delivery'],
    ['劳模专项', 'model-worker'],
    ['财政', 'treasury'],
    ['行政福利费', 'employer-welfare'],
    ['捐赠资金', 'donation-general'],
    ['定向捐赠', 'donation-designated'],
    ['非定向捐赠', 'donation-general'],
    ['會費', 'dues'],
    ['上级补助', 'superior-grant'],
    ['互助资金', 'mutual-aid'],
    ['食堂', undefined],
  ])('%s is %s', (text, kind) => {
    expect(fundKindOf(text)).toBe(kind);
  });

  it.each([
    ['送温暖', ['warm-delivery', 'temporary-hardship']],
    ['劳模帮扶', ['model-worker']],
    ['助学', ['study-aid']],
    ['退休慰问', ['retiree']],
    ['按捐赠人意愿', []],
  ])('%s restricts to %s', (text, purposes) => {
    expect(fundPurposesOf(text)).toEqual(purposes);
  });
});
