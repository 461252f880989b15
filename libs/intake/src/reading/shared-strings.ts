import { refuseFile } from '../domain/intake.problems';
import { scanXml } from './xml-scanner';

/** Twenty different texts in each row of the longest sheet; a table of empty ones would take more memory than it has bytes. */
const MOST_STRINGS = 2_400_000;

/** The table of strings of an .xlsx: rich text joined, phonetic readings left out. */
export async function readSharedStrings(chunks: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = false;
  await scanXml(chunks, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic = true;
      if (name === 't') inText = !phonetic;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si' && strings.push(decodeEscapes(current)) > MOST_STRINGS) refuseFile('intake.unpacks-too-large');
    },
  });
  return strings;
}

/** `_x000D_` stands for a character that XML cannot carry (ECMA-376 part 1, 22.9.2.19). */
export const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
