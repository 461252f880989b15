/**
 * SQL: the day of an instant where the federation is; the server's own day may be another one. Expects the tenant as `$1`;
 * `instant` is SQL of type timestamptz, such as `$2::timestamptz` with `tx.now`, never input.
 */
export const federationDay = (instant: string): string =>
  `(${instant} AT TIME ZONE (SELECT z.zone FROM platform.tenant z WHERE z.tenant_id = $1))::date`;
