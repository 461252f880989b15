import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');

/** The platform itself gives the time: transactions their one instant, keys and sessions their making. */
const PLATFORM = /^libs\/(kernel|persistence|messaging|http)\//;
const CLOCK = /\bnew Date\(\s*\)|\bDate\.now\(/;

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sources(file);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('spec.ts') ? [file] : [];
  });
}

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
