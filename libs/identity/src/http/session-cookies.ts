import { refuse, type RequestContext } from '@app/http';
import type { Browser, IssuedSession } from '../app/session.service';
import {
  CSRF_COOKIE,
  DEVICE_COOKIE,
  DEVICE_DAYS,
  deviceInCookies,
  formatToken,
  SESSION_COOKIE,
  SESSION_DAYS,
  type SessionToken,
  tokenInCookies,
} from '../domain/session-token';

/** What of Fastify's request and reply the session needs. */
export interface WebRequest extends RequestContext {
  readonly ip: string;
  readonly protocol: string;
}
export interface WebReply {
  setCookie(name: string, value: string, options: object): WebReply;
  clearCookie(name: string, options: object): WebReply;
  redirect(address: string, status: number): WebReply;
}

const PATH = { path: '/', sameSite: 'lax' } as const;

/**
 * The secret where no script reads it; the CSRF token where the page does. The device stays when one signs out: on this
 * browser wrong guesses made elsewhere do not matter.
 */
export function keepSession(request: WebRequest, reply: WebReply, { token, csrfToken, device }: IssuedSession): void {
  const options = { ...PATH, secure: request.protocol === 'https', maxAge: SESSION_DAYS * 86_400 };
  reply.setCookie(SESSION_COOKIE, formatToken(token), { ...options, httpOnly: true });
  reply.setCookie(CSRF_COOKIE, csrfToken, { ...options, httpOnly: false });
  reply.setCookie(DEVICE_COOKIE, device, { ...options, maxAge: DEVICE_DAYS * 86_400, httpOnly: true });
}

export function forgetSession(reply: WebReply): void {
  reply.clearCookie(SESSION_COOKIE, PATH);
  reply.clearCookie(CSRF_COOKIE, PATH);
}

/** The token of a request that the guard let through. */
export const tokenOf = (request: RequestContext): SessionToken =>
  tokenInCookies(request.headers['cookie'] as string | undefined) ?? refuse('request.sign-in-needed');

export function browserOf({ headers }: RequestContext): Browser {
  const userAgent = headers['user-agent'];
  const device = deviceInCookies(headers['cookie'] as string | undefined);
  return { userAgent: typeof userAgent === 'string' ? userAgent : undefined, device };
}

/** What is kept while the person is at the provider of his sign-in: sealed, and sent to no other route. */
const FLOW_COOKIE = 'nj_sso';
const FLOW = { path: '/api/public/single-sign-on', sameSite: 'lax' } as const;
const FLOW_SECONDS = 600;

export function keepFlow(request: WebRequest, reply: WebReply, kept: string): void {
  const secure = request.protocol === 'https';
  reply.setCookie(FLOW_COOKIE, kept, { ...FLOW, secure, maxAge: FLOW_SECONDS, httpOnly: true });
}

export const forgetFlow = (reply: WebReply): WebReply => reply.clearCookie(FLOW_COOKIE, FLOW);

export const flowIn = (header: string | undefined): string | undefined =>
  (header ?? '')
    .split(';')
    .map((part) => part.trim().split('=', 2))
    .find(([name]) => name === FLOW_COOKIE)?.[1];

/** Only a path of our own: nobody is sent away to another site after signing in. */
export const safePath = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/';
