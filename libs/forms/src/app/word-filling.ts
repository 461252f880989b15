import { type IPatch, patchDetector, patchDocument, PatchType, type TableRowsPatch, TextRun } from 'docx';
import {
  fieldsOf,
  type FormDefinition,
  type FormField,
  type FormRow,
  type FormText,
  type FormValues,
  listsOf,
} from '../domain/form';

/** XML knows no other control characters than tab and line breaks. */
// oxlint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A template filled with text and nothing else: what stands in a value is printed, never read. Fields go in first and
 * only those that the template has, rows after them: each patch walks through the whole document as it is by then.
 */
export async function filledTemplate(template: Buffer, form: FormDefinition, values: FormValues): Promise<Buffer> {
  const standing = new Set(await placeholdersOfFile(template));
  const fields = fieldsOf(form).filter(({ label }) => standing.has(label));
  const worded = await patched(template, form, patchesOf(fields, values as FormRow));
  const lists = listsOf(form).map(({ name, label, columns }) => [label, rowsPatch(columns, rowsOf(values, name))]);
  return lists.length === 0 ? worded : patched(worded, form, Object.fromEntries(lists) as Record<string, IPatch>);
}

const patched = (data: Buffer, { title }: FormDefinition, patches: Record<string, IPatch>): Promise<Buffer> =>
  patchDocument({
    ...{ outputType: 'nodebuffer', data, trimPlaceholders: true, patches },
    properties: { title, creator: '暖家', lastModifiedBy: '暖家' },
  });

/** Placeholders that stand in a Word file, without braces. */
export const placeholdersOfFile = (file: Buffer): Promise<readonly string[]> =>
  patchDetector({ data: file, trimPlaceholders: true });

export function rowsOf(values: FormValues, name: string): readonly FormRow[] {
  const rows = values[name];
  return Array.isArray(rows) ? rows : [];
}

const patchesOf = (fields: readonly FormField[], texts: FormRow): Record<string, IPatch> =>
  Object.fromEntries(fields.map(({ name, label }) => [label, textPatch(texts[name] ?? null)]));

const rowsPatch = (columns: readonly FormField[], rows: readonly FormRow[]): TableRowsPatch => ({
  type: PatchType.TABLE_ROWS,
  rows: rows.map((row) => patchesOf(columns, row)),
});

function textPatch(text: FormText): IPatch {
  const lines = written(text ?? '').split('\n');
  const children = lines.map((line, i) => new TextRun({ text: line, ...(i > 0 && { break: 1 }) }));
  return { type: PatchType.PARAGRAPH, children };
}

/** Braces that somebody typed into a record must not be taken for a field of the template. */
const written = (text: string): string =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll(UNWRITABLE, '').replaceAll('{{', '{ {').replaceAll('}}', '} }');
