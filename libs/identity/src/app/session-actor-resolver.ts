import { type AccountId, type Actor, type MemberId, type PersonId, type TenantId } from '@app/kernel';
import { ActorResolver, refuse, type RequestContext } from '@app/http';
import { withProof } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { csrfTokenFits, hashOfSecret } from '../data/secrets';
import { grantOf, type HeldRole } from '../domain/held-role';
import { type DoorNeed, doorNeeds, type FactorState, isStale } from '../domain/sign-in-policy';
import { CSRF_HEADER, formatToken, type SessionToken, tokenInCookies } from '../domain/session-token';

interface ResolvedSession {
  readonly account_id: AccountId;
  readonly member_id: MemberId | null;
  readonly display_name: string;
  readonly must_change_password: boolean;
  readonly grants: readonly HeldRole[];
  readonly factor_set: boolean;
  readonly factor_at: Date | null;
  readonly factor_due: Date | null;
  readonly fresh_minutes: number;
  readonly asked_at: Date;
  readonly stamp: string;
}

/** The second factor as a session stands with it. */
export type DoorState = FactorState & { readonly needs: DoorNeed };

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

interface Remembered {
  readonly actor: Actor;
  readonly check: string;
  readonly until: number;
}

/** So long somebody is not looked up again: the database keeps when he was last seen, and the proof says the rest. */
const REMEMBERED_MS = 10_000;
const MOST_REMEMBERED = 5_000;

/**
 * Who asks, from the session cookie. Looked up once in a while; between, his transactions prove that nothing changed, so
 * that a revoked session or role ends at once.
 */
@Injectable()
export class SessionActorResolver extends ActorResolver {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async resolve(request: RequestContext): Promise<Actor | null> {
    const token = tokenOf(request);
    return token && this.actorOf(token);
  }

  override recall(request: RequestContext): Actor | null {
    const token = tokenOf(request);
    const known = token && this.remembered.get(formatToken(token));
    return known && known.until > performance.now() ? withProof(known.actor, known.check) : null;
  }

  /** The actor of a session as he is now, or null when it has ended. */
  async actorOf(token: SessionToken): Promise<Actor | null> {
    const found = await this.resolved(token);
    const actor = found && actorFrom(token.tenantId, found);
    this.remember(token, actor, found);
    return actor;
  }

  /** What the door still asks of the session; null when it has ended. */
  async doorOf(token: SessionToken): Promise<DoorState | null> {
    const found = await this.resolved(token);
    return found && { ...factorOf(found), needs: doorNeeds(factorOf(found), found.asked_at) };
  }

  /** Whose second factor is still to be set up is looked up every time: the next minute may close the door. */
  private remember(token: SessionToken, actor: Actor | null, found: ResolvedSession | null): void {
    const key = formatToken(token);
    this.remembered.delete(key);
    if (!actor || !found || (found.factor_due && !found.factor_set)) return;
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.delete(this.remembered.keys().next().value!);
    const constants = `'${token.tenantId}', '\\x${hashOfSecret(token.secret).toString('hex')}', '${found.stamp}'`;
    const until = performance.now() + REMEMBERED_MS;
    this.remembered.set(key, { actor, check: `identity.prove_session(${constants})`, until });
  }

  private async resolved(token: SessionToken): Promise<ResolvedSession | null> {
    const { rows } = await this.pool().query<ResolvedSession>({
      name: 'resolve-session',
      text: 'SELECT * FROM identity.resolve_session($1, $2)',
      values: [token.tenantId, hashOfSecret(token.secret)],
    });
    return rows[0] ?? null;
  }

  /** The driver's own pool: TypeORM cannot send a prepared statement. */
  private pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

/** The session's token; refuses what another site forged. */
function tokenOf(request: RequestContext): SessionToken | null {
  const token = tokenInCookies(request.headers['cookie'] as string | undefined);
  if (token && !READING.has(request.method) && !csrfTokenFits(token.secret, request.headers[CSRF_HEADER]))
    refuse('request.forged');
  return token;
}

const factorOf = (session: ResolvedSession): FactorState => ({
  set: session.factor_set,
  givenAt: session.factor_at,
  due: session.factor_due,
});

/**
 * Until a one-time password is changed its holder may do nothing but change it, until a second factor is given nothing
 * but give it.
 */
function actorFrom(tenantId: TenantId, session: ResolvedSession): Actor {
  const factor = factorOf(session);
  const closed = session.must_change_password || doorNeeds(factor, session.asked_at) !== 'nothing';
  return {
    tenantId,
    accountId: session.account_id,
    personId: (session.member_id ?? session.account_id) as unknown as PersonId,
    memberId: closed ? null : session.member_id,
    displayName: session.display_name,
    grants: closed ? [] : session.grants.map(grantOf),
    mustProveAgain: isStale(factor, session.fresh_minutes, session.asked_at),
    kind: 'person',
  };
}
