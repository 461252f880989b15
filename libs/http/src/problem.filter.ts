import { DomainProblem, type ProblemDefinition, type ProblemKind } from '@app/kernel';
import { sqlState } from '@app/persistence';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { REQUEST_PROBLEMS, type RequestContext } from './access';

const STATUS: Record<ProblemKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'wrong-media': 415,
  'rule-broken': 422,
  'precondition-needed': 428,
  'too-many': 429,
  unavailable: 503,
};

/** Refusals that the platform itself makes, by the status that the framework gave them. */
const BY_STATUS: Record<number, keyof typeof REQUEST_PROBLEMS> = {
  400: 'request.not-readable',
  401: 'request.sign-in-needed',
  403: 'request.not-allowed',
  404: 'request.not-found',
  405: 'request.not-found',
  406: 'request.wrong-media',
  413: 'request.too-large',
  414: 'request.too-large',
  415: 'request.wrong-media',
  429: 'request.too-many',
};

const UNAVAILABLE: ProblemDefinition = {
  kind: 'unavailable',
  title: '系统正在恢复，您填的内容没有丢，请过一会儿再试。',
};
const FAILED = '这一步没有办成，内容没有保存。请再试一次；还不行，请把编号告诉管理员。';
const CONFLICT: ProblemDefinition = { kind: 'conflict', title: '这条记录和已有的记录冲突，请刷新后再看。' };

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly [extension: string]: unknown;
}

/** RFC 9457: the one place where an error becomes an HTTP answer. Nothing of a stack, of SQL or of people gets out. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request: RequestContext = http.getRequest();
    const reply = http.getResponse();
    const document = { ...this.describe(error, request), traceId: request.id };
    if (reply.sent) return;
    reply
      .status(document.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(document));
  }

  private describe(error: unknown, request: RequestContext): ProblemDocument {
    if (error instanceof DomainProblem) return documentOf(error.code, error.definition, error.detail, error.extensions);
    const status =
      error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
    const known = status !== undefined && status < 500 ? (BY_STATUS[status] ?? 'request.not-readable') : undefined;
    if (known) return documentOf(known, REQUEST_PROBLEMS[known]);
    return this.unexpected(error, request);
  }

  private unexpected(error: unknown, request: RequestContext): ProblemDocument {
    const state = sqlState(error);
    if (isConnectionLost(error, state)) return documentOf('request.unavailable', UNAVAILABLE);
    if (state === '23505' || state === '23P01') return documentOf('record.conflict', CONFLICT);
    // Values that PostgreSQL cannot hold (a null character, a number out of range) are the caller's.
    if (state?.startsWith('22')) return documentOf('request.not-readable', REQUEST_PROBLEMS['request.not-readable']);
    this.logger.error({
      event: 'unexpected-failure',
      traceId: request.id,
      route: request.routeOptions?.url,
      ...traceOf(error),
    });
    return { type: 'about:blank', title: FAILED, status: 500, detail: FAILED, code: 'request.failed' };
  }
}

const documentOf = (
  code: string,
  definition: ProblemDefinition,
  detail = definition.title,
  extensions: object = {},
): ProblemDocument => ({
  ...extensions,
  type: `urn:nuanjia:problem:${code}`,
  title: definition.title,
  status: STATUS[definition.kind],
  detail,
  code,
});

/** For refusals that the framework makes before any route is found. */
export function requestProblem(status: number, traceId: string): ProblemDocument {
  const code = BY_STATUS[status] ?? 'request.not-readable';
  return { ...documentOf(code, REQUEST_PROBLEMS[code]), traceId };
}

const CONNECTION_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

function isConnectionLost(error: unknown, state: string | undefined): boolean {
  if (state && (state.startsWith('57P') || state.startsWith('08') || state === '53300')) return true;
  const code = (error as { code?: string; driverError?: { code?: string } } | null)?.code;
  if (code && CONNECTION_ERRORS.has(code)) return true;
  return (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|not queryable/.test(error.message)
  );
}

/** Where it happened, without the message: messages of the database quote people's data. */
export function traceOf(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const driver = ((error as { driverError?: object }).driverError ?? error) as Record<string, unknown>;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const { code, constraint, table, column, routine } = driver;
  return {
    kind: error.name,
    code,
    constraint,
    table,
    column,
    routine,
    at: frames.slice(0, 8).map((line) => line.trim()),
  };
}
