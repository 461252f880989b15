import { newId, openActions } from '@app/kernel';
import { aLoggingContext, aVisit } from '../testing/index';
import { VISIT_STATUSES, type VisitState } from './visit';
import { decideVisit, type VisitCommand } from './visit.decision';
import { VISIT_ACTIONS, VISIT_LIFECYCLE, type VisitAction } from './visit.lifecycle';

const somePaper = () => ({ documentId: newId<'document'>(), kind: 'discharge-summary' });

const commandFor = (action: VisitAction, visit: VisitState): VisitCommand => {
  const context = aLoggingContext();
  if (action === 'add-papers') return { action, evidence: [somePaper()], complete: true };
  return action === 'void'
    ? { action, by: context.by, aidLocked: false, reason: '记错了人' }
    : { action, by: context.by, aidLocked: false, entry: visit, context };
};

const EXPECTED: Record<VisitAction, Partial<Record<VisitState['status'], VisitState['status']>>> = {
  correct: { logged: 'corrected' },
  void: { logged: 'voided' },
  'add-papers': { logged: 'logged' },
};
const cells = VISIT_STATUSES.flatMap((status) =>
  VISIT_ACTIONS.map((action) => ({ status, action, to: EXPECTED[action][status] })),
);

describe('the lifecycle of a visit', () => {
  it.each(cells.filter((cell) => cell.to))('$status + $action leads to $to', ({ status, action, to }) => {
    const visit = aVisit({ status });
    const { patch } = decideVisit(visit, commandFor(action, visit));
    expect({ ...visit, ...patch }.status).toBe(to);
    expect(openActions(VISIT_LIFECYCLE, status)).toContain(action);
  });

  it.each(cells.filter((cell) => !cell.to))('$status + $action is not open', ({ status, action }) => {
    const visit = aVisit({ status });
    expect(() => decideVisit(visit, commandFor(action, visit))).toThrow(
      expect.objectContaining({ code: 'visit.action-not-open' }),
    );
    expect(openActions(VISIT_LIFECYCLE, status)).not.toContain(action);
  });
});
