/** From so many elements on the driver's own way, one string after the other for each of them, is felt. */
const LONG = 20;
const ESCAPED = /["\\]/g;

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value);

const elementOf = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? `"${value.replace(ESCAPED, '\\$&')}"` : String(value);

/** An array in the text form of the database. JSON writes the same where nothing has to be escaped. */
export function arrayText(values: readonly (string | number | boolean | null)[]): string {
  const json = JSON.stringify(values);
  return json.includes('\\') ? `{${values.map(elementOf).join(',')}}` : `{${json.slice(1, -1)}}`;
}

/** Values of a statement, long arrays of plain values as text; whatever else is in them is left to the driver. */
export const withArraysAsText = (values: readonly unknown[]): unknown[] =>
  values.map((value) =>
    Array.isArray(value) && value.length >= LONG && value.every(isPlain) ? arrayText(value) : value,
  );
