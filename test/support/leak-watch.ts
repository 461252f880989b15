import { log } from '@app/http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pino from 'pino';
import type { TestDatabase } from './test-database';

/**
 * Numbers of the made-up people of all specs: ID numbers of area 99, mobiles that begin with 199, cards of 9999. Digits
 * within a hash or a sealed value are nobody's.
 */
const NUMBERS =
  '(^|[^0-9a-f])(99[0-9]{4}(19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx]|199[0-9]{8}|9999[0-9]{12,15})([^0-9a-f]|$)';
const PATTERN = new RegExp(NUMBERS);

/** What an API may leave behind in the open: its log, and its refusals. */
export interface LeakWatch {
  /** What of it, and of what the database keeps of events, jobs, answers and the audit trail, holds somebody's number. */
  found(database: TestDatabase): Promise<string[]>;
}

/** Keeps the log to itself instead of printing it. */
export function watchForLeaks(app: NestFastifyApplication): LeakWatch {
  const open: string[] = [];
  const hear = (where: string, text: string): void => {
    if (PATTERN.test(text)) open.push(`${where}: ${text.slice(0, 300)}`);
  };
  Object.assign(log, { [pino.symbols.streamSym]: { write: (line: string) => hear('log', line) } });
  log.level = 'info';
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      if (reply.statusCode >= 400 && typeof payload === 'string') hear(`refusal of ${request.url}`, payload);
      done(null, payload);
    });
  return { found: async (database) => [...open, ...(await keptOpenly(database))] };
}

async function keptOpenly({ owner }: TestDatabase): Promise<string[]> {
  const tables = await owner(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('messaging', 'audit', 'bullmq') OR (schemaname, tablename) = ('platform', 'idempotency_key')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await owner(`SELECT left(t::text, 300) AS text FROM ${name as string} t WHERE t::text ~ $1 LIMIT 3`, [
      NUMBERS,
    ]);
    found.push(...rows.map(({ text }) => `${name as string}: ${text as string}`));
  }
  return found;
}
