import { DomainProblem, newId, type PersonId } from '@app/kernel';
import {
  decideDestruction,
  DESTRUCTION_ACTIONS,
  DESTRUCTION_LIFECYCLE,
  DESTRUCTION_STATUSES,
  type DestructionAction,
  type DestructionCommand,
  type DestructionState,
} from './destruction-list';

const PROPOSER = newId() as PersonId;
const CHAIR = newId() as PersonId;
const HEAD = newId() as PersonId;
const WITNESSES = ['陈立', '周敏'];

const COMMANDS: Readonly<Record<DestructionAction, DestructionCommand>> = {
  submit: { action: 'submit', witnesses: WITNESSES },
  return: { action: 'return', reason: '再核对一遍' },
  approve: { action: 'approve' },
  destroy: { action: 'destroy' },
  file: { action: 'file', hasMinutes: true },
  drop: { action: 'drop', reason: '今年不办' },
};

const aList = (overrides: Partial<DestructionState> = {}): DestructionState => ({
  ...{ status: 'submitted', submittedBy: PROPOSER, submittedByName: '王管', approvedBy: null, witnesses: WITNESSES },
  ...{ submittedFor: null, approvedFor: null, listed: 3, ...overrides },
});

function outcome(
  state: DestructionState,
  command: DestructionCommand,
  by = { persons: [CHAIR], names: ['李主席'] },
): string {
  try {
    return decideDestruction(state, command, by);
  } catch (error) {
    if (error instanceof DomainProblem) return error.code;
    throw error;
  }
}

describe('a destruction list', () => {
  it.each(DESTRUCTION_STATUSES.flatMap((status) => DESTRUCTION_ACTIONS.map((action) => [status, action] as const)))(
    '%s: %s',
    (status, action) => {
      const { from, to } = DESTRUCTION_LIFECYCLE[action];
      const expected = from.includes(status) ? to : 'destruction-list.action-not-open';
      expect(outcome(aList({ status }), COMMANDS[action])).toBe(expected);
    },
  );

  it('is not approved by who proposed it', () => {
    const by = { persons: [PROPOSER], names: ['王管'] };
    expect(outcome(aList(), { action: 'approve' }, by)).toBe('destruction-list.own-proposal');
  });

  it('is not destroyed by who approved it', () => {
    const approved = aList({ status: 'approved', approvedBy: CHAIR });
    expect(outcome(approved, { action: 'destroy' })).toBe('destruction-list.approver-destroys');
    expect(outcome(approved, { action: 'destroy' }, { persons: [PROPOSER], names: ['王管'] })).toBe('destroyed');
  });

  it('is neither proposed and approved, nor approved and destroyed, by one and his deputy', () => {
    const head = { persons: [HEAD], names: ['张三'] };
    const deputy = { persons: [CHAIR, HEAD], names: ['李主席', '张三'] };
    const proposed = aList({ submittedFor: HEAD, submittedByName: '王管 代 张三' });
    expect(outcome(proposed, { action: 'approve' }, head)).toBe('destruction-list.own-proposal');
    expect(outcome(proposed, { action: 'approve' }, deputy)).toBe('destruction-list.own-proposal');
    expect(outcome(aList({ submittedBy: HEAD }), { action: 'approve' }, deputy)).toBe('destruction-list.own-proposal');
    const approved = aList({ status: 'approved', approvedBy: CHAIR, approvedFor: HEAD });
    expect(outcome(approved, { action: 'destroy' }, head)).toBe('destruction-list.approver-destroys');
    const watched = aList({ submittedByName: '王管 代 张三', witnesses: ['陈立', '张三'] });
    expect(outcome(watched, { action: 'approve' })).toBe('destruction-list.witnesses');
  });

  it.each([
    ['one witness', ['陈立']],
    ['the same twice', ['陈立', '陈立 ']],
    ['an empty name', ['陈立', ' ']],
    ['who proposes', ['陈立', '王管']],
  ])('needs two witnesses: not %s', (_, witnesses) => {
    const by = { persons: [PROPOSER], names: ['王管'] };
    const proposed = aList({ status: 'proposed', submittedBy: null });
    expect(outcome(proposed, { action: 'submit', witnesses }, by)).toBe('destruction-list.witnesses');
  });

  it('does not take its approver for a witness', () => {
    expect(outcome(aList({ witnesses: ['陈立', '李主席'] }), { action: 'approve' })).toBe('destruction-list.witnesses');
  });

  it.each(['submit', 'approve', 'destroy'] as const)('on which everything is kept refuses to %s', (action) => {
    const [status] = DESTRUCTION_LIFECYCLE[action].from;
    expect(outcome(aList({ status: status!, listed: 0 }), COMMANDS[action])).toBe('destruction-list.nothing-listed');
  });

  it('is returned and dropped with a reason, and filed with its minutes', () => {
    expect(outcome(aList(), { action: 'return', reason: ' ' })).toBe('destruction-list.reason-missing');
    expect(outcome(aList(), { action: 'drop', reason: '' })).toBe('destruction-list.reason-missing');
    const destroyed = aList({ status: 'destroyed' });
    expect(outcome(destroyed, { action: 'file', hasMinutes: false })).toBe('destruction-list.minutes-missing');
  });
});
