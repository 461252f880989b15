import { type Actor, actingUnder, holds } from '@app/kernel';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule, LOOK_UP, PROOF_RULE, refuse, type RequestContext } from './access';

/** Finds out who asks. Implemented by the lib that owns accounts and sessions. */
export abstract class ActorResolver {
  /** Null when nobody is signed in. Also checks that a changing request was not forged by another site. */
  abstract resolve(request: RequestContext): Promise<Actor | null>;

  /**
   * Who asked with the same session a moment ago, with a proof that his first transaction gives (`@app/persistence`);
   * null when nobody is remembered. Checks for forgery as well.
   */
  recall(request: RequestContext): Actor | null {
    // Whoever implements it with nothing to remember looks everybody up.
    return request.actor ?? null;
  }
}

/** Closed by default: a route that names no access rule answers nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorResolver,
  ) {}

  canActivate(ctx: ExecutionContext): boolean | Promise<boolean> {
    const rule = this.ruleOf(ctx);
    if (rule.kind === 'public') return true;
    const request: RequestContext = ctx.switchToHttp().getRequest();
    const actor = this.mayBeRemembered(ctx, request) ? this.actors.recall(request) : null;
    // Nobody is refused on memory: what he was granted a moment ago holds.
    if (!actor || refusalOf(rule, actor)) return this.admit(ctx);
    request.actor = asAsked(rule, actor);
    return true;
  }

  /** Looks up who asks and lets him in as he is now, or refuses. */
  async admit(ctx: ExecutionContext): Promise<true> {
    const request: RequestContext = ctx.switchToHttp().getRequest();
    const actor = await this.actors.resolve(request);
    if (!actor) return refuse('request.sign-in-needed');
    const rule = this.ruleOf(ctx);
    refusalOf(rule, actor)?.();
    if (actor.mustProveAgain && this.asksAgain(ctx, request)) return refuse('request.prove-again');
    request.actor = asAsked(rule, actor);
    return true;
  }

  private ruleOf(ctx: ExecutionContext): AccessRule {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, ctx.getHandler());
    return rule ?? refuse('request.not-allowed');
  }

  /** What weighs most, and what could not be begun again, is asked for by somebody who was looked up. */
  private mayBeRemembered(ctx: ExecutionContext, { headers }: RequestContext): boolean {
    if (String(headers['content-type'] ?? '').startsWith('multipart/')) return false;
    const handler = ctx.getHandler();
    return !this.reflector.get<unknown>(PROOF_RULE, handler) && !this.reflector.get<unknown>(LOOK_UP, handler);
  }

  private asksAgain(ctx: ExecutionContext, { body }: RequestContext): boolean {
    const rule = this.reflector.get<{ fields?: readonly string[] } | undefined>(PROOF_RULE, ctx.getHandler());
    if (!rule?.fields) return rule !== undefined;
    return typeof body === 'object' && body !== null && rule.fields.some((field) => Object.hasOwn(body, field));
  }
}

/** Who needs somebody else's role for this route acts for him, and is written down so. */
const asAsked = (rule: AccessRule, actor: Actor): Actor =>
  rule.kind === 'permission' ? actingUnder(actor, rule.permission) : actor;

function refusalOf(rule: AccessRule, actor: Actor): (() => never) | null {
  if (rule.kind === 'permission' && !holds(actor, rule.permission)) return () => refuse('request.not-allowed');
  if (rule.kind === 'member' && !actor.memberId) return () => refuse('request.not-allowed', '这里只给会员本人看。');
  return null;
}
