import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApiDocument } from '../../apps/api/src/open-api';
import { openTestApi, type TestApi } from '../support/test-api';

const root = path.join(__dirname, '../..');
const DOCUMENT = path.join(root, 'apps/api/openapi.json');
const CLIENT = path.join(root, 'apps/web/src/api/schema.ts');

/** `npm run contract` writes what this spec otherwise compares. */
const write = Boolean(process.env.WRITE_CONTRACT);

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };

/** Where two documents differ, as paths; at most ten. */
function differences(a: Json, b: Json, at = ''): string[] {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b ? [] : [at];
  const [left, right] = [a as Record<string, Json>, b as Record<string, Json>];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return keys
    .flatMap((key) =>
      key in left && key in right ? differences(left[key]!, right[key]!, `${at}/${key}`) : [`${at}/${key}`],
    )
    .slice(0, 10);
}

describe('the published contract', () => {
  let api: TestApi;
  let document: Json & ReturnType<typeof openApiDocument>;
  beforeAll(async () => {
    api = await openTestApi();
    document = JSON.parse(JSON.stringify(openApiDocument(api.app)));
  });
  afterAll(() => api?.close());

  it('is OpenAPI 3.1, served at /api/openapi.json, and the committed one', async () => {
    expect(document.openapi).toMatch(/^3\.1/);
    expect((await api.app.inject({ url: '/api/openapi.json' })).json()).toEqual(document);
    if (write) writeFileSync(DOCUMENT, `${JSON.stringify(document, null, 1)}\n`);
    expect(differences(document, JSON.parse(readFileSync(DOCUMENT, 'utf8')))).toEqual([]);
  });

  it('has the committed client types', async () => {
    const { typescriptClient } = await import('../../apps/quickstart/lib/typescript-client.mjs');
    const source = typescriptClient(document);
    if (write) writeFileSync(CLIENT, source);
    // Not the texts themselves: their difference would fill the screen. `npm run contract` writes it.
    expect(readFileSync(CLIENT, 'utf8') === source).toBe(true);
  });

  it('describes every answer of every operation', () => {
    const silent = Object.entries(document.paths).flatMap(([url, item]) =>
      Object.entries(item as Record<string, { responses?: Record<string, { content?: object }> }>)
        .filter(([, operation]) => operation.responses)
        .filter(
          ([, { responses }]) =>
            !Object.entries(responses!).some(([status, answer]) => status === '204' || answer.content),
        )
        .map(([method]) => `${method} ${url}`),
    );
    expect(silent).toEqual([]);
  });

  it('names every parameter of a path, and the headers that a change needs', () => {
    const operations = Object.entries(document.paths).flatMap(([url, item]) =>
      Object.entries(item as Record<string, { parameters?: { name: string; in: string }[]; responses?: object }>)
        .filter(([, operation]) => operation.responses)
        .map(([method, operation]) => ({ name: `${method} ${url}`, url, parameters: operation.parameters ?? [] })),
    );
    const unnamed = operations.filter(({ url, parameters }) =>
      [...url.matchAll(/\{(\w+)\}/g)].some((match) => !parameters.some((p) => p.in === 'path' && p.name === match[1])),
    );
    expect(unnamed.map(({ name }) => name)).toEqual([]);
    const having = (header: string) =>
      operations.filter(({ parameters }) => parameters.some((p) => p.name === header)).map(({ name }) => name);
    expect(having('If-Match')).toContain('post /api/staff/disbursements/{id}/approval');
    expect(having('Idempotency-Key')).toContain('post /api/staff/visit-duties/{id}/visits');
  });
});
