import { obstacleToSigning } from './signing-at-once';

describe('signing several at once', () => {
  const green = { marks: [], duplicates: 0, collective: false, available: 80_000n, amount: 80_000n };

  it('signs what has nothing to look at twice', () => expect(obstacleToSigning(green)).toBeNull());

  it.each([
    [{ collective: true }, '开会'],
    [{ marks: ['evidence-missing'] }, '提醒'],
    [{ marks: ['over-standard'] }, '提醒'],
    [{ duplicates: 1 }, '重复'],
    [{ available: 79_999n }, '余额'],
    [{ available: null }, '余额'],
  ])('leaves %j to be opened by itself', (found, word) => {
    expect(obstacleToSigning({ ...green, ...found })).toContain(word);
  });
});
