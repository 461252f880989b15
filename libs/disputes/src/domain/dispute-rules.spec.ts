import { civilDate } from '@app/kernel';
import { type AgreementForm, checkAgreement } from './agreement.rules';
import { conflictOf } from './conflict';
import { mayReferTo, mayRemedy } from './dispute';
import { limitationStart } from './dispute-clocks';
import { checkIntake, type IntakeForm } from './intake.rules';

const TODAY = civilDate('2025-03-10');
const aForm = (overrides: Partial<IntakeForm> = {}): IntakeForm => ({
  ...{ matter: 'wages', source: 'desk', receivedOn: civilDate('2025-03-03'), knownOn: civilDate('2025-01-15') },
  ...{ employment: 'employed', employmentEndedOn: null, employer: '云川第2公司', facts: '三个月没发工资' },
  ...{ recordedPlace: null, applicants: [{ name: '张三', asked: 900000n, isRepresentative: false }] },
  ...overrides,
});
const people = (count: number, elected: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `工人${i}`, asked: 1n, isRepresentative: i < elected }));
const sentences = (overrides: Partial<IntakeForm>) => checkIntake(aForm(overrides), TODAY).map((each) => each.message);

describe('an application', () => {
  it('that is whole comes in', () => expect(sentences({})).toEqual([]));
  it('is not received tomorrow', () =>
    expect(sentences({ receivedOn: civilDate('2025-03-11') })).toEqual(['收到的日期还没有到，请填实际收到的那一天']));
  it('is not known of after it was received', () =>
    expect(sentences({ knownOn: civilDate('2025-03-04') })[0]).toContain('不会晚于收到申请的日期'));
  it('that is spoken is recorded on the spot', () => expect(sentences({ source: 'oral' })[0]).toContain('当场记录'));
  it('of wages after the relation ended says when it ended', () =>
    expect(sentences({ employment: 'ended' })[0]).toContain('劳动关系哪天结束的'));
  it('of ten people may have five representatives', () => expect(sentences({ applicants: people(10, 5) })).toEqual([]));
  it('has no sixth representative', () =>
    expect(sentences({ applicants: people(12, 6) })).toEqual(['推选的代表最多 5 位，现在有 6 位，请去掉 1 位']));
  it('of nine people has no representatives', () =>
    expect(sentences({ applicants: people(9, 1) })[0]).toContain('满 10 位才推选代表'));
  it('names the employer, unless it is no labour matter', () => {
    expect(sentences({ employer: ' ' })).toEqual(['请写被申请的单位']);
    expect(sentences({ employer: ' ', matter: 'family' })).toEqual([]);
  });
});

describe('an agreement', () => {
  const agreement: AgreementForm = {
    ...{ agreedOn: civilDate('2025-03-09'), effectiveOn: civilDate('2025-03-09'), terms: '付清工资' },
    ...{ applicantSigned: true, respondentSigned: true, mediatorSigned: true, sealedOn: civilDate('2025-03-09') },
    instalments: [{ dueOn: civilDate('2025-03-20'), amount: 800000n }],
  };
  const said = (overrides: Partial<AgreementForm>) =>
    checkAgreement({ ...agreement, ...overrides }, civilDate('2025-03-03'), TODAY).map((each) => each.message);
  it('that is signed by all and sealed holds', () => expect(said({})).toEqual([]));
  it.each<[string, Partial<AgreementForm>]>([
    ['申请人还没有签字', { applicantSigned: false }],
    ['被申请单位还没有签字', { respondentSigned: false }],
    ['调解员还没有签字', { mediatorSigned: false }],
    ['还没有盖调解组织的章', { sealedOn: null }],
    ['早于收到申请的日期', { agreedOn: civilDate('2025-03-02') }],
    ['付款的日期早于签协议', { instalments: [{ dueOn: civilDate('2025-03-01'), amount: 1n }] }],
    ['金额要大于零', { instalments: [{ dueOn: civilDate('2025-03-20'), amount: 0n }] }],
  ])('is refused: %s', (sentence, overrides) => expect(said(overrides).join()).toContain(sentence));
});

describe('who may mediate', () => {
  const parties = { relatedPersonIds: new Set(['p1']), employer: '云川第2有限公司' };
  const candidate = { personId: 'p9', name: '李四', workplaces: ['云川市总工会'] };
  it('who has nothing to do with it', () => expect(conflictOf(candidate, parties)).toBeNull());
  it('not an applicant or one of his household', () =>
    expect(conflictOf({ ...candidate, personId: 'p1' }, parties)).toContain('本人或家里人'));
  it.each(['云川第2公司', '云川第2公司工会', '云川第2公司企业工会'])('nobody who works at %s', (place) =>
    expect(conflictOf({ ...candidate, workplaces: [place] }, parties)).toContain('在被申请的单位工作'),
  );
  it('where no employer is named, only the person is asked', () =>
    expect(conflictOf({ ...candidate, workplaces: ['工会'] }, { ...parties, employer: '' })).toBeNull());
});

describe('roads of a matter', () => {
  it('only a labour dispute goes to arbitration or inspection', () => {
    expect([mayReferTo('wages', 'arbitration'), mayReferTo('family', 'arbitration')]).toEqual([true, false]);
    expect([mayReferTo('family', 'inspection'), mayReferTo('family', 'court')]).toEqual([false, true]);
    expect([mayRemedy('wages', 'pay-order'), mayRemedy('neighbour', 'pay-order')]).toEqual([true, false]);
  });
  it('wage arrears are limited from the end of the relation only', () => {
    const days = {
      ...{ knownOn: civilDate('2024-01-01'), receivedOn: civilDate('2025-03-03'), acceptedOn: null, concludedOn: null },
      ...{ arbitrationAcceptedOn: null, arbitrationDecidedOn: null },
      ...{ effectiveOn: null, judicialRequestedOn: null, reviewRequestedOn: null, employmentEndedOn: null },
    };
    const start = (more: object) =>
      limitationStart({ ...days, matter: 'wages', employment: 'employed', ...more } as never);
    expect(start({})).toBeNull();
    expect(start({ employment: 'ended', employmentEndedOn: '2025-02-01' })).toBe('2025-02-01');
    expect(start({ matter: 'work-injury' })).toBe('2024-01-01');
  });
});
