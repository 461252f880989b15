import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AccessGuard, ActorResolver, inputPipe, ProblemFilter } from '@app/http';
import type { Actor } from '@app/kernel';
import { PersistenceModule } from '@app/persistence';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { openTestDatabase, type TestDatabase } from './test-database';

/** The HTTP face of some libs alone, on a database of its own. Who asks is named in the header `x-person`. */
export interface LibApi {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly people: Map<string, Actor>;
  close(): Promise<void>;
}

type Preparation = (app: NestFastifyApplication) => Promise<unknown>;

class NobodyModule {}
class LibApiModule {}

function whoAsks(people: ReadonlyMap<string, Actor>): DynamicModule {
  class ByHeader extends ActorResolver {
    async resolve(request: { headers: Record<string, string | string[] | undefined> }): Promise<Actor | null> {
      return people.get(String(request.headers['x-person'])) ?? null;
    }
  }
  const providers = [{ provide: ActorResolver, useValue: new ByHeader() }];
  return { module: NobodyModule, global: true, providers, exports: [ActorResolver] };
}

const DOORS: readonly Provider[] = [
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_PIPE, useFactory: inputPipe },
];

async function opened(module: DynamicModule, prepare: Preparation): Promise<NestFastifyApplication> {
  const options = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), options);
  await prepare(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** `prepare` gets the application before it is ready: for what main.ts registers in it. */
export async function openLibApi(
  faces: readonly Type[],
  providers: readonly Provider[] = [],
  prepare: Preparation = async () => undefined,
): Promise<LibApi> {
  const database = await openTestDatabase();
  const storage = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-documents-'));
  const key = (): string => randomBytes(32).toString('base64');
  Object.assign(process.env, {
    ...{ APP_DATABASE_URL: database.appUrl, QUEUE_DATABASE_URL: database.queueUrl, STORAGE_DIR: storage },
    ...{ DATA_KEY: key(), AUDIT_KEY: key() },
  });
  const people = new Map<string, Actor>();
  const module: DynamicModule = {
    module: LibApiModule,
    imports: [PersistenceModule, whoAsks(people), ...faces],
    providers: [...DOORS, ...providers],
  };
  const clear = async (): Promise<void> => {
    await database.drop();
    rmSync(storage, { recursive: true, force: true });
  };
  try {
    const app = await opened(module, prepare);
    return { app, database, people, close: () => app.close().then(clear) };
  } catch (error) {
    await clear();
    throw error;
  }
}
