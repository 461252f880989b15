import { allowed, type Schema, type Schemas } from '../fuzz/schema-value';
import { dice } from '../fuzz/values';
import type { TestApi } from './test-api';

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const SEED = 8;

/** Bodies that a route would take, with the ids of given records in them. */
export class ForeignRequests {
  private constructor(private readonly document: OpenApi) {}

  static async of(api: TestApi): Promise<ForeignRequests> {
    const answer = await api.app.inject({ url: '/api/openapi.json' });
    return new ForeignRequests(answer.json<OpenApi>());
  }

  /**
   * What the OpenAPI document allows as the body of the route, every field given; an id is that of the record that the
   * field's name speaks of (`memberId`), of any other one otherwise.
   */
  bodyOf(method: string, path: string, records: Readonly<Record<string, string>>): unknown {
    const operation = this.document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    const schema = operation?.requestBody?.content['application/json']?.schema;
    if (!schema) return undefined;
    const roll = dice(SEED);
    const everything = (): number => Math.min(roll(), 0.5);
    const value = allowed(schema, this.document.components.schemas, everything, Object.values(records));
    return named(value, records);
  }
}

/** Where a field's name says whose id it wants, that record's stands there. */
function named(value: unknown, records: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => named(item, records));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const kind = Object.keys(records).find((one) => name.toLowerCase().startsWith(one.toLowerCase()));
      const isId = /Ids?$/.test(name) && kind !== undefined;
      if (isId && typeof part === 'string') return [name, records[kind]];
      if (isId && Array.isArray(part)) return [name, [records[kind]]];
      return [name, named(part, records)];
    }),
  );
}
