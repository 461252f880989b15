import { parseFen } from '@app/kernel';
import { assessAid } from './aid-assessment';
import type { Entitled, NotEntitled } from './entitlement';

const RULE = { code: 'HOSPITAL', version: '1', source: '', validFrom: '2018-01-01', unionId: null, isDefault: true };

const entitled = (overrides: Partial<Entitled> = {}): Entitled =>
  ({
    entitled: true,
    cap: parseFen('1000'),
    remaining: parseFen('1000'),
    form: 'both',
    beneficiary: 'member',
    fundSources: [],
    evidence: [
      { kind: 'admission-proof', requiredForPayment: true },
      { kind: 'discharge-summary', requiredForPayment: false },
    ],
    rule: RULE,
    used: [],
    explanation: [],
    ...overrides,
  }) as Entitled;

const given = (cash: string, goods = '0', evidence: readonly 'admission-proof'[] = ['admission-proof']) => ({
  cash: parseFen(cash),
  goods: parseFen(goods),
  evidence,
});

describe('assessAid', () => {
  it('marks nothing within the standard, up to the last fen', () => {
    expect(assessAid(entitled(), given('800', '200'))).toMatchObject({ marks: [], needsHigherRoute: false });
  });

  it('marks what is over the standard, by how much, cash and goods together', () => {
    const assessment = assessAid(entitled(), given('800', '200.01'));
    expect(assessment).toMatchObject({ amount: 100_001n, overBy: 1n, overStandard: true, needsHigherRoute: true });
    expect(assessment.marks).toEqual([expect.objectContaining({ code: 'over-standard', by: '0.01' })]);
  });

  it('marks required evidence that is missing, and says what to do', () => {
    const assessment = assessAid(entitled(), given('500', '0', []));
    expect(assessment).toMatchObject({ missingEvidence: ['admission-proof'], overStandard: false });
    expect(assessment.marks[0]!.sentence).toBe('还差诊断证明或住院证明，拍照上传就行；没有也先记下，不会丢。');
    expect(assessment.needsHigherRoute).toBe(true);
  });

  it.each([
    ['goods', '500', '0'],
    ['goods', '500', '1'],
    ['cash', '0', '500'],
    ['cash', '1', '500'],
  ] as const)('marks a form that is not allowed: only %s, given cash %s and goods %s', (form, cash, goods) => {
    const assessment = assessAid(entitled({ form }), given(cash, goods));
    expect(assessment.marks.map((mark) => mark.code)).toEqual(['form-not-allowed']);
    expect(assessment).toMatchObject({ overStandard: true, needsHigherRoute: true });
  });

  it('keeps aid to which he is not entitled, all of it over the standard', () => {
    const refused: NotEntitled = {
      entitled: false,
      reason: 'count-cap-reached',
      sentence: '今年已慰问 2 次。',
      whoMayDecideOtherwise: null,
      rule: null,
      form: 'both',
      evidence: [],
      used: [],
      explanation: [],
    };
    const assessment = assessAid(refused, given('500'));
    expect(assessment).toMatchObject({ amount: 50_000n, overBy: 50_000n, needsHigherRoute: true });
    expect(assessment.marks[0]).toMatchObject({ code: 'not-entitled', reason: 'count-cap-reached' });
  });

  it('asks nothing of a visit without aid', () => {
    expect(assessAid(entitled(), given('0', '0', []))).toMatchObject({
      form: null,
      marks: [],
      needsHigherRoute: false,
    });
  });
});
