import type { FormBlock, FormDefinition, FormField, FormList } from '@app/forms';

interface PaperKind<Name extends string> {
  /** As the API calls the record: `dispute`, `petition`. */
  readonly subjectType: string;
  /** Who may see the record may print it. */
  readonly permission: string;
  /** What every paper of the kind may name. */
  readonly common: readonly FormField[];
  /** Fields that only some papers name; whoever reads the paper may read them. */
  readonly more: Readonly<Record<Name, FormField>>;
}

interface PaperParts<Name extends string> {
  readonly code: string;
  readonly title: string;
  readonly with: readonly Name[];
  readonly lists?: readonly FormList[];
  readonly landscape?: boolean;
  readonly body: readonly FormBlock[];
}

/** What lies in a file, in the order in which it came; `title` and `on` of an example. */
export const contentsOf = (title: string, on: string): FormList => ({
  name: 'contents',
  label: '目录',
  columns: [
    { name: 'place', label: '序号', example: '1' },
    { name: 'title', label: '材料', example: title },
    { name: 'on', label: '日期', example: on },
  ],
});

/** The table of such a list; pages are numbered by hand. */
export const CONTENTS_TABLE: FormBlock = {
  kind: 'rows',
  columns: [
    { title: '序号', text: '{{目录.序号}}', width: 1 },
    { title: '材料', text: '{{目录.材料}}', width: 5 },
    { title: '日期', text: '{{目录.日期}}', width: 3 },
    { title: '页码', text: '', width: 1 },
  ],
};

/** Makes the papers of one kind of case, each under the same head: title, union, number. */
export const paperOf =
  <Name extends string>({ subjectType, permission, common, more }: PaperKind<Name>) =>
  ({ code, title, with: names, lists = [], landscape = false, body }: PaperParts<Name>): FormDefinition => ({
    ...{ code, title, subjectType, permission, lists, landscape },
    fields: [...common, ...names.map((name) => more[name])],
    layout: [
      { kind: 'title', text: title },
      { kind: 'paragraph', text: '{{工会名称}}    编号 {{编号}}', align: 'center' },
      ...body,
    ],
  });

export const words = (text: string): FormBlock => ({ kind: 'paragraph', text, indent: true });
export const dated = (text: string): FormBlock => ({ kind: 'paragraph', text, align: 'right' });
/** To whom a letter goes. */
export const addressed = (text: string): FormBlock => ({ kind: 'paragraph', text: `${text}：` });
/** Union's name and day, where the seal goes. */
export const sealed = (day: string): readonly FormBlock[] => [dated('{{工会名称}}（盖章）'), dated(day)];
export const told = (label: string, text: string, tall: number): FormBlock => ({
  kind: 'facts',
  lines: [[{ label, text, tall }]],
});
