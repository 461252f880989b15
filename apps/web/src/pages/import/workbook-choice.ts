/** What may be chosen; what a file really is, the API tells from its content. */
export const ACCEPTED = '.xlsx,.xls,.ods,.csv';
export const MOST_FILES = 5;
const MEGABYTE = 2 ** 20;
export const MOST_MEGABYTES = 30;

export interface ChosenWorkbook {
  readonly id: string;
  readonly file: File;
}

/** What can be told without sending it; the key of a sentence. */
export function faultOf({ size }: File): 'empty' | 'tooLarge' | undefined {
  if (size === 0) return 'empty';
  return size > MOST_MEGABYTES * MEGABYTE ? 'tooLarge' : undefined;
}

/** "2.4 MB", "38 KB" */
export function sizeText(bytes: number): string {
  if (bytes >= MEGABYTE) return `${(bytes / MEGABYTE).toFixed(1)} MB`;
  return `${Math.ceil(bytes / 1024)} KB`;
}

/** The same file chosen twice counts once. */
export function addFiles(
  chosen: readonly ChosenWorkbook[],
  files: readonly File[],
  newId: () => string,
): ChosenWorkbook[] {
  const sameAs = (file: File) => (other: ChosenWorkbook) =>
    other.file.name === file.name && other.file.size === file.size && other.file.lastModified === file.lastModified;
  const fresh = files.filter((file) => !chosen.some(sameAs(file)));
  return [...chosen, ...fresh.map((file) => ({ id: newId(), file }))];
}
