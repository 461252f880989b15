// Writes locales/zh-Hant from locales/zh-Hans, word by word (Taiwan/Hong Kong phrases are left to a human eye).
// Run: node apps/web/scripts/write-traditional.mjs
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { Converter } = createRequire(import.meta.url)('opencc-js');
const convert = Converter({ from: 'cn', to: 'hk' });
const locales = join(import.meta.dirname, '../src/locales');

mkdirSync(join(locales, 'zh-Hant'), { recursive: true });
for (const file of readdirSync(join(locales, 'zh-Hans'))) {
  const texts = JSON.parse(readFileSync(join(locales, 'zh-Hans', file), 'utf8'));
  const written = JSON.stringify(texts, (_, value) => (typeof value === 'string' ? convert(value) : value), 2);
  writeFileSync(join(locales, 'zh-Hant', file), `${written}\n`);
}
