import { VISITS_PROBLEMS } from './visits.problems';

describe('the catalogue of refusals', () => {
  it.each(Object.entries(VISITS_PROBLEMS))('%s speaks Chinese, in a sentence', (_, { title }) => {
    expect(title).toMatch(/^[\u4e00-\u9fff].*。$/);
    expect(title).not.toMatch(/[a-z!!]/i);
  });
});
