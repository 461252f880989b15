import { gzipSync } from 'node:zlib';
import { allowed, type Schema, type Schemas, spoilt } from './schema-value';
import { deep, dice, pick, type Roll, STRANGE, STRANGE_IDS } from './values';

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, object>>;
}

export interface MalformedRequest {
  readonly operation: Operation;
  /** Whether the method is that of the operation. */
  readonly isAsPublished: boolean;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer | undefined;
}

const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=gbk',
  'application/json; charset=utf-16',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'image/png',
  '%',
];
const VERSIONS = ['"1"', '"0"', '*', '"99999999999"', '', '"1", "2"', 'W/"1"'];
const OTHER_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'];

/** Requests by the dozen, each wrong in one way or several; the n-th of a seed is always the same. */
export class MalformedRequests {
  private readonly operations: readonly { path: string; method: string; operation: Operation }[];
  private readonly names: readonly string[];

  constructor(
    private readonly document: OpenApi,
    private readonly seed: number,
    /** Ids of records that exist, the caller's own and others'. */
    private readonly ids: readonly string[],
    isLeftOut: (operation: Operation) => boolean,
  ) {
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation.responses && !isLeftOut(operation))
        .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    );
    const known = Object.values(document.components.schemas).flatMap(({ properties = {} }) => Object.keys(properties));
    this.names = [...new Set(known), '__proto__', 'constructor', 'toString', '', 'a.b', '$where'];
  }

  at(n: number): MalformedRequest {
    const roll = dice(this.seed * 100_003 + n);
    const { path, method, operation } = pick(roll, this.operations);
    const body = method === 'GET' || roll() < 0.04 ? undefined : this.body(operation, roll);
    const used = roll() < 0.03 ? pick(roll, OTHER_METHODS) : method;
    return {
      operation,
      isAsPublished: used === method,
      method: used,
      url: `${this.address(path, roll)}${this.query(operation, roll)}`,
      headers: this.headers(roll, n),
      payload: body,
    };
  }

  private address(path: string, roll: Roll): string {
    return path.replace(/\{\w+\}/g, () => (roll() < 0.7 ? pick(roll, this.ids) : pick(roll, STRANGE_IDS)));
  }

  private query({ parameters = [] }: Operation, roll: Roll): string {
    const known = parameters.filter((parameter) => parameter.in === 'query');
    const parts = known
      .filter(() => roll() < 0.6)
      .map(({ name, schema }) => {
        const value =
          roll() < 0.4 ? allowed(schema ?? {}, this.document.components.schemas, roll, this.ids) : pick(roll, STRANGE);
        return `${name}=${written(value)}`;
      });
    if (roll() < 0.1) parts.push(`${encodeURIComponent(pick(roll, this.names))}=${written(pick(roll, STRANGE))}`);
    if (roll() < 0.05) parts.push(...parts, '%ff=%fe', 'a[b][c]=1');
    return parts.length > 0 ? `?${parts.join('&')}` : '';
  }

  private headers(roll: Roll, n: number): Record<string, string> {
    return {
      'content-type': roll() < 0.8 ? 'application/json' : pick(roll, CONTENT_TYPES),
      'if-match': roll() < 0.6 ? '"1"' : pick(roll, VERSIONS),
      'idempotency-key':
        roll() < 0.8
          ? `fuzz-${this.seed}-${n}`
          : pick(roll, ['', 'x'.repeat(300), '短', 'a b c d e f']).replace('短', 'x'),
      ...(roll() < 0.03 && { 'content-encoding': pick(roll, ['gzip', 'br', 'identity', 'x']) }),
      ...(roll() < 0.03 && { accept: pick(roll, ['text/html', 'image/*', '*/*;q=x']) }),
    };
  }

  private body(operation: Operation, roll: Roll): Buffer {
    const kind = roll();
    if (kind < 0.05)
      return Buffer.from(pick(roll, ['{"a":', '', 'null', '[]', '"x"', '{"a":1}{"b":2}', '\ufeff{}', '{"a":1e999}']));
    if (kind < 0.08) return Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0xff, 0x22, 0x7d]);
    if (kind < 0.1) return Buffer.from(deep(pick(roll, [15, 300, 20_000])));
    if (kind < 0.11) return Buffer.from(JSON.stringify({ a: 'x'.repeat(1_200_000) }));
    if (kind < 0.12) return gzipSync('{}');
    const schema = operation.requestBody?.content['application/json']?.schema ?? {};
    const value = allowed(schema, this.document.components.schemas, roll, this.ids);
    const wrong = roll() < 0.9 ? spoilt(value, roll, this.names) : value;
    return Buffer.from(JSON.stringify(roll() < 0.2 ? spoilt(wrong, roll, this.names) : wrong));
  }
}

const written = (value: unknown): string =>
  encodeURIComponent(
    (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 500).replace(/[\ud800-\udfff]/g, ''),
  );
