import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AccessGuard, inputPipe, ProblemFilter } from '@app/http';
import { IdentityModule } from '@app/identity';
import { type OutboxMessage, PersistenceModule, UnitOfWork, Vault } from '@app/persistence';
import { EventHandler } from '@app/messaging';
import { systemActor, type TenantId } from '@app/kernel';
import cookie from '@fastify/cookie';
import { Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { VisitsHttpModule } from '../http';
import { VisitsJobsModule } from '../jobs';

@Module({
  imports: [PersistenceModule, DiscoveryModule, IdentityModule, VisitsHttpModule, VisitsJobsModule],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: inputPipe },
  ],
})
class VisitsAppModule {}

export interface Answer {
  readonly status: number;
  readonly body: any;
}

export interface CallOptions {
  readonly headers?: object;
  readonly body?: object;
  /** `If-Match`. */
  readonly version?: number;
  readonly key?: string;
  readonly address?: string;
}

export interface OpenVisits {
  readonly database: TestDatabase;
  readonly platform: { readonly uow: UnitOfWork; readonly vault: Vault };
  get<T>(type: Type<T>): T;
  call(method: 'GET' | 'POST', url: string, options?: CallOptions): Promise<Answer>;
  /** Brings everything in the tenant's outbox to this lib's handlers, as the worker would. */
  deliverEvents(tenantId: TenantId): Promise<void>;
  close(): Promise<void>;
}

/** This lib and those below it on a database of their own, behind HTTP. */
export async function openVisits(): Promise<OpenVisits> {
  const database = await openTestDatabase();
  const storage = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-visits-'));
  const key = (): string => randomBytes(32).toString('base64');
  const settings = { APP_DATABASE_URL: database.appUrl, DATA_KEY: key(), AUDIT_KEY: key(), STORAGE_DIR: storage };
  Object.assign(process.env, settings);
  const testing = await Test.createTestingModule({ imports: [VisitsAppModule] }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.setGlobalPrefix('api');
  await app.register(cookie as never);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const uow = app.get(UnitOfWork);
  return {
    database,
    platform: { uow, vault: app.get(Vault) },
    get: (type) => app.get(type, { strict: false }),
    call: (method, url, options = {}) => callOn(app, method, url, options),
    deliverEvents: (tenantId) => deliver(uow, handlersOf(app.get(DiscoveryService)), tenantId),
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(storage, { recursive: true, force: true });
    },
  };
}

async function callOn(
  app: NestFastifyApplication,
  method: 'GET' | 'POST',
  url: string,
  { headers = {}, body, version, key, address }: CallOptions,
): Promise<Answer> {
  const sent = {
    ...headers,
    ...(version !== undefined && { 'if-match': `"${version}"` }),
    ...(method === 'POST' && { 'idempotency-key': key ?? randomBytes(8).toString('hex') }),
  };
  const payload = body === undefined ? {} : { payload: body };
  const remote = address === undefined ? {} : { remoteAddress: address };
  const answer = await app.inject({ method, url: `/api/${url}`, headers: sent, ...payload, ...remote });
  return { status: answer.statusCode, body: answer.body === '' ? null : JSON.parse(answer.body) };
}

const handlersOf = (discovery: DiscoveryService): EventHandler[] =>
  discovery
    .getProviders()
    .map((wrapper) => wrapper.instance as unknown)
    .filter((instance): instance is EventHandler => instance instanceof EventHandler);

/** A handled message is handled once more: whoever hears of something twice must not mind. */
async function deliver(uow: UnitOfWork, handlers: readonly EventHandler[], tenantId: TenantId): Promise<void> {
  const system = systemActor(tenantId);
  const messages = await uow.read(system, (tx) =>
    tx.rows<OutboxMessage & Record<string, unknown>>(
      `SELECT tenant_id AS "tenantId", id, occurred_at AS "occurredAt", type, payload
       FROM messaging.outbox_message WHERE tenant_id = $1 ORDER BY id`,
      [tenantId],
    ),
  );
  for (const message of messages)
    for (const handler of handlers.filter((one) => one.types.includes(message.type)))
      await uow.run(system, (tx) => handler.handle(tx, message));
}
