import { ACCESS_RULE, type AccessRule } from '@app/http';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner, NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { ApiModule } from '../../apps/api/src/api.module';
import { openTestApi, type TestApi } from '../support/test-api';

@Controller('canary')
class OpenByMistake {
  @Get()
  list(): string[] {
    return [];
  }
}

interface Route {
  readonly name: string;
  readonly rule: AccessRule | undefined;
}

async function routesWith(...controllers: Type[]): Promise<Route[]> {
  @Module({ imports: [DiscoveryModule, ApiModule], controllers })
  class App {}
  const app = await NestFactory.createApplicationContext(App, { logger: false });
  const scanner = new MetadataScanner();
  const routes = app
    .get(DiscoveryService)
    .getControllers()
    .filter(({ metatype }) => metatype)
    .flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance);
      return scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.getMetadata('path', prototype[name]) !== undefined)
        .map((name) => ({
          name: `${metatype!.name}.${name}`,
          rule: Reflect.getMetadata(ACCESS_RULE, prototype[name]),
        }));
    });
  await app.close();
  return routes;
}

describe('the platform', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api?.close());

  describe('every route says who may call it', () => {
    it('holds for all of them', async () => {
      const routes = await routesWith();
      expect(routes.length).toBeGreaterThan(1);
      expect(routes.filter(({ rule }) => !rule).map(({ name }) => name)).toEqual([]);
    });

    it('would notice one that does not', async () => {
      const routes = await routesWith(OpenByMistake);
      expect(routes.filter(({ rule }) => !rule).map(({ name }) => name)).toEqual(['OpenByMistake.list']);
    });
  });

  it('the schema is what the migrations built: entities ask for nothing more', async () => {
    const pending = await api.app.get(DataSource).driver.createSchemaBuilder().log();
    // Foreign keys stand in the migrations alone: as relations TypeORM would join and cascade by them.
    const wanted = pending.upQueries
      .map(({ query }) => query)
      .filter((query) => !/DROP CONSTRAINT "\w+_fkey"$/.test(query));
    expect(wanted).toEqual([]);
  });

  describe('the catalog', () => {
    /** Tables of the platform's library or of the queue, which hold no rows of ours. */
    const tables = async (): Promise<{ name: string; oid: number }[]> =>
      api.database.owner(`
        SELECT c.oid, n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq')
          AND c.relname <> 'schema_migration' ORDER BY 2`);

    it('has tenant_id, not null, in every table', async () => {
      const without = await api.database.owner(`
        SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND c.relname <> 'schema_migration'
          AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull)`);
      expect(without).toEqual([]);
      expect((await tables()).length).toBeGreaterThan(5);
    });

    it('has tenant_id in every primary key, unique constraint, foreign key and index', async () => {
      const indexes = await api.database.owner(`
        SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq', 'pg_toast') AND c.relname <> 'schema_migration'
          AND i.indexrelid::regclass::text <> 'platform.tenant_code_key'
          AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attname = 'tenant_id')`);
      expect(indexes).toEqual([]);
      const foreignKeys = await api.database.owner(`
        SELECT con.conname AS name FROM pg_constraint con JOIN pg_namespace n ON n.oid = con.connamespace
        WHERE con.contype = 'f' AND n.nspname NOT IN ('bullmq')
          AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = con.conrelid AND a.attnum = ANY (con.conkey) AND a.attname = 'tenant_id')`);
      expect(foreignKeys).toEqual([]);
    });

    it('forces row-level security on every table, for its owner too', async () => {
      const open = await api.database.owner(`
        SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND c.relname <> 'schema_migration'
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))`);
      expect(open).toEqual([]);
    });

    it('shows rows of other tenants by one policy only: the register of federations', async () => {
      const policies = await api.database.owner(`
        SELECT polrelid::regclass::text AS table, polname AS name FROM pg_policy
        WHERE coalesce(pg_get_expr(polqual, polrelid), '') NOT LIKE '%app.tenant_id%' ORDER BY 1`);
      expect(policies).toEqual([{ table: 'platform.tenant', name: 'tenant_register' }]);
    });

    it('gives the application a role that owns nothing and bypasses nothing', async () => {
      const [role] = await api.database.owner(
        `SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'nuanjia_app'`,
      );
      expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
      const owned = await api.database.owner(`SELECT relname FROM pg_class WHERE relowner = 'nuanjia_app'::regrole`);
      expect(owned).toEqual([]);
    });

    /** A view answers with the rights of its owner unless it says otherwise, and so past row-level security. */
    const viewsPastTheRules = () =>
      api.database.owner(`
        SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND (c.relkind = 'm'
          OR c.relkind = 'v' AND NOT coalesce(c.reloptions, '{}') && ARRAY['security_invoker=true', 'security_invoker=on'])
        ORDER BY 1`);

    /** The same of a function that is SECURITY DEFINER; with a search path of the caller's it can be made to do anything. */
    const functionsPastTheRules = () =>
      api.database.owner(`
        SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND p.prosecdef
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`);

    it('has no view and no function that answers past the rules', async () => {
      expect(await viewsPastTheRules()).toEqual([]);
      expect(await functionsPastTheRules()).toEqual([]);
    });

    it('has functions of the owner alone, and none that the application may replace', async () => {
      const strange = await api.database.owner(`
        SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND p.proowner = 'nuanjia_app'::regrole`);
      expect(strange).toEqual([]);
      const open = await api.database.owner(`
        SELECT nspname AS name FROM pg_namespace
        WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'bullmq')
          AND has_schema_privilege('nuanjia_app', oid, 'CREATE')`);
      expect(open).toEqual([]);
    });

    it('would notice a view and a function that go past the rules', async () => {
      await api.database.owner(`CREATE VIEW public.stray_view AS SELECT 1 AS one`);
      await api.database.owner(`CREATE VIEW public.kept_view WITH (security_invoker = true) AS SELECT 1 AS one`);
      await api.database.owner(
        `CREATE FUNCTION public.stray_function() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`,
      );
      expect(await viewsPastTheRules()).toEqual([{ name: 'stray_view' }]);
      expect(await functionsPastTheRules()).toEqual([{ name: 'stray_function()' }]);
      await api.database.owner(`DROP VIEW public.stray_view, public.kept_view`);
      await api.database.owner(`DROP FUNCTION public.stray_function()`);
    });

    it('would notice a table without protection', async () => {
      await api.database.owner('CREATE TABLE public.stray (id uuid PRIMARY KEY)');
      const names = (await tables()).map(({ name }) => name);
      expect(names).toContain('public.stray');
      await api.database.owner('DROP TABLE public.stray');
    });
  });

  describe('over TLS', () => {
    const askedBy = (protocol: string) =>
      api.app.inject({ url: '/api/session', headers: { 'x-forwarded-proto': protocol }, remoteAddress: '127.0.0.1' });

    it('a browser is told to come by https for a year, and on plain http it is not', async () => {
      expect((await askedBy('https')).headers['strict-transport-security']).toBe('max-age=31536000');
      expect((await askedBy('http')).headers).not.toHaveProperty('strict-transport-security');
    });
  });

  describe('what nobody asked for', () => {
    it.each([
      ['GET', '/api/no-such-thing', 404, 'request.not-found'],
      ['POST', '/api/session', 400, 'request.not-readable'],
    ])('%s %s answers with a problem document in Chinese', async (method, url, status, code) => {
      const answer = await api.app.inject({
        method: method as 'GET',
        url,
        payload: method === 'POST' ? '{"a":' : undefined,
        headers: { 'content-type': 'application/json' },
      });
      expect(answer.statusCode).toBe(status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({ code, title: expect.stringMatching(/[\u4e00-\u9fff]/) });
    });

    it.each(['application/x-www-form-urlencoded', 'text/plain;charset=UTF-8', ' Text/Plain'])(
      'the form of another site cannot sign anybody in: %s',
      async (type) => {
        const payload = 'login=somebody&password=whatever+it+is';
        const asked = { method: 'POST', url: '/api/session', payload, headers: { 'content-type': type } } as const;
        expect((await api.app.inject(asked)).json()).toMatchObject({ status: 415, code: 'request.wrong-media' });
      },
    );

    it.each([
      ['fields', `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join()}}`],
      ['elements', `{"login":[${Array(400_000).fill(1).join()}],"password":"x"}`],
    ])('a megabyte of %s is refused before each of them is checked', async (_, payload) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await api.app.inject({ method: 'POST', url: '/api/session', headers, payload });
      expect(answer.json()).toMatchObject({ status: 400, code: 'request.not-readable' });
    });

    it.each(['a null character: \\u0000', 'half a pair of surrogates: \\ud83d'])(
      '%s is refused, not kept as another',
      async (text) => {
        const answer = await api.app.inject({
          ...{ method: 'POST', url: '/api/session', headers: { 'content-type': 'application/json' } },
          payload: `{"login":"${text}","password":"whatever it is"}`,
        });
        expect(answer.json()).toMatchObject({ status: 400, code: 'request.not-readable' });
      },
    );
  });
});
