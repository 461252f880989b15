import type { Import } from './import-types';

/** Names of the sheets that come in, by id; with the file's name where two of them have the same. */
export function sheetNames(run: Import): ReadonlyMap<string, string> {
  const files = new Map(run.files.map(({ id, name }) => [id, name]));
  const taken = run.sheets.filter((sheet) => sheet.taken);
  const isShared = (name: string) => taken.filter((sheet) => sheet.name === name).length > 1;
  return new Map(
    taken.map(({ id, fileId, name }) => [id, isShared(name) ? `${files.get(fileId) ?? ''} · ${name}` : name]),
  );
}
