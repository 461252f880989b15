import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { isUnreadable, log, NestLog, refuse, requestProblem } from '@app/http';
import { Metrics, Readiness } from '@app/operations';
import { settingsProvider, underTrace } from '@app/persistence';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import staticFiles from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';
import { ApiModule } from './api.module';
import { ApiSettings } from './api.settings';
import { openApiDocument } from './open-api';
import { serveQueueBoard } from './queue-board';

const BODY_LIMIT = 1 << 20;

/** The API as it runs: in production, in the e2e specs and in the benchmark. Not listening yet. */
export async function createApi(): Promise<NestFastifyApplication> {
  const settings = settingsProvider(ApiSettings).useFactory();
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: settings.trustedProxies,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    // What was begun is answered; a connection on which nothing is asked would be waited for.
    forceCloseConnections: 'idle',
    frameworkErrors: refuseAddress,
  } as never);
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, adapter, {
    logger: new NestLog(),
    abortOnError: false,
  });
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready'] });
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  await app.register(cookie as never);
  await app.register(multipart as never, {
    limits: { fileSize: settings.requestLimitMb * 1024 * 1024, files: 10, fields: 20, fieldSize: 10_000 },
  });
  const server = adapter.getInstance() as unknown as FastifyInstance;
  guardInput(server);
  stampAnswers(server, app.get(Readiness));
  traceRequests(server);
  logRequests(server, app.get(Metrics));
  serveDocument(app, server);
  await serveQueueBoard(app, server);
  if (settings.webRoot && existsSync(settings.webRoot)) await serveWeb(app, server, settings.webRoot);
  return app;
}

/** An address that cannot be read reaches no route and no filter. */
function refuseAddress(error: { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): void {
  const document = requestProblem(error.statusCode ?? 400, request.id);
  void reply.status(document.status).type('application/problem+json').send(JSON.stringify(document));
}

const HELMET: HelmetOptions = {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      scriptSrc: ["'self'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: null,
    },
  },
  // Only over TLS, see `stampAnswers`: on plain http a browser must not be told.
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
};

/** The same for every answer, so that they are made once: helmet makes them anew for each. */
function safetyHeaders(): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const answer = {
    setHeader: (name: string, value: string) => void (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  helmet(HELMET)({} as IncomingMessage, answer as unknown as ServerResponse, () => undefined);
  return headers;
}

/** What a form of another site can send unasked: with it a stranger could sign people in as himself. */
const OF_PLAIN_FORMS = /^(application\/x-www-form-urlencoded|text\/plain)\b/i;

function guardInput(server: FastifyInstance): void {
  server.addHook('preValidation', async (request: FastifyRequest) => {
    const { 'content-type': type = '' } = request.headers;
    if (OF_PLAIN_FORMS.test(type.trim())) refuse('request.wrong-media');
    // Its reader throws when it is asked for parts that nothing separates.
    if (/^multipart\//i.test(type) && !/boundary=[^\s;]/i.test(type)) refuse('request.wrong-media');
    if (isUnreadable(request.body) || isUnreadable(request.query) || isUnreadable(request.params))
      refuse('request.not-readable');
  });
}

const YEAR_S = 31_536_000;

/**
 * What every answer says beside its content. No answer of the API is kept by anybody on the way; who came by https, to
 * this process or to the door before it, comes by https for a year; an api that goes down keeps nobody's connection: the
 * next request finds another one.
 */
function stampAnswers(server: FastifyInstance, readiness: Readiness): void {
  const safety = Object.entries(safetyHeaders());
  server.addHook('onRequest', (_, { raw }, done) => {
    for (const [name, value] of safety) raw.setHeader(name, value);
    done();
  });
  server.addHook('onSend', (request, reply, _, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
    if (request.protocol === 'https') void reply.header('strict-transport-security', `max-age=${YEAR_S}`);
    if (readiness.isDraining) void reply.header('connection', 'close');
    done();
  });
}

/** Everything that a request does, down to its SQL, is done under its number. */
function traceRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _, done) => underTrace(request.id, done));
}

/** One line per request: route pattern, status and time. Never an address with its values, never a body. */
function logRequests(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    if (!route.startsWith('/api')) return;
    metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    log.info({
      event: 'request',
      traceId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}

function serveDocument(app: NestFastifyApplication, server: FastifyInstance): void {
  let document: string | undefined;
  server.get('/api/openapi.json', async (_, reply) => {
    document ??= JSON.stringify(openApiDocument(app));
    return reply.type('application/json').send(document);
  });
}

/** Pages: hashed assets live long, everything else is the one page of the app. */
async function serveWeb(app: NestFastifyApplication, server: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(staticFiles as never, {
    root: path.resolve(webRoot),
    wildcard: false,
    index: false,
    maxAge: '365d',
    immutable: true,
    preCompressed: false,
    // By it a browser learns of a new build: it is asked for every time.
    setHeaders: (reply: FastifyReply, file: string) => {
      if (path.basename(file) === 'sw.js') void reply.header('cache-control', 'no-cache');
    },
  });
  server.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return refuse('request.not-found');
    return (reply as unknown as { sendFile(name: string, options: object): unknown }).sendFile('index.html', {
      maxAge: 0,
      immutable: false,
    });
  });
}
