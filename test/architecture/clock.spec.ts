import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');

/** The platform itself gives the time: transactions their one instant, keys and sessions their making. */
const PLATFORM = /^libs\/(kernel|persistence|messaging|http)\//;
const CLOCK = /\bnew Date\(\s*\)|\bDate\.now\(/;

/** SQL that takes the server's day for the federation's: `@app/persistence` has `federationDay` for it. */
const SERVER_DAY = new RegExp(
  [
    String.raw`\b(current_date|current_timestamp|localtimestamp|localtime)\b`,
    String.raw`\bnow\(\)\s*::\s*date\b`,
    String.raw`\b\w+_at\s*::\s*date\b`,
    String.raw`::timestamptz\)?\s*::\s*date\b`,
    String.raw`\bdate_trunc\(\s*'(day|week|month|year)',\s*(now\(\)|[\w.]+_at)\s*\)`,
    String.raw`'(today|tomorrow|yesterday)'::`,
  ].join('|'),
  'i',
);

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sources(file);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('spec.ts') ? [file] : [];
  });
}

const readsServerDay = (text: string): boolean => SERVER_DAY.test(text);
const readsClock = (text: string): boolean => CLOCK.test(text);

describe('the clock', () => {
  it('is read by the platform only: everybody else is told the time', () => {
    const readers = sources('libs').filter(
      (file) => !PLATFORM.test(file) && readsClock(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(readers).toEqual([]);
  });

  it.each([['new Date()'], ['const x = Date.now();'], ['new Date( )']])('would notice %s', (text) =>
    expect(readsClock(text)).toBe(true),
  );
  it.each([['new Date(tx.now.getTime() + 1)'], ['type X = Date'], ['Date.parse(text)']])('lets %s be', (text) =>
    expect(readsClock(text)).toBe(false),
  );
});

describe('the day of an instant', () => {
  const CUT = /\.(?:slice|substring)\(0, 10\)/;

  it('on a screen is that of China: none is cut from its text, which begins with the day of Greenwich', () => {
    const cutters = sources('apps/web/src').filter((file) => CUT.test(readFileSync(path.join(root, file), 'utf8')));
    expect(cutters).toEqual([]);
  });

  it.each([['foundAt.slice(0, 10)'], ['at.substring(0, 10)']])('would notice %s', (text) =>
    expect(CUT.test(text)).toBe(true),
  );
});

describe("the server's day", () => {
  it('is read by no SQL: the day is that of the federation, at the instant of the transaction', () => {
    const readers = sources('libs').filter(
      (file) =>
        !file.startsWith('libs/persistence/src/migrations/') &&
        readsServerDay(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(readers).toEqual([]);
  });

  it.each([
    ['d.paid_on > now()::date - 366'],
    ['c.ends_on < current_date'],
    ['valid_until >= CURRENT_DATE - 1'],
    ['m.created_at::date AS ended_on'],
    ['$2::timestamptz::date'],
    [`date_trunc('month', now())`],
    [`'today'::date`],
  ])('would notice %s', (text) => expect(readsServerDay(text)).toBe(true));
  it.each([
    ['($2::timestamptz AT TIME ZONE t.zone)::date'],
    ['$3::date'],
    [`date_trunc('month', r.day)::date`],
    ['expires_at > now()'],
    [`review_due_on <= $2::date`],
  ])('lets %s be', (text) => expect(readsServerDay(text)).toBe(false));
});
