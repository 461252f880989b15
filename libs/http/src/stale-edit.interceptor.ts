import { DomainProblem } from '@app/kernel';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import { catchError, type Observable } from 'rxjs';
import type { RequestContext } from './access';
import { contestedFields } from './stale-edit';

const EDIT = 'nuanjia:edit';

/**
 * A POST whose fields replace those of the record, as a PATCH does: refused for its version, it may be sent again over
 * what stands now. Decisions are none: whoever decides looks at the record first.
 */
export const EditsRecord = (): MethodDecorator => SetMetadata(EDIT, true);

/** The part of Fastify that is used here. */
interface Server {
  hasRoute(route: { method: string; url: string }): boolean;
  inject(request: object): Promise<{ statusCode: number; body: string }>;
}

type View = Readonly<Record<string, unknown>>;

/**
 * Two devices, one record: a change refused for its version (412) says what stands now beside what was sent. What stands
 * is the answer of the record's own reading route to the same caller, so that its permission, scope and masks hold.
 */
@Injectable()
export class StaleEditInterceptor implements NestInterceptor {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly reflector: Reflector,
  ) {}

  intercept(ctx: ExecutionContext, next: CallHandler): Observable<unknown> {
    // Who only reads is never too late.
    if (ctx.switchToHttp().getRequest<RequestContext>().method === 'GET') return next.handle();
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        const isStale = error instanceof DomainProblem && error.definition.kind === 'stale';
        throw isStale ? await this.withWhatStands(ctx, error) : error;
      }),
    );
  }

  private async withWhatStands(ctx: ExecutionContext, problem: DomainProblem): Promise<DomainProblem> {
    const request: RequestContext = ctx.switchToHttp().getRequest();
    const view = await this.recordOf(request, problem.extensions['current']);
    if (!view) return problem;
    const status = ['statusName', 'stageName', 'statusLabel'].map((name) => view[name]).find(Boolean);
    const contested = this.contested(ctx, request, view);
    return new DomainProblem(problem.code, problem.definition, problem.detail, {
      ...problem.extensions,
      ...(status !== undefined && { statusNow: status }),
      ...(contested.length > 0 && { contested }),
    });
  }

  private contested(ctx: ExecutionContext, { method, body }: RequestContext, view: View) {
    const isEdit = method === 'PATCH' || this.reflector.get<boolean>(EDIT, ctx.getHandler());
    const input = isEdit && inputClassOf(ctx);
    return input && body !== null && typeof body === 'object' ? contestedFields(input, body as View, view) : [];
  }

  /** The nearest reading route above the changed address that shows the record at the version that stands. */
  private async recordOf(request: RequestContext, version: unknown): Promise<View | undefined> {
    const server = this.host.httpAdapter.getInstance<Server>();
    const pattern = (request.routeOptions?.url ?? '').split('/');
    const address = request.url.split('?')[0]!.split('/');
    const named = pattern.findIndex((part) => part.startsWith(':'));
    // What is the caller's own, one of its kind, is read where it is changed.
    const nearest = named < 0 ? pattern.length : named + 1;
    for (let length = pattern.length; length >= nearest; length -= 1) {
      const route = pattern.slice(0, length).join('/');
      if (!server.hasRoute({ method: 'GET', url: route })) continue;
      const view = await this.read(server, address.slice(0, length).join('/'), request);
      if (view?.['version'] === version) return view;
    }
    return undefined;
  }

  private async read(server: Server, url: string, request: RequestContext): Promise<View | undefined> {
    const ofBody = /^(content-|transfer-encoding$|if-match$|idempotency-key$|expect$)/;
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !ofBody.test(name)));
    const answer = await server.inject({ method: 'GET', url, headers });
    return answer.statusCode === 200 ? (JSON.parse(answer.body) as View) : undefined;
  }
}

/** The class of the handler's `@Body()`. */
function inputClassOf(ctx: ExecutionContext): (new () => object) | undefined {
  const [owner, handler] = [ctx.getClass(), ctx.getHandler().name];
  const routed: Record<string, { index: number }> = Reflect.getMetadata('__routeArguments__', owner, handler) ?? {};
  // Nest's key is "kind:index"; 3 is the body.
  const body = Object.entries(routed).find(([key]) => key.startsWith('3:'));
  const types: (new () => object)[] =
    Reflect.getMetadata('design:paramtypes', owner.prototype as object, handler) ?? [];
  return body && types[body[1].index];
}
