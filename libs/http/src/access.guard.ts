import { type Actor, holds } from '@app/kernel';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule, PROOF_RULE, refuse, type RequestContext } from './access';

/** Finds out who asks. Implemented by the lib that owns accounts and sessions. */
export abstract class ActorResolver {
  /** Null when nobody is signed in. Also checks that a changing request was not forged by another site. */
  abstract resolve(request: RequestContext): Promise<Actor | null>;
}

/** Closed by default: a route that names no access rule answers nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorResolver,
  ) {}

  async canActivate(ctx: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, ctx.getHandler());
    if (rule?.kind === 'public') return true;
    if (!rule) return refuse('request.not-allowed');
    const request: RequestContext = ctx.switchToHttp().getRequest();
    const actor = await this.actors.resolve(request);
    if (!actor) return refuse('request.sign-in-needed');
    if (rule.kind === 'permission' && !holds(actor, rule.permission)) return refuse('request.not-allowed');
    if (rule.kind === 'member' && !actor.memberId) return refuse('request.not-allowed', '这里只给会员本人看。');
    if (actor.mustProveAgain && this.asksAgain(ctx, request)) return refuse('request.prove-again');
    request.actor = actor;
    return true;
  }

  private asksAgain(ctx: ExecutionContext, { body }: RequestContext): boolean {
    const rule = this.reflector.get<{ fields?: readonly string[] } | undefined>(PROOF_RULE, ctx.getHandler());
    if (!rule?.fields) return rule !== undefined;
    return typeof body === 'object' && body !== null && rule.fields.some((field) => Object.hasOwn(body, field));
  }
}
