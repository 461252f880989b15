import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { type Actor, problemsOf } from '@app/kernel';
import { type Idempotency, idempotencyOf } from '@app/persistence';

/** Who may call a route. A route without an access rule answers nobody. */
export type AccessRule =
  | { readonly kind: 'public' }
  /** Any signed-in person, staff or member. */
  | { readonly kind: 'signed-in' }
  /** A signed-in member, for what is his own. */
  | { readonly kind: 'member' }
  /** Who holds the permission in some union; the query narrows it to the unions. */
  | { readonly kind: 'permission'; readonly permission: string };

export const ACCESS_RULE = 'nuanjia:access';

export const Public = (): MethodDecorator => SetMetadata(ACCESS_RULE, { kind: 'public' } satisfies AccessRule);
export const SignedIn = (): MethodDecorator => SetMetadata(ACCESS_RULE, { kind: 'signed-in' } satisfies AccessRule);
export const MemberOnly = (): MethodDecorator => SetMetadata(ACCESS_RULE, { kind: 'member' } satisfies AccessRule);
export const Requires = (permission: string): MethodDecorator =>
  SetMetadata(ACCESS_RULE, { kind: 'permission', permission } satisfies AccessRule);

export const PROOF_RULE = 'nuanjia:proof';

/**
 * Asks for a second factor given just now, of whoever has one: for paying, and for changing roles or bank data. With
 * `fields` only when the body sets one of them.
 */
export const AsksAgain = (rule: { readonly fields?: readonly string[] } = {}): MethodDecorator =>
  SetMetadata(PROOF_RULE, rule);

export const LOOK_UP = 'nuanjia:look-up';

/** For a route that answers before it reads anything: who asks is looked up, since no transaction proves him. */
export const LooksUpActor = (): MethodDecorator => SetMetadata(LOOK_UP, true);

/** What the platform keeps on a request. */
export interface RequestContext {
  actor?: Actor;
  headers: Record<string, string | string[] | undefined>;
  method: string;
  body: unknown;
  params: unknown;
  url: string;
  routeOptions?: { url?: string };
  id: string;
}

const requestOf = (ctx: ExecutionContext): RequestContext => ctx.switchToHttp().getRequest();

export const CurrentActor = createParamDecorator((_: unknown, ctx: ExecutionContext): Actor => {
  const { actor } = requestOf(ctx);
  return actor ?? refuse('request.sign-in-needed');
});

export const REQUEST_PROBLEMS = {
  'request.sign-in-needed': { kind: 'unauthenticated', title: '请先登录。' },
  'request.not-allowed': { kind: 'forbidden', title: '您没有办这件事的权限，请找本单位工会管理员开通。' },
  'request.prove-again': { kind: 'forbidden', title: '这一步要紧，请再填一次手机上的验证码。' },
  'request.version-needed': { kind: 'precondition-needed', title: '请刷新页面，看过最新内容后再提交。' },
  'request.idempotency-key-needed': { kind: 'precondition-needed', title: '这次提交缺少请求编号，请刷新页面后重试。' },
  'request.invalid': { kind: 'invalid', title: '有几处填写不对，请按提示改一改。' },
  'request.not-readable': { kind: 'invalid', title: '提交的内容读不出来，请刷新页面后重试。' },
  'request.not-found': { kind: 'not-found', title: '没有这个页面或记录。' },
  'request.too-large': { kind: 'too-large', title: '提交的内容太大了。' },
  'request.wrong-media': { kind: 'wrong-media', title: '不支持这种内容格式。' },
  'request.forged': { kind: 'forbidden', title: '页面已过期，请刷新后重试。' },
  'request.sheet-too-long': {
    kind: 'rule-broken',
    title: '这张清单超过 20,000 行，要在后台导出；也可以先筛选（比如只选一个工会或一段时间）再导。',
  },
  'request.too-many': { kind: 'too-many', title: '操作太频繁了，请稍等一会儿再试。' },
} as const;
export const refuse = problemsOf(REQUEST_PROBLEMS);

/** Reads `If-Match: "7"`. */
export const ifMatchVersionOf = (_: unknown, ctx: ExecutionContext): number => {
  const header = requestOf(ctx).headers['if-match'];
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(typeof header === 'string' ? header : '');
  return match ? Number(match[1]) : refuse('request.version-needed');
};

/** A change names the version it was decided on. Without it the change is refused (428). */
export const IfMatchVersion = createParamDecorator(ifMatchVersionOf);

/** Reads the caller's key and hashes route and input with it. */
export const idempotencyKeyOf = (_: unknown, ctx: ExecutionContext): Idempotency => {
  const request = requestOf(ctx);
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(key)) return refuse('request.idempotency-key-needed');
  const version = request.headers['if-match'] ?? null;
  return idempotencyOf(key, [request.method, request.routeOptions?.url ?? '', request.params, request.body, version]);
};

/** The caller's `Idempotency-Key` with the hash of route and input; without it the call is refused (428). */
export const IdempotencyKey = createParamDecorator(idempotencyKeyOf);
