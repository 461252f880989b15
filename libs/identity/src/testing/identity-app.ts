import { randomBytes } from 'node:crypto';
import { AccessGuard, ActorProofInterceptor, inputPipe, ProblemFilter } from '@app/http';
import { OrganizationsHttpModule } from '@app/organizations/http';
import { PersistenceModule, UnitOfWork, Vault } from '@app/persistence';
import cookie from '@fastify/cookie';
import { Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { IdentityHttpModule } from '../http';
import { type AgentPlatform, sessionHeaders } from './index';

@Module({
  imports: [PersistenceModule, IdentityHttpModule, OrganizationsHttpModule],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_INTERCEPTOR, useClass: ActorProofInterceptor },
    { provide: APP_PIPE, useFactory: inputPipe },
  ],
})
class IdentityAppModule {}

export interface Answer {
  readonly status: number;
  readonly body: any;
  readonly cookies: readonly { name: string; value: string; [option: string]: unknown }[];
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface IdentityApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly platform: AgentPlatform;
  call(method: Method, url: string, options?: { headers?: object; body?: object; address?: string }): Promise<Answer>;
  close(): Promise<void>;
}

/** The libs up to identity behind HTTP, on a database of their own. */
export async function openIdentityApp(extra: Type[] = []): Promise<IdentityApp> {
  const database = await openTestDatabase();
  const key = (): string => randomBytes(32).toString('base64');
  Object.assign(process.env, { APP_DATABASE_URL: database.appUrl, DATA_KEY: key(), AUDIT_KEY: key() });
  const testing = await Test.createTestingModule({ imports: [IdentityAppModule, ...extra] }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  app.setGlobalPrefix('api');
  await app.register(cookie as never);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    database,
    platform: { uow: app.get(UnitOfWork), vault: app.get(Vault) },
    call: async (method, url, { headers = {}, body, address } = {}) => {
      const remote = address === undefined ? {} : { remoteAddress: address };
      const payload = body === undefined ? {} : { payload: body };
      const answer = await app.inject({ method, url: `/api/${url}`, headers: { ...headers }, ...remote, ...payload });
      const json = answer.body === '' ? null : JSON.parse(answer.body);
      return { status: answer.statusCode, body: json, cookies: answer.cookies as unknown as Answer['cookies'] };
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/** The headers of a browser that keeps the cookies of this answer. */
export function browserOf(answer: Answer): Record<string, string> {
  const [tenantId, secret] = answer.cookies.find((one) => one.name === 'nj_session')!.value.split('.');
  return sessionHeaders(tenantId as never, secret!);
}

/** `If-Match` beside the headers of an agent. */
export const atVersion = (headers: object, version: number): object => ({ ...headers, 'if-match': `"${version}"` });
