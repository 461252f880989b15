import type { Actor } from '@app/kernel';
import { ActorOutdated, proofOf, UnitOfWork } from '@app/persistence';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { defer, lastValueFrom, type Observable } from 'rxjs';
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
    if (!actor || !proofOf(actor)) return next.handle();
    return defer(() => this.answered(ctx, next, actor));
  }

  private async answered(ctx: ExecutionContext, next: CallHandler, actor: Actor): Promise<unknown> {
    try {
      return await this.proven(next, actor);
    } catch (error) {
      if (!(error instanceof ActorOutdated)) throw error;
      await this.guard.admit(ctx);
      return answerOf(next);
    }
  }

  /** Who was answered or refused without a transaction is proved by one of his own. */
  private async proven(next: CallHandler, actor: Actor): Promise<unknown> {
    const prove = async (): Promise<void> => {
      if (!proofOf(actor)?.confirmed) await this.uow.glance(actor, () => Promise.resolve());
    };
    let answer: unknown;
    try {
      answer = await answerOf(next);
    } catch (error) {
      if (!(error instanceof ActorOutdated)) await prove();
      throw error;
    }
    await prove();
    return answer;
  }
}

/** A handler answers once. */
const answerOf = (next: CallHandler): Promise<unknown> => lastValueFrom(next.handle(), { defaultValue: undefined });
