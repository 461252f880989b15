import 'reflect-metadata';
import { log } from '@app/http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { createApi } from '../../apps/api/src/app';
import { answer } from './answer';

/** One request as the benchmark sends it. */
interface BenchRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name: string | null;
  readonly began: number;
  ended: number;
}

/** Statements of a kind of request in the order in which they are sent; times in milliseconds, of one at a time. */
export interface Trace {
  readonly requestMs: number;
  /** Of it, while at least one statement was under way; what is sent together is waited for once. */
  readonly databaseMs: number;
  readonly statements: readonly { readonly label: string; readonly perRequest: number; readonly ms: number }[];
  /** How PostgreSQL was told to plan what is prepared, as the API told it. */
  readonly planCacheMode: string;
  /** What each request asked for itself: without transaction and session. */
  readonly asked: readonly (readonly { readonly text: string; readonly values: readonly unknown[] }[])[];
}

const WARM_UP = 20;
let heard: Statement[] = [];

type Query = (...args: unknown[]) => unknown;

/** Every statement of the application passes here; the queue has connections of its own, whose work is no request's. */
function listen(): void {
  const applicationUser = new URL(process.env.APP_DATABASE_URL!).username;
  const prototype = Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function (this: unknown, ...args: unknown[]): unknown {
    if ((this as { user?: string }).user !== applicationUser) return original.apply(this, args);
    const [first, second] = args;
    const config = (typeof first === 'string' ? { text: first } : first) as Partial<Statement> & { text?: string };
    const values = config.values ?? (Array.isArray(second) ? second : []);
    const began = performance.now();
    const statement: Statement = { text: config.text ?? '', values, name: config.name ?? null, began, ended: began };
    heard.push(statement);
    const done = (): void => void (statement.ended = performance.now());
    const last = args.at(-1);
    if (typeof last === 'function') {
      const callback = last as Query;
      args[args.length - 1] = (...results: unknown[]) => (done(), callback(...results));
      return original.apply(this, args);
    }
    const result = original.apply(this, args);
    if (result instanceof Promise) void result.finally(done).catch(() => undefined);
    return result;
  };
}

const FRAME = /^(BEGIN|COMMIT|SELECT \* FROM identity\.resolve_session)/;
const labelOf = ({ text, name }: Statement): string => {
  const words = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^SELECT "[\s\S]*? FROM /, 'SELECT … FROM ');
  return `${name ? `[${name}] ` : ''}${words
    .replace(/ \/\*.*\*\//, '')
    .replace(/'[0-9a-f-]{36}'/g, '?')
    .replace(/'(\\x)?[0-9a-f]{32,64}'/g, '?')}`.slice(0, 110);
};

async function send(app: NestFastifyApplication, { method, path, headers, body }: BenchRequest): Promise<number> {
  const began = performance.now();
  const reply = await app.inject({ method, url: path, headers, ...(body !== undefined && { payload: body }) });
  if (reply.statusCode >= 400) throw new Error(`${method} ${path}: ${reply.statusCode} ${reply.body}`);
  return performance.now() - began;
}

/** How long at least one of them was under way. */
function underWay(statements: readonly Statement[]): number {
  let [sum, reached] = [0, 0];
  for (const { began, ended } of statements) {
    sum += Math.max(0, ended - Math.max(began, reached));
    reached = Math.max(reached, ended);
  }
  return sum;
}

const planCacheModeOf = (statements: readonly Statement[]): string | undefined =>
  statements.map(({ text }) => /'plan_cache_mode', '(\w+)'/.exec(text)?.[1]).find((mode) => mode !== undefined);

async function traceOne(app: NestFastifyApplication, requests: readonly BenchRequest[]): Promise<Trace> {
  const warmUp = Math.min(WARM_UP, Math.floor(requests.length / 2));
  for (const request of requests.slice(0, warmUp)) await send(app, request);
  const sums = new Map<string, { label: string; count: number; ms: number }>();
  const asked: Statement[][] = [];
  let [total, inDatabase] = [0, 0];
  let planCacheMode = 'auto';
  for (const request of requests.slice(warmUp)) {
    heard = [];
    total += await send(app, request);
    inDatabase += underWay(heard);
    planCacheMode = planCacheModeOf(heard) ?? planCacheMode;
    asked.push(heard.filter(({ text }) => !FRAME.test(text)));
    for (const statement of heard) {
      const label = labelOf(statement);
      const sum = sums.get(label) ?? { label, count: 0, ms: 0 };
      sums.set(label, { label, count: sum.count + 1, ms: sum.ms + statement.ended - statement.began });
    }
  }
  const sent = requests.length - warmUp;
  const statements = [...sums.values()].map(({ label, count, ms }) => ({
    label,
    perRequest: count / sent,
    ms: ms / count,
  }));
  return { requestMs: total / sent, databaseMs: inDatabase / sent, statements, planCacheMode, asked };
}

async function main(workloads: Record<string, readonly BenchRequest[]>): Promise<Record<string, Trace>> {
  log.level = 'error';
  listen();
  const app = await createApi();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const traces: Record<string, Trace> = {};
  for (const [name, requests] of Object.entries(workloads)) traces[name] = await traceOne(app, requests);
  await app.close();
  return traces;
}

answer(main);
