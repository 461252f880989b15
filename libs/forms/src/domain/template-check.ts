import { type FormDefinition, fieldsOf, listsOf, placeholdersOf } from './form';

export interface TemplateFault {
  /** As it stands in the template, without braces; empty when it is about no single one. */
  readonly placeholder: string;
  /** Chinese: what is wrong and what to write instead. */
  readonly sentence: string;
}

export interface TemplateText {
  /** Placeholders that were found, without braces. */
  readonly placeholders: readonly string[];
  /** Those that were still there after a trial with examples. */
  readonly leftOver: readonly string[];
  /** Paragraphs, as text. */
  readonly paragraphs: readonly string[];
}

/** What somebody has to mend before the template can be used; empty when nothing. */
export function templateFaults(form: FormDefinition, text: TemplateText): TemplateFault[] {
  const known = placeholdersOf(form);
  const unknown = [...new Set(text.placeholders)].filter((each) => !known.includes(each));
  return [
    ...unknown.map((each) => ({ placeholder: each, sentence: unknownSentence(each, known) })),
    ...missingFaults(form, text.placeholders, unknown),
    ...text.leftOver.filter((each) => known.includes(each)).map(misplacedFault),
    ...text.paragraphs.flatMap(braceFaults),
  ];
}

/** Labels of the form that the template does not use: worth knowing, no fault. */
export const unusedPlaceholders = (form: FormDefinition, found: readonly string[]): string[] =>
  placeholdersOf(form).filter((each) => !found.includes(each));

function unknownSentence(placeholder: string, known: readonly string[]): string {
  const meant = nearest(placeholder, known);
  if (placeholder === '') return '有一处「{{}}」是空的，请写上字段名。';
  return meant
    ? `没有「{{${placeholder}}}」这个字段，是不是想写「{{${meant}}}」？`
    : `没有「{{${placeholder}}}」这个字段，请对照字段表改一改。`;
}

/** What a misspelt one stands for is not missing as well: its own sentence says so. */
function missingFaults(form: FormDefinition, found: readonly string[], unknown: readonly string[]): TemplateFault[] {
  const meant = new Set(unknown.map((each) => nearest(each, placeholdersOf(form))));
  const fields = fieldsOf(form).filter(({ mandatory, label }) => mandatory && !found.includes(label));
  const lists = listsOf(form).filter(
    ({ mandatory, label }) => mandatory && !found.some((each) => each.startsWith(`${label}.`)),
  );
  return [
    ...fields
      .filter(({ label }) => !meant.has(label))
      .map(({ label }) => ({ placeholder: label, sentence: `少了「{{${label}}}」，请加上。` })),
    ...lists.map(({ label, columns }) => ({
      placeholder: label,
      sentence: `少了「${label}」的表格：请在表格的一行里写上「{{${label}.${columns[0]!.label}}}」等字段。`,
    })),
  ];
}

const misplacedFault = (placeholder: string): TemplateFault => ({
  placeholder,
  sentence: `「{{${placeholder}}}」填不进去：清单的字段要放在表格的一行里，其他字段不要拆在两段里。`,
});

const SHOWN = 24;
const short = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

function braceFaults(paragraph: string): TemplateFault[] {
  if (/[\uFF5B\uFF5D]{2}/.test(paragraph))
    return [{ placeholder: '', sentence: `「${short(paragraph)}」里用了全角大括号，请换成半角的「{{」和「}}」。` }];
  const rest = paragraph.replaceAll(/\{\{[^{}]*\}\}/g, '');
  if (rest.includes('{{') || rest.includes('}}'))
    return [{ placeholder: '', sentence: `「${short(paragraph)}」里有一处大括号没有成对，请写成「{{字段}}」。` }];
  return [];
}

/** The known word with the fewest letters to change; null when all are too far off. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known.map((each) => ({ each, steps: steps(word, each) })).sort((a, b) => a.steps - b.steps);
  const [best] = ranked;
  return best && best.steps <= Math.max(1, Math.floor(word.length / 2)) ? best.each : null;
}

/** Letters to add, leave out or exchange (Levenshtein). */
function steps(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
