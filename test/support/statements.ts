import { Client } from 'pg';

type Query = (...args: unknown[]) => unknown;

/** Who asks, begin and end: what every request needs however little it reads. */
const FRAME = /^(BEGIN|COMMIT|ROLLBACK|SELECT \* FROM identity\.resolve_session)/;

/** Runs `work` and returns the statements that this process sent meanwhile, without those of the frame. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const prototype = Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  const heard: string[] = [];
  prototype.query = function (this: unknown, ...args: unknown[]): unknown {
    const [first] = args;
    heard.push(typeof first === 'string' ? first : ((first as { text?: string }).text ?? ''));
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return heard.filter((text) => !FRAME.test(text));
}
