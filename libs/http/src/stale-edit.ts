import { maskCard, maskIdNumber, maskPhone } from '@app/kernel';

/** One field of a refused edit: what the caller sent beside what stands now, as a person reads them; null is empty. */
export interface ContestedField {
  readonly field: string;
  /** The field's Chinese name on the screen. */
  readonly label: string;
  readonly sent: string | null;
  readonly now: string | null;
}

/** What a field of an edit says about itself; see `FieldOptions`. */
export interface FieldWords {
  readonly label: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly stands?: FieldStands;
}

/** For a part that the reading view shows in another place or shape. */
export interface FieldStands {
  readonly sent: (value: never) => string | null;
  /** undefined when this caller may not read it: then the field is left out. */
  readonly now: (view: never) => string | null | undefined;
}

/** As the views mask them; any other number shows its tail. */
const MASKS: Readonly<Record<string, (text: string) => string>> = { idNumber: maskIdNumber, phone: maskPhone };

const WORDS = 'nuanjia:field-words';

export const wordsOfField =
  (words: FieldWords): PropertyDecorator =>
  (target, key) =>
    Reflect.defineMetadata(WORDS, words, target, key);

type Values = Readonly<Record<string, unknown>>;
type Contested = Pick<ContestedField, 'sent' | 'now'>;

/**
 * The fields of `sent` in which the record, as this caller may read it, stands otherwise. The record's own view speaks:
 * what is masked there (`phoneMasked`) is masked here on both sides, what is not in it is left out.
 */
export function contestedFields(edit: new () => object, sent: Values, view: Values): ContestedField[] {
  return Object.entries(sent).flatMap(([field, value]) => {
    const words: FieldWords | undefined = Reflect.getMetadata(WORDS, edit.prototype as object, field);
    const contested = words && contest(field, value, view, words);
    const isMasked = `${field}Masked` in view;
    // Two numbers with one mask are not one number.
    if (!contested || (contested.sent === contested.now && !isMasked)) return [];
    return [{ field, label: words.label, ...contested }];
  });
}

function contest(field: string, value: unknown, view: Values, words: FieldWords): Contested | undefined {
  if (words.stands) {
    const now = words.stands.now(view as never);
    return now === undefined ? undefined : { sent: words.stands.sent(value as never), now };
  }
  const masked = `${field}Masked`;
  if (masked in view)
    return {
      sent: typeof value === 'string' ? (MASKS[field] ?? maskCard)(value) : null,
      now: textOf(view[masked]) ?? null,
    };
  if (!(field in view)) return undefined;
  const nameOf = (one: unknown): unknown => (typeof one === 'string' ? (words.names?.[one] ?? one) : one);
  const named = (values: unknown): unknown => (Array.isArray(values) ? values.map(nameOf) : nameOf(values));
  const [mine, theirs] = [textOf(named(value)), textOf(named(view[field]))];
  return mine === undefined || theirs === undefined ? undefined : { sent: mine, now: theirs };
}

/** undefined for what no sentence can show: a part with fields of its own. */
function textOf(value: unknown): string | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string') ? [...value].sort().join('、') || null : undefined;
  if (typeof value === 'object') return undefined;
  return String(value as string | number).trim() || null;
}
