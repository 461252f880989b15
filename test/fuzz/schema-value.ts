import { pick, type Roll, STRANGE } from './values';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly example?: unknown;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Something that the schema allows. Ids are those of records that exist, as often as not of another kind. */
export function allowed(schema: Schema, schemas: Schemas, roll: Roll, ids: readonly string[], depth = 0): unknown {
  if (schema.$ref) return allowed(schemas[schema.$ref.split('/').at(-1)!] ?? {}, schemas, roll, ids, depth);
  const [part] = [...(schema.allOf ?? []), ...(schema.anyOf ?? [])];
  if (part) return allowed(part, schemas, roll, ids, depth);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return pick(roll, schema.enum);
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  if (type === 'object' || schema.properties) return objectOf(schema, schemas, roll, ids, depth);
  if (type === 'array') return depth > 3 ? [] : [allowed(schema.items ?? {}, schemas, roll, ids, depth + 1)];
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return roll() < 0.5;
  return schema.format === 'uuid' ? pick(roll, ids) : '王秀英'.repeat(Math.ceil((schema.minLength ?? 1) / 3));
}

function objectOf(schema: Schema, schemas: Schemas, roll: Roll, ids: readonly string[], depth: number): object {
  const required = new Set(schema.required);
  const given = Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name) || roll() < 0.6);
  return Object.fromEntries(given.map(([name, part]) => [name, allowed(part, schemas, roll, ids, depth + 1)]));
}

/** The value with one thing wrong somewhere in it: another type, left out, added, doubled. */
export function spoilt(value: unknown, roll: Roll, names: readonly string[]): unknown {
  if (value === null || typeof value !== 'object' || roll() < 0.1) return pick(roll, STRANGE);
  if (Array.isArray(value)) {
    const at = Math.floor(roll() * value.length);
    const kind = roll();
    if (kind < 0.2) return Array.from({ length: 1_200 }, () => value[0] as unknown);
    return kind < 0.3 ? [...value, null] : value.map((item, i) => (i === at ? spoilt(item, roll, names) : item));
  }
  const entries = Object.entries(value);
  const kind = roll();
  if (entries.length === 0 || kind < 0.2) return { ...value, [pick(roll, names)]: pick(roll, STRANGE) };
  const at = Math.floor(roll() * entries.length);
  if (kind < 0.35) return Object.fromEntries(entries.filter((_, i) => i !== at));
  return Object.fromEntries(entries.map(([name, part], i) => [name, i === at ? spoilt(part, roll, names) : part]));
}
