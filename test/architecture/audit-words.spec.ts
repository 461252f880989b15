import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AUDIT_ACTION_NAMES } from '../../libs/identity/src/http/dto/audit-words';

const WEB = 'apps/web/src/locales/zh-Hans/audit.json';

/** `{ a: { b: 'x' } }` as `{ 'a.b': 'x' }`. */
const flat = (words: object, prefix = ''): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(words).map(([key, value]) =>
      typeof value === 'string' ? { [prefix + key]: value } : flat(value, `${prefix}${key}.`),
    ),
  );

const sourcesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('spec.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name));

describe('words of the audit trail', () => {
  it('the screen and the sheet say the same', () => {
    expect(AUDIT_ACTION_NAMES).toEqual(flat(JSON.parse(readFileSync(WEB, 'utf8')).actions));
  });

  it('every action that the sources name has its words', () => {
    const named = sourcesBelow('libs').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => action!),
    );
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((action) => !(action in AUDIT_ACTION_NAMES))).toEqual([]);
  });
});
