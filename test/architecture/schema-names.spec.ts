import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');

function files(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    return entry.isDirectory()
      ? files(file)
      : entry.name.endsWith('.ts') && !entry.name.endsWith('spec.ts')
        ? [file]
        : [];
  });
}

/** Class names that are declared more than once in what crosses the API. */
function shared(sources: readonly string[]): string[] {
  const names = sources.flatMap((text) =>
    [...text.matchAll(/^(?:export )?class (\w+(?:View|Dto|Query|Form))\b/gm)].map((match) => match[1]!),
  );
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].sort();
}

describe('schemas of the contract', () => {
  it('have a name of their own: two classes of one name would be one schema', () => {
    const sources = files('libs')
      .filter((file) => file.includes('/http/'))
      .map((file) => readFileSync(path.join(root, file), 'utf8'));
    expect(shared(sources)).toEqual([]);
  });

  it('would be noticed', () => {
    expect(shared(['export class AView {}', 'class AView {}\nclass BDto {}'])).toEqual(['AView']);
  });
});
