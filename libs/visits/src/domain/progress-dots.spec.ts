import { civilDate } from '@app/kernel';
import { aCase, anAid } from '../testing/index';
import type { AidFacts, CaseFacts } from './case-facts';
import { progressDots } from './progress-dots';
import type { VisitDutyStatus } from './visit-duty';

const visits: CaseFacts['visits'] = [{ on: civilDate('2026-03-12'), outcome: 'met' }];
const SHAPES = { done: '●', now: '◐', todo: '○' };
const dots = (status: VisitDutyStatus, visited: boolean, aids: AidFacts[] = []): string =>
  progressDots(aCase({ duty: { status }, visits: visited ? visits : [], aids }))
    .map((dot) => SHAPES[dot.state])
    .join('');

describe('progress dots: 报告，走访，审批，支付，确认', () => {
  it.each([
    ['open', false, [], '●◐○○○'],
    ['accepted', false, [], '●◐○○○'],
    ['visited', true, [], '●●◐○○'],
    ['settling', true, [anAid({ stage: 'reviewing' })], '●●◐○○'],
    ['settling', true, [anAid({ stage: 'approving' })], '●●◐○○'],
    ['settling', true, [anAid({ stage: 'returned' })], '●●◐○○'],
    ['settling', true, [anAid({ stage: 'approved' })], '●●●◐○'],
    ['settling', true, [anAid({ stage: 'paying' })], '●●●◐○'],
    ['settling', true, [anAid({ stage: 'payment-failed' })], '●●●◐○'],
    ['settling', true, [anAid({ stage: 'paid' })], '●●●●◐'],
    ['settling', true, [anAid({ stage: 'paid', receipt: 'not-received' })], '●●●●◐'],
    ['settling', true, [anAid({ stage: 'paid', receipt: 'received' })], '●●●●●'],
    ['visited', true, [anAid({ stage: 'withdrawn' })], '●●◐○○'],
    ['visited', true, [anAid({ stage: 'refused' })], '●●●'],
    ['closed', true, [], '●●'],
    ['closed', true, [anAid({ stage: 'paid', receipt: 'received' })], '●●●●●'],
    ['closed', true, [anAid({ stage: 'paid' })], '●●●●'],
    ['excused', false, [], '●'],
    ['cancelled', false, [], '●'],
  ] as const)('%s, visited %p, %p: %s', (status, visited, aids, expected) => {
    expect(dots(status, visited, [...aids])).toBe(expected);
  });

  it('a visit that met nobody leaves the visit to be made, until the case ends', () => {
    const absent: CaseFacts['visits'] = [{ on: civilDate('2026-03-12'), outcome: 'absent' }];
    const shapes = (status: VisitDutyStatus) =>
      progressDots(aCase({ duty: { status }, visits: absent })).map(({ state }) => SHAPES[state]);
    expect(shapes('visited').join('')).toBe('●◐○○○');
    expect(shapes('closed').join('')).toBe('●●');
  });

  it('the step being taken says who holds it, masked', () => {
    const facts = aCase({ duty: { status: 'settling' }, visits, aids: [anAid({ stage: 'approving' })] });
    expect(progressDots(facts)[2]).toEqual({ step: 'approval', label: '审批', state: 'now', heldBy: '常务副主席 张*' });
    expect(progressDots(facts).filter((dot) => dot.heldBy)).toHaveLength(1);
  });
});
