import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Texts = { readonly [key: string]: string | readonly string[] | Texts };

const LOCALES = path.resolve('apps/web/src/locales');
const textsOf = (language: string, area: string): Texts =>
  JSON.parse(readFileSync(path.join(LOCALES, language, area), 'utf8')) as Texts;
const areas = (language: string): string[] => readdirSync(path.join(LOCALES, language)).sort();

/** Full keys; English has forms for one and for several where Chinese has one form. */
const keysOf = (texts: Texts, before = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' || Array.isArray(value)
      ? [`${before}${key}`.replace(/_(one|other)$/, '')]
      : keysOf(value as Texts, `${before}${key}.`),
  );
const unique = (keys: string[]): string[] => [...new Set(keys)].sort();
const han = (texts: Texts): string[] =>
  Object.values(texts).flatMap((value) => {
    if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? [value] : [];
    return Array.isArray(value) ? value.filter((one) => /\p{Script=Han}/u.test(one as string)) : han(value as Texts);
  });

/** Numbers of cases and requests begin so in every language; a notice of the State Council is quoted as it reads. */
const QUOTED = /五访-|款-|国务院办公厅关于.*通知|春节\s+[休班]/g;

describe('the words of the web app', () => {
  it.each(areas('zh-Hans'))('%s is whole in English', (area) => {
    expect(unique(keysOf(textsOf('en', area)))).toEqual(unique(keysOf(textsOf('zh-Hans', area))));
  });

  it.each(areas('zh-Hans'))('%s says nothing in Chinese where English was chosen', (area) => {
    const said = han(textsOf('en', area)).map((text) => text.replace(QUOTED, ''));
    expect(said.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it.each(areas('zh-Hans'))('%s is whole in Traditional Chinese', (area) => {
    expect(unique(keysOf(textsOf('zh-Hant', area)))).toEqual(unique(keysOf(textsOf('zh-Hans', area))));
  });
});
