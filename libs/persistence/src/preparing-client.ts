import { createHash } from 'node:crypto';
import pg from 'pg';

/** More than the shapes of all queries; one-off texts beyond them are sent as they are. */
const MOST_SHAPES = 1_000;
/** An insert of many rows has a text of its own for every number of rows. */
const LONGEST = 8_000;
/** The best plan of a page depends on its values: how many rows the scope has that it is taken from. */
const PAGE = /\bLIMIT\b/;
const names = new Map<string, string>();

/** The same in every process, so that a pooler may share the statements. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || text.length > LONGEST || names.size >= MOST_SHAPES || PAGE.test(text)) return known;
  const name = `q-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  names.set(text, name);
  return name;
}

type Query = (config: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/**
 * A connection that plans what TypeORM sends once and not for every call: TypeORM gives statements no names, and
 * planning takes longer than finding a row. Raw statements (`tx.rows`) are prepared when their caller names them.
 */
export class PreparingClient extends pg.Client {}

PreparingClient.prototype.query = function (
  this: PreparingClient,
  config: unknown,
  values?: unknown,
  ...rest: unknown[]
): unknown {
  const send = pg.Client.prototype.query as Query;
  const isPlain = typeof config === 'string' && Array.isArray(values) && values.length > 0;
  const name = isPlain ? nameOf(config) : undefined;
  return name ? send.call(this, { name, text: config, values }, ...rest) : send.call(this, config, values, ...rest);
} as never;
