import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import pg from 'pg';
import { withArraysAsText } from './array-text';
import { currentTrace } from './trace';

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

/** Clients that hold back what they send until the running code waits for something. */
const gathering = new WeakSet<pg.Client>();

/** What is asked in one breath leaves in one write: the system call costs more than most statements. */
function gather(client: pg.Client): void {
  if (gathering.has(client)) return;
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  gathering.add(client);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(client);
    stream.uncork();
  });
}

/** Whom a slow statement is told, and from how many milliseconds on. */
let slow: { readonly ms: number; readonly tell: (text: string, ms: number, trace: string | undefined) => void } | null =
  null;

export function tellSlowStatements(
  ms: number,
  tell: (text: string, ms: number, trace: string | undefined) => void,
): void {
  slow = ms > 0 ? { ms, tell } : null;
}

/** Watches how long an answer takes; what was asked before it on the same connection is waited for, too. */
function timed(config: unknown, answer: unknown): unknown {
  if (!slow || !(answer instanceof Promise)) return answer;
  const { ms, tell } = slow;
  const started = performance.now();
  const trace = currentTrace();
  const measure = (): void => {
    const took = performance.now() - started;
    if (took < ms) return;
    const text = typeof config === 'string' ? config : (config as { text?: unknown }).text;
    tell(typeof text === 'string' ? text.replace(/\s+/g, ' ').slice(0, 500) : '', Math.round(took), trace);
  };
  answer.then(measure, measure);
  return answer;
}

type Query = (config: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/** What `tx.rows` asks, with its long arrays as text. */
const asText = (config: unknown): unknown =>
  typeof config === 'object' &&
  config !== null &&
  'values' in config &&
  Array.isArray(config.values) &&
  !('submit' in config)
    ? { ...config, values: withArraysAsText(config.values) }
    : config;

/**
 * A connection that plans what TypeORM sends once and not for every call: TypeORM gives statements no names, and
 * planning takes longer than finding a row. Raw statements (`tx.rows`) are prepared when their caller names them.
 * It is opened with `pipeline`: a statement does not wait for the answer to the one before it.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // A connection that is lost fails whatever is asked of it; the event itself must not end the process. It may come
    // between two owners: before who asked has it, and after it was given back and the pool has let go of it.
    this.on('error', () => undefined);
  }
}

PreparingClient.prototype.query = function (
  this: PreparingClient,
  config: unknown,
  values?: unknown,
  ...rest: unknown[]
): unknown {
  const send = pg.Client.prototype.query as Query;
  const isPlain = typeof config === 'string' && Array.isArray(values) && values.length > 0;
  gather(this);
  const name = isPlain ? nameOf(config) : undefined;
  const answer = name
    ? send.call(this, { name, text: config, values: withArraysAsText(values as unknown[]) }, ...rest)
    : send.call(this, asText(config), values, ...rest);
  return timed(config, answer);
} as never;

/**
 * The same behind a pooler in transaction mode, where the next transaction runs on another server connection that does
 * not know what was prepared here: no statement has a name.
 */
export class ForgetfulClient extends pg.Client {}

ForgetfulClient.prototype.query = function (
  this: ForgetfulClient,
  config: unknown,
  values?: unknown,
  ...rest: unknown[]
): unknown {
  const send = pg.Client.prototype.query as Query;
  gather(this);
  const isNamed = typeof config === 'object' && config !== null && 'name' in config && !('submit' in config);
  const sent = isNamed ? { ...config, name: undefined } : config;
  return timed(config, send.call(this, asText(sent), values, ...rest));
} as never;
