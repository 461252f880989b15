import { civilDate, type DomainProblem, newId, type PersonId } from '@app/kernel';
import { aLoggingContext, aVisitEntry, aVisitor } from '../testing/index';
import { aidFenOf, needsHigherRoute, VISIT_MARKS, type VisitEntry } from './visit';
import { checkEntry, marksOf, type VisitContext } from './visit-entry.rules';

const signature = { documentId: newId<'document'>(), by: 'self' } as const;
const nothing = { cashFen: 0n, goods: [], signature: null };

function refused(changes: Partial<VisitEntry>, context: Partial<VisitContext> = {}): string[] {
  try {
    checkEntry(aVisitEntry(changes), aLoggingContext(context));
  } catch (problem) {
    return (problem as DomainProblem).extensions.fields!.map((field) => field.field);
  }
  return [];
}

describe('what a visit must be', () => {
  it('an ordinary visit is taken', () => expect(refused({})).toEqual([]));

  it.each([
    ['in the future', { visitedOn: civilDate('2026-03-13') }, ['visitedOn']],
    ['before the event', { visitedOn: civilDate('2026-03-09') }, ['visitedOn']],
    ['a next contact before the visit', { nextContactOn: civilDate('2026-03-11') }, ['nextContactOn']],
    ['a must-visit without its duty', { dutyId: null }, ['dutyId']],
    ['a talk without a topic', { kind: 'talk' as const, dutyId: null }, ['talkTopic']],
    ['a topic without a talk', { talkTopic: 'conflict' as const }, ['talkTopic']],
    ['nobody went', { visitors: [] }, ['visitors']],
    ['a visitor without a name', { visitors: [aVisitor(' '), aVisitor()] }, ['visitors']],
    ['a negative amount', { cashFen: -1n }, ['cashFen']],
  ])('refused: %s', (_, changes, fields) => expect(refused(changes)).toEqual(fields));

  it('a talk needs neither duty nor aid', () => {
    expect(refused({ kind: 'talk', talkTopic: 'low-spirits', dutyId: null, ...nothing })).toEqual([]);
  });

  it('a visit without a duty has no event to come before', () => {
    const changes = { kind: 'other' as const, dutyId: null, visitedOn: civilDate('2020-01-01') };
    expect(refused(changes, { eventOn: null })).toEqual([]);
  });

  it('the member is not his own visitor', () => {
    const memberId = newId<'member'>();
    const himself = aVisitor('本人', { personId: memberId as string as PersonId });
    expect(refused({ memberId, visitors: [himself, aVisitor()] })).toEqual(['visitors']);
  });

  it('the same person is not named twice, two without an account may bear one name', () => {
    const liu = aVisitor('刘洋');
    expect(refused({ visitors: [liu, liu] })).toEqual(['visitors']);
    const guest = aVisitor('刘洋', { personId: null });
    expect(refused({ visitors: [guest, guest] })).toEqual([]);
  });

  it.each([
    ['proxy', { kind: 'proxy', name: '', relation: '' }, ['outcome.name', 'outcome.relation']],
    ['refused', { kind: 'refused', reason: ' ' }, ['outcome.reason']],
    ['absent', { kind: 'absent', reason: '' }, ['outcome.reason']],
  ] as const)('%s says who or why', (_, outcome, fields) => {
    expect(refused({ ...nothing, outcome })).toEqual(fields);
  });

  it('what was refused was not handed over', () => {
    expect(refused({ outcome: { kind: 'refused', reason: '不想收' }, signature: null })).toEqual(['outcome']);
  });

  it.each([
    ['the member, when a proxy received them', { kind: 'proxy', name: '李', relation: '妻子' }, 'self'],
    ['a proxy, when the member did', { kind: 'met' }, 'proxy'],
    ['anybody, when nobody was there', { kind: 'absent', reason: '做检查' }, 'self'],
  ] as const)('not signed by %s', (_, outcome, by) => {
    expect(refused({ outcome, signature: { ...signature, by } })).toEqual(['signature']);
  });

  it('each line of goods is named, counted and not negative', () => {
    const bad = { name: '', quantity: 1.5, unit: ' ', valueFen: -1n };
    expect(refused({ goods: [{ name: '米', quantity: 1, unit: '袋', valueFen: 0n }, bad] })).toEqual([
      'goods.1.name',
      'goods.1.quantity',
      'goods.1.unit',
      'goods.1.valueFen',
    ]);
  });

  it('everything that is wrong is told at once', () => {
    expect(refused({ visitedOn: civilDate('2026-04-01'), visitors: [], cashFen: -1n })).toEqual([
      'visitedOn',
      'visitors',
      'cashFen',
    ]);
  });
});

describe('marks', () => {
  const marks = (changes: Partial<VisitEntry>, context: Partial<VisitContext> = {}) =>
    marksOf(aVisitEntry(changes), aLoggingContext(context));

  it('an ordinary visit has none', () => expect(marks({})).toEqual([]));

  it('what the standards found is never lost', () => {
    expect(marks({}, { assessed: ['evidence-missing', 'over-standard'] })).toEqual([
      'over-standard',
      'evidence-missing',
    ]);
  });

  it('cash handed over by one person is marked, goods alone are not', () => {
    const visitors = [aVisitor()];
    expect(marks({ visitors })).toEqual(['one-visitor']);
    expect(marks({ visitors, cashFen: 0n })).toEqual([]);
  });

  it('a union may refuse cash handed over by one person, or let it be', () => {
    const visitors = [aVisitor()];
    expect(refused({ visitors }, { rules: { visitorsForCash: 2, tooFewVisitors: 'refuse' } })).toEqual(['visitors']);
    expect(marks({ visitors }, { rules: { visitorsForCash: 1, tooFewVisitors: 'mark' } })).toEqual([]);
  });

  it('aid without a signature is marked, a visit without aid is not', () => {
    expect(marks({ signature: null })).toEqual(['no-signature']);
    expect(marks(nothing)).toEqual([]);
  });

  it('aid for somebody who was not there is marked', () => {
    expect(marks({ outcome: { kind: 'absent', reason: '做检查' }, signature: null })).toEqual([
      'no-signature',
      'recipient-absent',
    ]);
  });

  it.each(VISIT_MARKS)('%s needs the higher route only when the standard is touched', (mark) => {
    const touched = ['not-entitled', 'over-standard', 'form-not-allowed', 'evidence-missing'].includes(mark);
    expect(needsHigherRoute([mark])).toBe(touched);
  });

  it('cash and goods make the aid, to the fen', () => {
    expect(aidFenOf(aVisitEntry({ cashFen: 80_001n }))).toBe(95_001n);
  });
});
