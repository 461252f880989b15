import { formatFen, parseFen, splitFen, sumFen } from './money';

describe('money in fen', () => {
  it.each([
    ['0.00', 0n],
    ['800.50', 80_050n],
    ['800.5', 80_050n],
    ['7', 700n],
    ['-12.34', -1_234n],
    ['999999999999999.99', 99_999_999_999_999_999n],
  ])('reads %s exactly', (text, fen) => expect(parseFen(text)).toBe(fen));

  it.each(['', '1.234', '1e3', ' 1', '１００', '1,000.00', '--1', 'NaN'])('refuses %p', (text) =>
    expect(() => parseFen(text)).toThrow(RangeError),
  );

  it.each([-1n, 0n, 5n, 99n, 100n, 123_456_789_012_345_678n])('writes %p so that it reads back the same', (fen) =>
    expect(parseFen(formatFen(fen < 10n ** 17n ? fen : fen % 10n ** 17n))).toBe(
      fen < 10n ** 17n ? fen : fen % 10n ** 17n,
    ),
  );

  it.each([
    [100n, 3],
    [-100n, 3],
    [1n, 7],
    [0n, 2],
  ])('splitting %p by %p loses no fen', (total, parts) => {
    const shares = splitFen(total, parts);
    expect(shares).toHaveLength(parts);
    expect(sumFen(shares)).toBe(total);
  });
});
