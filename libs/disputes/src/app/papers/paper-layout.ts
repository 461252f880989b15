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
