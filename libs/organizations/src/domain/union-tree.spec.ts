import { type CivilDate, DomainProblem, newId, openActions, type UnionId } from '@app/kernel';
import { UNION_KINDS, UNION_LIFECYCLE, UNION_STATUSES, type UnionKind, type UnionState } from './trade-union';
import { checkDissolution, checkKindChange, checkMove, checkOpen, checkPlacement } from './union-tree';

const codeOf = (check: () => void): string | null => {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof DomainProblem) return error.code;
    throw error;
  }
};

const aUnionState = (overrides: Partial<UnionState> = {}): UnionState => ({
  id: newId(),
  code: '0010101',
  name: '第1小学工会',
  kind: 'union',
  parentId: newId<'union'>(),
  status: 'active',
  validFrom: '2020-01-01' as CivilDate,
  ...overrides,
});

describe('the tree of unions', () => {
  it.each([
    ['active', ['change', 'move', 'appoint', 'dissolve']],
    ['dissolved', []],
  ] as const)('a union that is %s is open to: %s', (status, actions) => {
    expect(openActions(UNION_LIFECYCLE, status)).toEqual(actions);
    for (const action of Object.keys(UNION_LIFECYCLE) as (keyof typeof UNION_LIFECYCLE)[]) {
      const refused = codeOf(() => checkOpen(aUnionState({ status }), action));
      expect(refused).toBe((actions as readonly string[]).includes(action) ? null : 'organization.dissolved');
    }
    expect(UNION_STATUSES).toContain(status);
  });

  const allowed: Record<UnionKind, UnionKind[]> = {
    federation: ['federation', 'joint-union', 'union'],
    'joint-union': ['joint-union', 'union'],
    union: ['branch', 'group'],
    branch: ['group'],
    group: [],
  };
  const cells = UNION_KINDS.flatMap((parent) => UNION_KINDS.map((kind) => [parent, kind] as const));
  it.each(cells)('below a %s a %s stands only where the law of the tree puts it', (parent, kind) => {
    const refused = codeOf(() => checkPlacement(kind, parent));
    expect(refused).toBe(allowed[parent].includes(kind) ? null : 'organization.kind-does-not-fit');
  });

  it.each(UNION_KINDS.map((kind) => [kind]))('a %s is a root only when it is a federation', (kind) => {
    expect(codeOf(() => checkPlacement(kind, null))).toBe(
      kind === 'federation' ? null : 'organization.kind-does-not-fit',
    );
  });

  it('moves a union below another fitting one', () => {
    const parent = aUnionState({ kind: 'joint-union' });
    expect(codeOf(() => checkMove({ union: aUnionState(), parent, lineOfParent: [parent.id] }))).toBeNull();
  });

  it('does not move a union below itself or what is below it', () => {
    const union = aUnionState({ kind: 'joint-union' });
    const below = aUnionState({ kind: 'joint-union', parentId: union.id });
    for (const parent of [union, below])
      expect(codeOf(() => checkMove({ union, parent, lineOfParent: [below.id, union.id] }))).toBe(
        'organization.below-itself',
      );
  });

  it.each([
    ['the root', aUnionState({ parentId: null, kind: 'federation' }), aUnionState({ kind: 'federation' }), 'is-root'],
    ['a dissolved union', aUnionState({ status: 'dissolved' }), aUnionState({ kind: 'federation' }), 'dissolved'],
    ['to a dissolved parent', aUnionState(), aUnionState({ kind: 'federation', status: 'dissolved' }), 'dissolved'],
    ['to where its kind does not fit', aUnionState(), aUnionState({ kind: 'union' }), 'kind-does-not-fit'],
  ])('does not move %s', (_, union, parent, code) => {
    expect(codeOf(() => checkMove({ union, parent, lineOfParent: [parent.id] }))).toBe(`organization.${code}`);
  });

  it('does not move a union to where it stands already', () => {
    const parentId = newId<'union'>();
    const parent = aUnionState({ id: parentId as UnionId, kind: 'federation' });
    expect(codeOf(() => checkMove({ union: aUnionState({ parentId }), parent, lineOfParent: [parentId] }))).toBe(
      'organization.already-there',
    );
  });

  it('dissolves neither the root nor a union with open ones below', () => {
    expect(codeOf(() => checkDissolution(aUnionState(), 0))).toBeNull();
    expect(codeOf(() => checkDissolution(aUnionState(), 2))).toBe('organization.has-unions-below');
    expect(codeOf(() => checkDissolution(aUnionState({ parentId: null }), 0))).toBe('organization.is-root');
  });

  it('changes a kind only when it fits above and below', () => {
    expect(codeOf(() => checkKindChange('joint-union', 'federation', ['union']))).toBeNull();
    expect(codeOf(() => checkKindChange('union', 'federation', ['union']))).toBe('organization.kind-does-not-fit');
    expect(codeOf(() => checkKindChange('group', 'federation', []))).toBe('organization.kind-does-not-fit');
  });
});
