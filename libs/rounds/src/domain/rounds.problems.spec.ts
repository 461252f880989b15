import { ROUNDS_PROBLEMS } from './rounds.problems';

describe('the catalogue of refusals', () => {
  it.each(Object.entries(ROUNDS_PROBLEMS))('%s speaks Chinese, in a sentence', (_, { title }) => {
    expect(title).toMatch(/^[\u4e00-\u9fff].*。$/);
    expect(title.replace('Excel', '')).not.toMatch(/[a-z!!]/i);
  });
});
