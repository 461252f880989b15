import { civilDate, parseFen, type UnionId } from '@app/kernel';
import type { BenefitStandard } from './benefit-standard';
import { DEFAULT_OCCASIONS } from './default-occasions';
import { DEFAULT_STANDARDS } from './default-standards';
import { entitlement } from './entitlement';
import type { EarlierAid, EntitlementInput } from './entitlement.input';
import type { RefusalReason } from './entitlement.refusals';

const OWN = 'own' as UnionId;
const JOINT = 'joint' as UnionId;
const FEDERATION = 'federation' as UnionId;

const defaultFor = (code: string): BenefitStandard => DEFAULT_STANDARDS.find((row) => row.code === code)!;
const HOSPITAL = defaultFor('HOSPITAL');

const UNION_FUNDS = {
  fundAccountId: 'f1',
  kind: 'union-funds',
  name: '工会经费',
  available: parseFen('90000'),
  needsHardshipFile: false,
};

const asked = (overrides: Partial<EntitlementInput> = {}): EntitlementInput => ({
  member: {
    personId: 'p1',
    householdId: 'h1',
    standing: 'active',
    standingLabel: '在会',
    hasActiveHardshipFile: false,
  },
  unionPath: [OWN, JOINT, FEDERATION],
  occasion: 'HOSPITAL',
  subCondition: null,
  eventDate: civilDate('2025-03-10'),
  requestDate: civilDate('2025-03-12'),
  eventKey: 'e1',
  diseaseKey: null,
  wishedForm: null,
  occasions: DEFAULT_OCCASIONS,
  standards: DEFAULT_STANDARDS,
  earlierAid: [],
  fundSources: [UNION_FUNDS],
  ...overrides,
});

const earlier = (overrides: Partial<EarlierAid> = {}): EarlierAid => ({
  id: 'a1',
  personId: 'p1',
  householdId: 'h1',
  occasion: 'HOSPITAL',
  subCondition: null,
  standardCode: 'HOSPITAL',
  eventKey: 'e0',
  eventDate: civilDate('2025-01-05'),
  givenOn: civilDate('2025-01-08'),
  amount: parseFen('800'),
  unionId: OWN,
  unionName: '第三小学工会',
  diseaseKey: null,
  ...overrides,
});

const inactive = { ...asked().member, standing: 'inactive', standingLabel: '已转出' } as const;
const retired = { ...asked().member, standing: 'retired', standingLabel: '已退休' } as const;

describe('entitlement: what may be given', () => {
  it('gives the cap of the default standard and names rule, version and source', () => {
    const answer = entitlement(asked());
    expect(answer).toMatchObject({ entitled: true, cap: 100_000n, remaining: 100_000n, form: 'both' });
    expect(answer.rule).toMatchObject({ code: 'HOSPITAL', version: '2018 默认版', isDefault: true });
  });

  it.each([
    ['HOSPITAL', 'SURGERY', '2000', 'HOSPITAL_SURGERY'],
    ['WEDDING', null, '1000', 'WEDDING'],
    ['BIRTH', null, '1000', 'BIRTH'],
    ['BEREAVEMENT', 'MEMBER', '2000', 'DEATH_MEMBER'],
    ['BEREAVEMENT', 'RELATIVE', '1000', 'DEATH_RELATIVE'],
    ['HARDSHIP_TEMP', null, '2000', 'HARDSHIP_TEMP'],
    ['RETIRE', null, '1000', 'RETIRE'],
    ['BIRTHDAY', null, '300', 'BIRTHDAY'],
    ['FESTIVAL', null, '1500', 'FESTIVAL'],
  ])('%s %s is %s yuan by %s', (occasion, subCondition, yuan, code) => {
    const answer = entitlement(asked({ occasion, subCondition }));
    expect(answer).toMatchObject({ entitled: true, remaining: parseFen(yuan), rule: { code } });
  });

  it('takes the standard of the event date, not of the day of entry', () => {
    const old = { ...HOSPITAL, capPerEvent: 50_000n, version: '2020', unionId: OWN, validTo: civilDate('2025-03-10') };
    const now = { ...old, capPerEvent: 80_000n, version: '2025', validFrom: civilDate('2025-03-11'), validTo: null };
    expect(entitlement(asked({ standards: [old, now] }))).toMatchObject({ cap: 50_000n, rule: { version: '2020' } });
    const dayAfter = asked({ standards: [old, now], eventDate: civilDate('2025-03-11') });
    expect(entitlement(dayAfter)).toMatchObject({ cap: 80_000n, rule: { version: '2025' } });
  });

  it('lets the nearest union win over its ancestors and over the default', () => {
    const byJoint = { ...HOSPITAL, unionId: JOINT, capPerEvent: 60_000n };
    const byFederation = { ...HOSPITAL, unionId: FEDERATION, capPerEvent: 70_000n };
    const byStranger = { ...HOSPITAL, unionId: 'other' as UnionId, capPerEvent: 10_000n };
    const standards = [...DEFAULT_STANDARDS, byStranger, byFederation, byJoint];
    expect(entitlement(asked({ standards }))).toMatchObject({ cap: 60_000n, rule: { unionId: JOINT } });
    expect(entitlement(asked({ standards, unionPath: [FEDERATION] }))).toMatchObject({ cap: 70_000n });
  });

  it('falls back on the general standard when a sub-condition has none of its own', () => {
    expect(entitlement(asked({ subCondition: 'SURGERY', standards: [HOSPITAL] }))).toMatchObject({ cap: 100_000n });
  });

  it('leaves of the event what an earlier visit of the same event did not use', () => {
    const answer = entitlement(asked({ earlierAid: [earlier({ eventKey: 'e1', amount: parseFen('300.50') })] }));
    expect(answer).toMatchObject({ entitled: true, remaining: parseFen('699.50') });
    expect(answer.used).toEqual([expect.objectContaining({ id: 'a1', countsAs: 'same-event' })]);
  });

  it('raises the cap of one event when surgery follows the admission', () => {
    const earlierAid = [earlier({ eventKey: 'e1', eventDate: civilDate('2025-03-10'), amount: parseFen('1000') })];
    expect(entitlement(asked({ subCondition: 'SURGERY', earlierAid }))).toMatchObject({ remaining: parseFen('1000') });
  });

  it('leaves of the year what the household has not used', () => {
    const spouse = earlier({ personId: 'p2', occasion: 'HARDSHIP_TEMP', standardCode: 'HARDSHIP_TEMP' });
    const earlierAid = [{ ...spouse, amount: parseFen('1800') }];
    expect(entitlement(asked({ occasion: 'HARDSHIP_TEMP', earlierAid }))).toMatchObject({
      remaining: parseFen('1200'),
    });
  });

  it('answers for a past day as it would have then: aid given later does not count', () => {
    const earlierAid = [earlier({ eventKey: 'e1', givenOn: civilDate('2025-06-01'), amount: parseFen('1000') })];
    expect(entitlement(asked({ earlierAid }))).toMatchObject({ entitled: true, remaining: parseFen('1000') });
  });

  it('does not count the year before, nor another person, nor another occasion', () => {
    const earlierAid = [
      earlier({ id: 'y1', eventKey: 'y1', eventDate: civilDate('2024-12-30'), givenOn: civilDate('2024-12-31') }),
      earlier({ id: 'y2', eventKey: 'y2', eventDate: civilDate('2024-11-30'), givenOn: civilDate('2024-12-01') }),
      earlier({ id: 'x', personId: 'p9', eventKey: 'x', householdId: 'h1' }),
      earlier({ id: 'o', occasion: 'WEDDING', eventKey: 'o' }),
    ];
    expect(entitlement(asked({ earlierAid }))).toMatchObject({ remaining: parseFen('1000'), used: [] });
  });

  it('gives for each of two relatives who died on one day', () => {
    const death = { occasion: 'BEREAVEMENT', subCondition: 'RELATIVE', standardCode: 'DEATH_RELATIVE' };
    const earlierAid = [earlier({ ...death, eventDate: civilDate('2025-03-10'), amount: parseFen('1000') })];
    expect(entitlement(asked({ ...death, earlierAid }))).toMatchObject({ remaining: parseFen('1000') });
  });

  it('offers funds in the order of the standard, 财政专项 only with an active hardship file', () => {
    const treasury = {
      ...UNION_FUNDS,
      fundAccountId: 'f2',
      kind: 'treasury',
      name: '财政专项',
      needsHardshipFile: true,
    };
    const row = { ...HOSPITAL, fundKinds: ['treasury', 'union-funds'] };
    const input = asked({ standards: [row], fundSources: [UNION_FUNDS, treasury] });
    expect(entitlement(input)).toMatchObject({ fundSources: [{ fundAccountId: 'f1' }] });
    const onFile = { ...input, member: { ...input.member, hasActiveHardshipFile: true } };
    expect(entitlement(onFile)).toMatchObject({ fundSources: [{ fundAccountId: 'f2' }, { fundAccountId: 'f1' }] });
  });

  it('explains the reckoning line by line, as on paper', () => {
    const earlierAid = [earlier()];
    expect(entitlement(asked({ earlierAid })).explanation).toEqual([
      '事由：生病住院，发生日 2025-03-10，当天会籍「在会」。',
      '按发生日适用「生病住院」2018 默认版，2018-01-01 起施行；依据：系统默认标准（参照总工办发〔2017〕32号及各省实施办法）。',
      '每次最高 ¥1,000.00，一年最多 2 次，同一种病一年一次。',
      '注意：挂床住院不慰问。',
      '今年：2025-01-05 第三小学工会 ¥800.00',
      '本次已发 ¥0.00；2025 年另有 1 次，全年共 ¥800.00。',
      '结论：还可以发 ¥1,000.00，发慰问金或慰问品。',
      '可用经费：「工会经费」（可用 ¥90,000.00）。',
      '需要材料：诊断证明或住院证明（付款前必须有）、出院小结（可以后补）。',
    ]);
  });
});

describe('entitlement: an event before the rules begin', () => {
  it('names the rule that is missing, since when there is one, and who can add it', () => {
    expect(entitlement(asked({ eventDate: civilDate('2016-05-01') }))).toMatchObject({
      entitled: false,
      sentence:
        '「生病住院」的规定从 2018-01-01 起才有，2016-05-01 的事没有规定可依。请主席或管理员在“标准”里补上当时的规定，再来办。',
    });
  });
});

describe('entitlement: why not', () => {
  const twice = [earlier(), earlier({ id: 'a2', eventKey: 'e2', eventDate: civilDate('2025-02-01') })];
  const sameDay = { eventDate: civilDate('2025-03-10'), givenOn: civilDate('2025-03-11') };
  const cases: [title: string, reason: RefusalReason, input: Partial<EntitlementInput>][] = [
    ['he was not active on the event date', 'member-not-entitled', { member: inactive }],
    ['he was retired and the standard is for active members', 'member-not-entitled', { member: retired }],
    ['the occasion is unknown', 'occasion-not-kept', { occasion: 'NONE' }],
    ['the occasion was not yet in force', 'occasion-not-kept', { eventDate: civilDate('2017-12-31') }],
    ['bereavement does not say of whom', 'sub-condition-needed', { occasion: 'BEREAVEMENT' }],
    ['no standard exists', 'no-standard', { standards: [] }],
    ['a talk gives no aid', 'no-standard', { occasion: 'TALK_FAMILY' }],
    ['cash for retirement', 'form-not-allowed', { occasion: 'RETIRE', wishedForm: 'cash' }],
    ['goods for surgery', 'form-not-allowed', { subCondition: 'SURGERY', wishedForm: 'goods' }],
    ['cash and goods for a festival', 'form-not-allowed', { occasion: 'FESTIVAL', wishedForm: 'both' }],
    ['asked a day too late', 'claim-too-late', { occasion: 'WEDDING', requestDate: civilDate('2025-09-11') }],
    [
      'the event has had its cap',
      'event-cap-reached',
      { earlierAid: [earlier({ eventKey: 'e1', amount: parseFen('1000') })] },
    ],
    ['third stay of the year', 'count-cap-reached', { earlierAid: twice }],
    [
      'second retirement',
      'count-cap-reached',
      { occasion: 'RETIRE', earlierAid: [earlier({ occasion: 'RETIRE', eventDate: civilDate('2019-05-01') })] },
    ],
    [
      'the household has had its year',
      'period-cap-reached',
      {
        occasion: 'HARDSHIP_TEMP',
        earlierAid: [earlier({ occasion: 'HARDSHIP_TEMP', personId: 'p2', amount: parseFen('3000') })],
      },
    ],
    [
      'the same disease again',
      'same-disease',
      { diseaseKey: 'd1', earlierAid: [earlier({ diseaseKey: 'd1', amount: parseFen('100') })] },
    ],
    [
      'the same event was aided by another level',
      'same-event-elsewhere',
      { earlierAid: [earlier({ ...sameDay, unionId: JOINT, unionName: '教育系统工会', amount: parseFen('1000') })] },
    ],
    ['no eligible fund', 'no-fund', { fundSources: [{ ...UNION_FUNDS, kind: 'model-worker' }] }],
  ];

  it.each(cases)('%s: %s', (_, reason, input) => {
    const answer = entitlement(asked(input));
    expect(answer).toMatchObject({ entitled: false, reason, sentence: expect.stringMatching(/。$/) });
    expect(answer.explanation.join('')).toContain('结论：不能按标准发放');
  });

  it('accepts the last day of the claim window', () => {
    const input = asked({ occasion: 'WEDDING', requestDate: civilDate('2025-09-10') });
    expect(entitlement(input)).toMatchObject({ entitled: true });
  });

  it('does not give by an occasion that the union has dropped from its catalogue', () => {
    const dropped = { ...DEFAULT_OCCASIONS[0]!, unionId: OWN, kept: false };
    const input = asked({ occasions: [...DEFAULT_OCCASIONS, dropped] });
    expect(entitlement(input)).toMatchObject({ reason: 'occasion-not-kept' });
    expect(entitlement({ ...input, unionPath: [JOINT] })).toMatchObject({ entitled: true });
  });

  it('says who may decide otherwise, and nobody when the input has to be put right', () => {
    expect(entitlement(asked({ earlierAid: twice }))).toMatchObject({
      whoMayDecideOtherwise: expect.stringContaining('工会委员会'),
    });
    expect(entitlement(asked({ occasion: 'BEREAVEMENT' }))).toMatchObject({ whoMayDecideOtherwise: null });
  });

  it('checks in the order of the rules: standing before form before caps', () => {
    const all = { occasion: 'RETIRE', wishedForm: 'cash', fundSources: [] } as const;
    expect(entitlement(asked({ ...all, member: inactive }))).toMatchObject({ reason: 'member-not-entitled' });
    expect(entitlement(asked(all))).toMatchObject({ reason: 'form-not-allowed' });
  });

  it('leaves the fund out when nobody asks for it yet', () => {
    const answer = entitlement(asked({ fundSources: null }));
    expect(answer).toMatchObject({ entitled: true, fundSources: [] });
    expect(answer.explanation.join()).not.toContain('可用经费');
  });
});
