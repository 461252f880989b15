import { isUuid, type TenantId } from '@app/kernel';

export const SESSION_COOKIE = 'nj_session';
export const CSRF_COOKIE = 'nj_csrf';
/** By which a browser is known again; it lets nobody in. */
export const DEVICE_COOKIE = 'nj_device';
export const DEVICE_DAYS = 400;
export const CSRF_HEADER = 'x-csrf-token';
/** A session ends this long after it began, and three days after it was last seen (identity.resolve_session). */
export const SESSION_DAYS = 14;

/** What the session cookie carries: `<tenantId>.<secret>`. */
export interface SessionToken {
  readonly tenantId: TenantId;
  readonly secret: string;
}

export const formatToken = (token: SessionToken): string => `${token.tenantId}.${token.secret}`;

/** The browser's own secret, or null when it has none of the right shape. */
export function deviceInCookies(header: string | undefined): string | null {
  const found = (header ?? '').split(';').map((part) => part.trim().split('=', 2));
  const secret = found.find(([name]) => name === DEVICE_COOKIE)?.[1];
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : null;
}

/** The token in a Cookie header, or null when there is none of the right shape. */
export function tokenInCookies(header: string | undefined): SessionToken | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name !== SESSION_COOKIE || value === undefined) continue;
    const [tenantId, secret] = value.split('.', 2);
    if (isUuid(tenantId) && /^[\w-]{43}$/.test(secret ?? ''))
      return { tenantId: tenantId as TenantId, secret: secret! };
  }
  return null;
}
