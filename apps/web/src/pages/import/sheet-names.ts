import type { Import } from './import-types';

/** Names of the sheets that come in, by id; with the file's name when there are several files. */
export function sheetNames(run: Import): ReadonlyMap<string, string> {
  const files = new Map(run.files.map(({ id, name }) => [id, name]));
  const taken = run.sheets.filter((sheet) => sheet.taken);
  return new Map(
    taken.map(({ id, fileId, name }) => [id, run.files.length > 1 ? `${files.get(fileId) ?? ''} · ${name}` : name]),
  );
}
