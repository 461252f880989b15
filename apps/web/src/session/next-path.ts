/** Only a path of our own: an address from outside in `?next=` must not lead away after signing in. */
export function safePath(next: string | null): string | null {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : null;
}

/** Who signs out does so on the page "me": the next person begins his own day, not there. */
const NOWHERE = new Set(['/', '/me', '/my/me']);

export const loginPath = (from: string): string =>
  NOWHERE.has(from) ? '/login' : `/login?next=${encodeURIComponent(from)}`;

export const passwordPath = (from: string): string => `/password?next=${encodeURIComponent(from)}`;

export const secondFactorPath = (from: string): string => `/second-factor?next=${encodeURIComponent(from)}`;
