import { exampleValuesOf, type FormDefinition } from '../domain/form';
import { refuse } from '../domain/forms.problems';
import { type TemplateFault, templateFaults, unusedPlaceholders } from '../domain/template-check';
import { partsOf } from './docx-parts';
import { filledTemplate, placeholdersOfFile } from './word-filling';

/** In bytes. */
export const MOST_TEMPLATE_BYTES = 2 * 1024 * 1024;

export interface TemplateInspection {
  readonly faults: readonly TemplateFault[];
  /** Fields that the template leaves out. */
  readonly unused: readonly string[];
}

/** A form of ten pages has some hundred; the library's work grows with their square, and a small file can hold millions. */
const MOST_PIECES = 5_000;
const MOST_TAGS = 200_000;
const PIECE = /<w:[pr][\s/>]/g;

const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const MACRO_TYPE = /vnd\.ms-(?:word|office)\.[\w.]*(?:macroenabled|vbaproject|activex)/i;
const FOREIGN_PART = /(?:vbaProject|vbaData|\/activeX\/|\/embeddings\/|\/afchunk|oleObject)/i;
/** What Word fetches or runs when it opens the file; a link that a person clicks is none of it. */
const OUTSIDE = /<Relationship\b(?=[^>]*TargetMode\s*=\s*["']External["'])(?![^>]*\/hyperlink["'])[^>]*>/i;
const RUNNING_FIELD = /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|AUTOTEXT|RTD)\b/i;
const FIELD_CODE = /<w:instrText[^>]*>([^<]*)<|w:instr\s*=\s*"([^"]*)"/g;

/** Refuses what is no plain Word file; otherwise says what its fields lack. */
export async function inspectTemplate(form: FormDefinition, file: Buffer): Promise<TemplateInspection> {
  if (file.length > MOST_TEMPLATE_BYTES) return refuse('form-template.too-large');
  if (file.readUInt16BE(0) !== 0x504b) return refuse('form-template.not-docx');
  const parts = partsOf(file);
  checkParts(parts);
  const placeholders = await readable(placeholdersOfFile(file));
  const filled = await readable(filledTemplate(file, form, exampleValuesOf(form)));
  const leftOver = await readable(placeholdersOfFile(filled));
  const paragraphs = paragraphsOf(parts);
  return {
    faults: templateFaults(form, { placeholders, leftOver, paragraphs }),
    unused: unusedPlaceholders(form, placeholders),
  };
}

/** What the library cannot read, Word may not read either. */
const readable = <T>(reading: Promise<T>): Promise<T> => reading.catch(() => refuse('form-template.damaged'));

const countOf = (text: string, what: RegExp): number => {
  let count = 0;
  for (const _ of text.matchAll(what)) count += 1;
  return count;
};

function checkLength(texts: readonly string[]): void {
  const pieces = texts.reduce((sum, text) => sum + countOf(text, PIECE), 0);
  const tags = texts.reduce((sum, text) => sum + countOf(text, /</g), 0);
  if (pieces <= MOST_PIECES && tags <= MOST_TAGS) return;
  refuse(
    'form-template.too-large',
    '模板太长，里面的段落和文字块太多；请分成几份，或者在 Word 里新建一份、只粘贴文字。',
  );
}

function checkParts(parts: ReadonlyMap<string, Buffer>): void {
  checkLength(
    [...parts].filter(([name]) => /\.(?:xml|rels)$/i.test(name)).map(([, content]) => content.toString('utf8')),
  );
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (MACRO_TYPE.test(types)) refuse('form-template.outside-content');
  if (!types.includes(MAIN_TYPE) || !parts.has('word/document.xml')) refuse('form-template.not-docx');
  for (const [name, content] of parts) {
    if (FOREIGN_PART.test(`/${name}`)) refuse('form-template.outside-content');
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    const text = content.toString('utf8');
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) refuse('form-template.damaged');
    if (OUTSIDE.test(text) || text.includes('<w:altChunk')) refuse('form-template.outside-content');
    const codes = [...text.matchAll(FIELD_CODE)].map((match) => match[1] ?? match[2] ?? '').join('');
    if (RUNNING_FIELD.test(codes)) refuse('form-template.outside-content');
  }
}

/** Text of each paragraph, also of those that Word cut into pieces. */
function paragraphsOf(parts: ReadonlyMap<string, Buffer>): string[] {
  const texts = [...parts].filter(([name]) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name));
  return texts.flatMap(([, content]) =>
    (content.toString('utf8').match(/<w:p[ >].*?<\/w:p>/gs) ?? [])
      .map((paragraph) => [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)</g)].map((match) => match[1]).join(''))
      .filter((text) => text !== ''),
  );
}
