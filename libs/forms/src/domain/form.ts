/** A field of a form: in a template it stands as `{{label}}`, in the values under `name`. */
export interface FormField {
  readonly name: string;
  /** Chinese; unique within its form or list, without braces and dots. */
  readonly label: string;
  /** What it may look like, for those who write a template. */
  readonly example: string;
  /** A template without it is refused. */
  readonly mandatory?: boolean;
}

/** A repeated table row: its fields stand as `{{名单.姓名}}` in one row of a table. */
export interface FormList {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly FormField[];
  readonly mandatory?: boolean;
}

/** The built-in template, top to bottom. Texts may hold placeholders. */
export type FormBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      readonly align?: 'left' | 'center' | 'right';
      readonly indent?: boolean;
    }
  /** A bordered table of label and text; each line has one or two pairs. */
  | { readonly kind: 'facts'; readonly lines: readonly (readonly FactCell[])[] }
  /** A bordered table whose one row is repeated for each row of the list; widths are parts of the whole. */
  | {
      readonly kind: 'rows';
      readonly columns: readonly RowColumn[];
      readonly closing?: readonly string[];
      readonly dense?: boolean;
    }
  /** Words with a line to sign on, side by side. */
  | { readonly kind: 'signatures'; readonly lines: readonly (readonly string[])[] };

export interface FactCell {
  readonly label: string;
  readonly text: string;
  /** Height in lines, for room to write in. */
  readonly tall?: number;
}

export interface RowColumn {
  readonly title: string;
  readonly text: string;
  readonly width: number;
  /** Numbers and amounts stand at the right. */
  readonly align?: 'right';
}

export interface FormDefinition {
  /** `ROUND-ROSTER`; never changes, issued sheets are kept under it. */
  readonly code: string;
  /** Chinese; the public check tells it, so no kind of trouble that nobody should know of. */
  readonly title: string;
  /** `round`, `disbursement`: what it is printed from. */
  readonly subjectType: string;
  /** Who may print it, besides `form:print`. */
  readonly permission: string;
  readonly fields: readonly FormField[];
  readonly lists?: readonly FormList[];
  /** A4 across instead of upright. */
  readonly landscape?: boolean;
  readonly layout: readonly FormBlock[];
}

/** What cannot be known yet is null and stays an empty place on the sheet. */
export type FormText = string | null;
export type FormRow = Readonly<Record<string, FormText>>;
/** By the names of fields and lists; text only, whatever stands in it is printed as it is. */
export type FormValues = Readonly<Record<string, FormText | readonly FormRow[]>>;

/** Fields of every form, filled by this lib. */
export const STANDARD_FIELDS: readonly FormField[] = [
  { name: 'unionName', label: '工会名称', example: '示范市第一机械厂工会委员会' },
  { name: 'printedOn', label: '打印日期', example: '2026年3月12日' },
  { name: 'printedBy', label: '打印人', example: '刘洋' },
  { name: 'checkCode', label: '验真码', example: '7K3M-9QXT-2WDR', mandatory: true },
  { name: 'checkAddress', label: '验真网址', example: 'nuanjia.example.cn/verify' },
];

/** More rows are a book, not a sheet. */
export const MOST_ROWS = 500;

export const fieldsOf = (form: FormDefinition): readonly FormField[] => [...form.fields, ...STANDARD_FIELDS];
export const listsOf = (form: FormDefinition): readonly FormList[] => form.lists ?? [];

/** Every placeholder that a template of this form may hold, without braces: `姓名`, `名单.姓名`. */
export function placeholdersOf(form: FormDefinition): string[] {
  const ofLists = listsOf(form).flatMap(({ label, columns }) => columns.map((column) => `${label}.${column.label}`));
  return [...fieldsOf(form).map(({ label }) => label), ...ofLists];
}

/** The values of an example, for trying a template out. */
export function exampleValuesOf(form: FormDefinition): FormValues {
  const texts = (fields: readonly FormField[]) =>
    Object.fromEntries(fields.map(({ name, example }) => [name, example]));
  const lists = listsOf(form).map(({ name, columns }) => [name, [texts(columns), texts(columns)]]);
  return { ...texts(fieldsOf(form)), ...Object.fromEntries(lists) };
}

/** What is wrong with a definition itself, for the specs of those who write one. */
export function definitionFaults(form: FormDefinition): string[] {
  const labels = [...fieldsOf(form), ...listsOf(form)].map(({ label }) => label);
  const columns = listsOf(form).flatMap((list) => list.columns.map(({ label }) => label));
  const known = new Set(placeholdersOf(form));
  return [
    ...labels.filter((label, i) => labels.indexOf(label) !== i).map((label) => `label twice: ${label}`),
    ...[...labels, ...columns].filter((label) => /[{}.\s]/.test(label)).map((label) => `label unfit: ${label}`),
    ...placeholdersIn(form.layout)
      .filter((each) => !known.has(each))
      .map((each) => `unknown in the layout: ${each}`),
  ];
}

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names between braces in a text. */
export const placeholdersOfText = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map((match) => match[1]!);

function placeholdersIn(layout: readonly FormBlock[]): string[] {
  return placeholdersOfText(JSON.stringify(layout));
}
