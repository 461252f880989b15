import { isUuid, newId } from './ids';

describe('an id', () => {
  it('is a UUID of version 7 in the RFC 9562 variant', () => {
    const id = newId();
    expect(isUuid(id)).toBe(true);
    expect(id[14]).toBe('7');
    expect('89ab').toContain(id[19]);
  });

  it('carries its millisecond in front', () => expect(newId(0x0123_4567_89ab).slice(0, 13)).toBe('01234567-89ab'));

  it('sorts after the ids of earlier milliseconds', () => {
    const ids = [0, 1, 255, 256, 1_700_000_000_000, 1_700_000_000_001, 2 ** 48 - 1].map((ms) => newId(ms));
    expect([...ids].sort()).toEqual(ids);
  });

  it('is never given twice within one millisecond', () =>
    expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).toBe(10_000));

  it.each([
    '',
    '0190B2C3-0000-7000-8000-000000000000',
    '0190b2c300007000800000000000000',
    '{0190b2c3-0000-7000-8000-000000000000}',
    '0190b2c3-0000-7000-8000-000000000000\n',
    42,
    null,
  ])('is not %p', (value) => expect(isUuid(value)).toBe(false));
});
