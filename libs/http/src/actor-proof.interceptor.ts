import { ActorOutdated, proofOf, UnitOfWork } from '@app/persistence';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { catchError, defer, mergeMap, type Observable } from 'rxjs';
import type { RequestContext } from './access';
import { AccessGuard, ActorResolver } from './access.guard';

/**
 * Answers for an actor who was remembered: when his first transaction finds that he is no longer who he was, nothing was
 * done yet; he is looked up, and the work is begun again for who he is now, or refused.
 */
@Injectable()
export class ActorProofInterceptor implements NestInterceptor {
  private readonly guard: AccessGuard;

  constructor(
    reflector: Reflector,
    actors: ActorResolver,
    private readonly uow: UnitOfWork,
  ) {
    this.guard = new AccessGuard(reflector, actors);
  }

  intercept(ctx: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { actor } = ctx.switchToHttp().getRequest<RequestContext>();
    const proof = actor && proofOf(actor);
    if (!proof) return next.handle();
    // Who was answered or refused without a transaction is proved by one of his own.
    const prove = async (): Promise<void> => {
      if (!proof.confirmed) await this.uow.glance(actor, () => Promise.resolve());
    };
    const proven = next.handle().pipe(
      catchError(async (error: unknown) => {
        if (!(error instanceof ActorOutdated)) await prove();
        throw error;
      }),
      mergeMap(async (answer) => {
        await prove();
        return answer;
      }),
    );
    return proven.pipe(
      catchError((error: unknown) => {
        if (!(error instanceof ActorOutdated)) throw error;
        return defer(() => this.guard.admit(ctx)).pipe(mergeMap(() => next.handle()));
      }),
    );
  }
}
