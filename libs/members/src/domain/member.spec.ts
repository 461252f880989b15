import {
  genderOf,
  MEMBER_CATEGORIES,
  MEMBER_CATEGORY_LABELS,
  MEMBER_STATUSES,
  memberCategoryOf,
  MODEL_WORKER_LEVEL_LABELS,
  MODEL_WORKER_LEVELS,
  modelWorkerLevelOf,
  standsInRegister,
  statusOfRegistered,
  votesAndPaysDues,
} from './member';

describe('words of a roster', () => {
  it.each(MEMBER_CATEGORIES)('the label of the category %s is understood', (category) =>
    expect(memberCategoryOf(MEMBER_CATEGORY_LABELS[category])).toBe(category),
  );

  it.each(MODEL_WORKER_LEVELS)('the label of the model-worker level %s is understood', (level) =>
    expect(modelWorkerLevelOf(MODEL_WORKER_LEVEL_LABELS[level])).toBe(level),
  );

  it.each(['临时', '', 'constructor', '在职？'])('%j is no member category', (text) =>
    expect(memberCategoryOf(text)).toBeUndefined(),
  );

  it('spaces in a cell do not matter', () => {
    expect(memberCategoryOf(' 农民工 ')).toBe('migrant');
    expect(genderOf(' 女')).toBe('female');
    expect(genderOf('男性')).toBe('male');
  });
});

describe('standing in the register', () => {
  it('active, transferring and retained people are members', () =>
    expect(MEMBER_STATUSES.filter(standsInRegister)).toEqual(['active', 'transferring', 'retained']));

  it('retained members neither vote nor pay dues (domain rules §10)', () =>
    expect(MEMBER_STATUSES.filter(votesAndPaysDues)).toEqual(['active', 'transferring']));

  it('a retiree on a roster keeps the membership, all others are active', () =>
    expect(MEMBER_CATEGORIES.map(statusOfRegistered)).toEqual(['active', 'active', 'retained', 'active', 'active']));
});
