import { DomainProblem, type ProblemCatalog, problemsOf } from './problem';

const CATALOG = {
  'visit.over-standard': { kind: 'rule-broken', title: '金额超过了慰问标准，请改小或说明原因' },
  'visit.not-found': { kind: 'not-found', title: '没有找到这次走访' },
} as const satisfies ProblemCatalog;

const refuse = problemsOf(CATALOG);

function caught(act: () => never): DomainProblem {
  try {
    return act();
  } catch (error) {
    if (error instanceof DomainProblem) return error;
    throw error;
  }
}

describe('a refusal', () => {
  it('carries its code, kind and title', () => {
    const problem = caught(() => refuse('visit.not-found'));
    expect(problem).toBeInstanceOf(Error);
    expect(problem).toMatchObject({ name: 'DomainProblem', code: 'visit.not-found' });
    expect(problem.definition).toEqual(CATALOG['visit.not-found']);
  });

  it('without a detail says its title', () =>
    expect(caught(() => refuse('visit.not-found')).detail).toBe('没有找到这次走访'));

  it('says the detail given and keeps its extensions', () => {
    const fields = [{ field: 'cash', message: '最多 500.00 元' }];
    const problem = caught(() => refuse('visit.over-standard', '标准是 500.00 元', { fields, limit: '500.00' }));
    expect(problem.detail).toBe('标准是 500.00 元');
    expect(problem.extensions).toEqual({ fields, limit: '500.00' });
  });

  it('has no extensions unless given', () => expect(caught(() => refuse('visit.not-found')).extensions).toEqual({}));
});
