import { type AccountId, type Actor, newId, systemActor, type TenantId } from '@app/kernel';
import { sqlState, type Tx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { Account } from '../data/account.entity';
import { SUBJECT_PURPOSE } from '../data/external-identity.entity';
import { newSecret } from '../data/secrets';
import type { SignOnProvider, SignOnProviderId } from '../data/sign-on-provider.entity';
import { refuse } from '../domain/identity.problems';
import { SingleSignOnSettings } from '../single-sign-on.settings';
import type { ProvenSubject, SignInFlow } from './providers/identity-provider';
import { personActor } from './account-register';
import { type OpenedProvider, SignOnProviderRegister } from './sign-on-provider.register';
import { type Browser, type IssuedSession, SessionService } from './session.service';

/** What the browser keeps, sealed, while its person is at the provider's. */
interface KeptFlow extends SignInFlow {
  readonly tenantId: TenantId;
  readonly providerId: SignOnProviderId;
  /** Whose account is to be connected; null: somebody wants in. */
  readonly accountId: AccountId | null;
  readonly next: string;
  readonly endsAt: number;
}

/** A provider as it stands with one's own account. */
export interface OwnProvider {
  readonly id: SignOnProviderId;
  readonly name: string;
  readonly linkedSince: Date | null;
}

export interface BegunFlow {
  readonly address: string;
  readonly kept: string;
}

export type CompletedFlow =
  | { readonly done: 'signed-in'; readonly session: IssuedSession; readonly next: string }
  | { readonly done: 'linked'; readonly next: string };

const FLOW_PURPOSE = 'identity.single-sign-on.flow';
const FLOW_MINUTES = 10;
const NOBODYS = '00000000-0000-0000-0000-000000000000' as TenantId;

/**
 * Signing in with an account elsewhere. Such an account is connected by its owner while he is signed in here (by his
 * password, the invitation's code or the first password); a name or a mail address connects nothing.
 */
@Injectable()
export class SingleSignOnService {
  private readonly logger = new Logger('SingleSignOn');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly settings: SingleSignOnSettings,
    private readonly providers: SignOnProviderRegister,
    private readonly sessions: SessionService,
  ) {}

  /** Whoever wants in, at the door of a federation. */
  async enterBy(federation: string, providerId: SignOnProviderId, next: string): Promise<BegunFlow> {
    return this.begin(await this.providers.tenantOf(federation), providerId, null, next);
  }

  /** To connect one's own account. */
  linkBy(actor: Actor, providerId: SignOnProviderId, next: string): Promise<BegunFlow> {
    return this.begin(actor.tenantId, providerId, actor.accountId, next);
  }

  /** `actor` is who is signed in in this browser when it comes back. */
  async complete(
    query: string,
    kept: string | undefined,
    actor: Actor | null,
    browser: Browser,
  ): Promise<CompletedFlow> {
    const flow = this.opened(kept) ?? refuse('single-sign-on.begin-anew');
    const late = await this.uow.read(systemActor(flow.tenantId), async ({ now }) => now.getTime() > flow.endsAt);
    if (late) refuse('single-sign-on.begin-anew');
    const provider = await this.providers.open(flow.tenantId, flow.providerId);
    const proven = await this.prove(query, flow, provider);
    if (flow.accountId === null) return this.enter(flow, provider.row, proven, browser);
    if (actor?.accountId !== flow.accountId || actor.mustProveAgain) return refuse('single-sign-on.begin-anew');
    await this.uow.run(actor, (tx) => this.link(tx, provider.row, proven));
    return { done: 'linked', next: flow.next };
  }

  own(actor: Actor): Promise<OwnProvider[]> {
    return this.uow.read(actor, async (tx) => {
      const offered = await this.providers.enabled(tx);
      const links = await tx.rows<{ id: string | null; at: Date }>(
        `SELECT provider_id AS id, linked_at AS at FROM identity.external_identity
         WHERE tenant_id = $1 AND account_id = $2`,
        [actor.tenantId, actor.accountId],
      );
      const since = new Map(links.map(({ id, at }) => [id, at]));
      return offered.map(({ id, name }) => ({ id, name, linkedSince: since.get(id) ?? null }));
    });
  }

  async unlink(actor: Actor, providerId: SignOnProviderId): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      const [gone] = await tx.rows<{ name: string }>(
        `DELETE FROM identity.external_identity e USING identity.sign_on_provider p
         WHERE e.tenant_id = $1 AND e.account_id = $2 AND e.provider_id = $3 AND p.tenant_id = $1 AND p.id = $3
         RETURNING p.name`,
        [actor.tenantId, actor.accountId, providerId],
      );
      if (gone) await this.audit(tx, 'single-sign-on.unlink', gone.name);
    });
  }

  private async begin(
    tenantId: TenantId,
    providerId: SignOnProviderId,
    accountId: AccountId | null,
    next: string,
  ): Promise<BegunFlow> {
    const { dialect } = await this.providers.open(tenantId, providerId);
    const flow = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
    const endsAt = await this.uow.read(systemActor(tenantId), async ({ now }) => now.getTime() + FLOW_MINUTES * 60_000);
    try {
      const address = await dialect.begin(flow);
      return { address, kept: this.sealed({ ...flow, tenantId, providerId, accountId, next, endsAt }) };
    } catch (error) {
      this.logger.warn(`provider of sign-in does not answer: ${(error as Error).name}`);
      return refuse('single-sign-on.away');
    }
  }

  private async prove(query: string, flow: KeptFlow, { dialect }: OpenedProvider): Promise<ProvenSubject> {
    try {
      return await dialect.complete(new URL(`${this.settings.callback}?${query}`), flow);
    } catch (error) {
      // Never the message: it may hold what the provider said of a person.
      this.logger.warn(`sign-in at the provider did not succeed: ${(error as Error).name}`);
      return refuse('single-sign-on.not-proven');
    }
  }

  private async enter(
    flow: KeptFlow,
    { id, provesTwice }: SignOnProvider,
    proven: ProvenSubject,
    browser: Browser,
  ): Promise<CompletedFlow> {
    const account = (await this.accountOf(flow.tenantId, id, proven)) ?? refuse('single-sign-on.not-linked');
    if (account.status === 'suspended') refuse('session.suspended');
    const session = await this.uow.run(personActor(account), async (tx) => {
      await tx.rows(
        `UPDATE identity.external_identity SET last_used_at = $4 WHERE tenant_id = $1 AND account_id = $2 AND provider_id = $3`,
        [flow.tenantId, account.id, id, tx.now],
      );
      return this.sessions.open(tx, account, browser, { provenTwice: provesTwice });
    });
    return { done: 'signed-in', session, next: flow.next };
  }

  private accountOf(tenantId: TenantId, providerId: SignOnProviderId, proven: ProvenSubject): Promise<Account | null> {
    return this.uow.read(systemActor(tenantId), async (tx) => {
      const [row] = await tx.rows<{ id: AccountId }>(
        `SELECT account_id AS id FROM identity.external_identity
         WHERE tenant_id = $1 AND provider_id = $2 AND subject_mac = $3`,
        [tenantId, providerId, this.macOf(tenantId, proven)],
      );
      return row ? tx.from(Account, 'a').andWhere('a.id = :id', { id: row.id }).getOne() : null;
    });
  }

  private async link(tx: Tx, provider: SignOnProvider, proven: ProvenSubject): Promise<void> {
    const { tenantId, accountId } = tx.actor;
    try {
      await tx.rows(
        `INSERT INTO identity.external_identity (tenant_id, id, account_id, provider_id, issuer, subject_mac, linked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (tenant_id, account_id, provider_id)
           DO UPDATE SET issuer = excluded.issuer, subject_mac = excluded.subject_mac, linked_at = excluded.linked_at`,
        [
          tenantId,
          newId<'external-identity'>(tx.now.getTime()),
          accountId,
          provider.id,
          proven.issuer,
          this.macOf(tenantId, proven),
          tx.now,
        ],
      );
    } catch (error) {
      if (sqlState(error) === '23505') refuse('single-sign-on.taken');
      throw error;
    }
    await this.audit(tx, 'single-sign-on.link', provider.name);
  }

  private async audit(tx: Tx, action: string, name: string): Promise<void> {
    const { accountId } = tx.actor;
    const account = await tx.from(Account, 'a').andWhere('a.id = :id', { id: accountId }).getOneOrFail();
    const subject = { subjectType: 'account', subjectId: accountId, unionId: account.unionId };
    tx.audit({ action, ...subject, detail: { name } });
  }

  private macOf(tenantId: TenantId, { issuer, subject }: ProvenSubject): Buffer {
    return this.vault.mac(tenantId, SUBJECT_PURPOSE, `${issuer}\n${subject}`);
  }

  private sealed(flow: KeptFlow): string {
    return this.vault.seal(NOBODYS, FLOW_PURPOSE, JSON.stringify(flow)).toString('base64url');
  }

  private opened(kept: string | undefined): KeptFlow | null {
    try {
      return JSON.parse(this.vault.open(NOBODYS, FLOW_PURPOSE, Buffer.from(kept ?? '', 'base64url'))) as KeptFlow;
    } catch {
      return null;
    }
  }
}
