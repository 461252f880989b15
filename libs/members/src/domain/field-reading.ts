/** Something to tell the person who typed: a stable code and a Chinese sentence without personal data. */
export interface Remark<Code extends string> {
  readonly code: Code;
  readonly message: string;
}

/**
 * What a typed text means: its normal form and what had to be mended on the way (`notes`), or what is wrong with it.
 * A reading never throws, so that a form can show all its faults at once and an import can go on with the next row.
 */
export type FieldReading<Read, Fault extends string, Note extends string> =
  | { readonly ok: true; readonly value: Read; readonly notes: readonly Remark<Note>[] }
  | { readonly ok: false; readonly fault: Remark<Fault> };

/** Full-width letters, digits and punctuation (U+FF01–FF5E, U+3000) become their ASCII forms. */
export const toHalfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E\u3000]/g, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );

/** Invisible characters that come along when text is copied out of chats, web pages and PDF files. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g;

export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** A number as typed, without spaces, dashes and the apostrophe by which Excel keeps a number as text. */
export const compactNumber = (text: string): string =>
  withoutInvisible(toHalfWidth(text)).replace(/[\s\-\u2010-\u2015\u2212'’‘`]/g, '');

/** `9.90101E+17`: a spreadsheet has rounded the number, its last digits are lost for good. */
export const isRoundedBySpreadsheet = (text: string): boolean =>
  /^\d(\.\d+)?E\+?\d{1,2}$/i.test(withoutInvisible(toHalfWidth(text)).trim());

/** Whether `compactNumber` took visible separators out, which is worth telling; invisible ones are not. */
export const hadSeparators = (typed: string, compact: string): boolean =>
  compact.length < withoutInvisible(typed).trim().length;
