import { newId } from '@app/kernel';
import { aLoggingContext, aVisit, aVisitEntry } from '../testing/index';
import type { VisitEntry } from './visit';
import { decideVisit, logVisit } from './visit.decision';

const by = newId<'person'>();
const correct = (visit = aVisit(), changes: Partial<VisitEntry> = {}, aidLocked = false) => {
  const { dutyId, memberId, unionId, cashFen, goods } = visit;
  const entry = aVisitEntry({ dutyId, memberId, unionId, cashFen, goods, ...changes });
  return decideVisit(visit, { action: 'correct', by, aidLocked, entry, context: aLoggingContext() });
};

describe('logging a visit', () => {
  it('keeps all that was entered, whatever is marked', () => {
    const entry = aVisitEntry({ words: '想早点回去上班', nextNeed: '请人接孩子' });
    const { visit } = logVisit(entry, aLoggingContext({ assessed: ['over-standard', 'evidence-missing'] }));
    expect(visit).toMatchObject(entry);
    expect(visit).toMatchObject({ status: 'logged', version: 1, marks: ['over-standard', 'evidence-missing'] });
  });

  it('announces ids only', () => {
    const { visit, event } = logVisit(aVisitEntry({ words: '谢谢' }), aLoggingContext());
    const { id, dutyId, unionId, memberId } = visit;
    expect(event).toEqual({
      type: 'visit.logged.v1',
      payload: { visitId: id, visitDutyId: dutyId, unionId, memberId },
    });
  });
});

describe('correcting a visit', () => {
  it('makes a new version that names the old one, and the old one stays as it was logged', () => {
    const visit = aVisit({ version: 2 });
    const { patch, replacement, event } = correct(visit, { place: '家里' });
    expect(replacement).toMatchObject({ version: 3, correctsId: visit.id, status: 'logged', place: '家里' });
    expect(patch).toEqual({ status: 'corrected', correctedById: replacement!.id });
    expect(event).toMatchObject({ type: 'visit.corrected.v1', payload: { replacementId: replacement!.id } });
  });

  it('is checked like a first entry', () => {
    expect(() => correct(aVisit(), { visitors: [] })).toThrow(expect.objectContaining({ code: 'visit.invalid' }));
  });

  it.each(['memberId', 'dutyId', 'unionId'] as const)('does not change %s', (field) => {
    expect(() => correct(aVisit(), { [field]: newId() })).toThrow(
      expect.objectContaining({ code: 'visit.other-subject' }),
    );
  });

  it.each([
    ['cash', { cashFen: 90_000n }],
    ['goods', { goods: [{ name: '水果', quantity: 1, unit: '箱', valueFen: 16_000n }] }],
    ['a line of goods less', { goods: [] }],
  ])('does not change %s once the aid is being decided or was paid', (_, changes) => {
    expect(() => correct(aVisit(), changes, true)).toThrow(expect.objectContaining({ code: 'visit.aid-locked' }));
    expect(correct(aVisit(), changes, false).replacement).toMatchObject(changes);
  });

  it('still changes the rest when the aid is locked', () => {
    expect(correct(aVisit(), { words: '好多了' }, true).replacement?.words).toBe('好多了');
  });
});

describe('voiding a visit', () => {
  it('keeps the visit and its reason', () => {
    const { patch } = decideVisit(aVisit(), { action: 'void', by, aidLocked: false, reason: ' 记错了人 ' });
    expect(patch).toEqual({ status: 'voided', voidReason: '记错了人' });
  });

  it('needs a reason', () => {
    expect(() => decideVisit(aVisit(), { action: 'void', by, aidLocked: false, reason: ' ' })).toThrow(
      expect.objectContaining({ code: 'visit.reason-missing' }),
    );
  });

  it('is refused once the aid is being decided or was paid', () => {
    expect(() => decideVisit(aVisit(), { action: 'void', by, aidLocked: true, reason: '记错了人' })).toThrow(
      expect.objectContaining({ code: 'visit.aid-locked' }),
    );
  });
});

describe('adding papers to a visit', () => {
  const later = { documentId: newId<'document'>(), kind: 'discharge-summary' };
  const visit = aVisit({ marks: ['evidence-missing', 'one-visitor'] });
  const add = (complete: boolean, evidence = [later]) =>
    decideVisit(visit, { action: 'add-papers', evidence, complete });

  it('keeps those that were there and leaves everything else as it was logged', () => {
    const { patch, event } = add(false);
    expect(patch).toEqual({ evidence: [...visit.evidence, later], marks: visit.marks });
    const { id, dutyId, unionId } = visit;
    expect(event).toEqual({ type: 'visit.papers-added.v1', payload: { visitId: id, visitDutyId: dutyId, unionId } });
  });

  it('takes the mark away once nothing is missing, and no other mark', () => {
    expect(add(true).patch.marks).toEqual(['one-visitor']);
  });

  it('needs a paper', () => {
    expect(() => add(true, [])).toThrow(expect.objectContaining({ code: 'visit.no-papers' }));
  });
});
