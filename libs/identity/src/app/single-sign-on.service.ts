import { type AccountId, type Actor, type Id, newId, systemActor, type TenantId } from '@app/kernel';
import { sqlState, TenantRegister, type Tx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { Account } from '../data/account.entity';
import { SUBJECT_PURPOSE } from '../data/external-identity.entity';
import { newSecret } from '../data/secrets';
import { refuse } from '../domain/identity.problems';
import { SingleSignOnSettings } from '../single-sign-on.settings';
import { IdentityProvider, type ProvenSubject, type SignInFlow } from './providers/identity-provider';
import { personActor } from './account-register';
import { type IssuedSession, SessionService } from './session.service';

/** What the browser keeps, sealed, while its person is at the provider's. */
interface KeptFlow extends SignInFlow {
  readonly tenantId: TenantId;
  /** Whose account is to be connected; null: somebody wants in. */
  readonly accountId: AccountId | null;
  readonly next: string;
  readonly endsAt: number;
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
    private readonly tenants: TenantRegister,
    private readonly settings: SingleSignOnSettings,
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionService,
  ) {}

  /** The provider's name for the button; null when none is set up. */
  get offered(): string | null {
    return this.settings.isWhole ? this.settings.name : null;
  }

  /** With `actor` to connect his account, without to sign in. */
  async begin(actor: Actor | null, next: string): Promise<BegunFlow> {
    if (this.offered === null) refuse('single-sign-on.not-set-up');
    const tenantId = actor?.tenantId ?? (await this.tenant());
    const flow = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
    const endsAt = await this.uow.read(systemActor(tenantId), async ({ now }) => now.getTime() + FLOW_MINUTES * 60_000);
    const kept: KeptFlow = { ...flow, tenantId, accountId: actor?.accountId ?? null, next, endsAt };
    try {
      return { address: await this.provider.begin(flow), kept: this.sealed(kept) };
    } catch (error) {
      this.logger.warn(`provider of sign-in does not answer: ${(error as Error).name}`);
      return refuse('single-sign-on.away');
    }
  }

  /** `actor` is who is signed in in this browser when it comes back. */
  async complete(
    query: string,
    kept: string | undefined,
    actor: Actor | null,
    userAgent?: string,
  ): Promise<CompletedFlow> {
    const flow = this.opened(kept) ?? refuse('single-sign-on.begin-anew');
    const late = await this.uow.read(systemActor(flow.tenantId), async ({ now }) => now.getTime() > flow.endsAt);
    if (late) refuse('single-sign-on.begin-anew');
    const proven = await this.prove(query, flow);
    if (flow.accountId === null) return this.enter(flow, proven, userAgent);
    if (actor?.accountId !== flow.accountId || actor.mustProveAgain) return refuse('single-sign-on.begin-anew');
    await this.uow.run(actor, (tx) => this.link(tx, proven));
    return { done: 'linked', next: flow.next };
  }

  linkedSince(actor: Actor): Promise<Date | null> {
    return this.uow.read(actor, async (tx) => {
      const [row] = await tx.rows<{ at: Date }>(
        `SELECT max(linked_at) AS at FROM identity.external_identity WHERE tenant_id = $1 AND account_id = $2`,
        [actor.tenantId, actor.accountId],
      );
      return row!.at;
    });
  }

  async unlink(actor: Actor): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      await tx.rows(`DELETE FROM identity.external_identity WHERE tenant_id = $1 AND account_id = $2`, [
        actor.tenantId,
        actor.accountId,
      ]);
      await this.audit(tx, 'single-sign-on.unlink');
    });
  }

  private async prove(query: string, flow: KeptFlow): Promise<ProvenSubject> {
    try {
      return await this.provider.complete(new URL(`${this.settings.callback}?${query}`), flow);
    } catch (error) {
      // Never the message: it may hold what the provider said of a person.
      this.logger.warn(`sign-in at the provider did not succeed: ${(error as Error).name}`);
      return refuse('single-sign-on.not-proven');
    }
  }

  private async enter(flow: KeptFlow, proven: ProvenSubject, userAgent?: string): Promise<CompletedFlow> {
    const account = (await this.accountOf(flow.tenantId, proven)) ?? refuse('single-sign-on.not-linked');
    if (account.status === 'suspended') refuse('session.suspended');
    const session = await this.uow.run(personActor(account), async (tx) => {
      await tx.rows(
        `UPDATE identity.external_identity SET last_used_at = $4 WHERE tenant_id = $1 AND account_id = $2 AND issuer = $3`,
        [flow.tenantId, account.id, proven.issuer, tx.now],
      );
      return this.sessions.open(tx, account, userAgent, { provenTwice: this.settings.provesTwice });
    });
    return { done: 'signed-in', session, next: flow.next };
  }

  private accountOf(tenantId: TenantId, proven: ProvenSubject): Promise<Account | null> {
    return this.uow.read(systemActor(tenantId), async (tx) => {
      const [row] = await tx.rows<{ id: AccountId }>(
        `SELECT account_id AS id FROM identity.external_identity
         WHERE tenant_id = $1 AND issuer = $2 AND subject_mac = $3`,
        [tenantId, proven.issuer, this.macOf(tenantId, proven)],
      );
      return row ? tx.from(Account, 'a').andWhere('a.id = :id', { id: row.id }).getOne() : null;
    });
  }

  private async link(tx: Tx, proven: ProvenSubject): Promise<void> {
    const { tenantId, accountId } = tx.actor;
    try {
      await tx.rows(
        `INSERT INTO identity.external_identity (tenant_id, id, account_id, issuer, subject_mac, linked_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, account_id, issuer)
           DO UPDATE SET subject_mac = excluded.subject_mac, linked_at = excluded.linked_at`,
        [
          tenantId,
          newId<'external-identity'>(tx.now.getTime()) as Id<'external-identity'>,
          accountId,
          proven.issuer,
          this.macOf(tenantId, proven),
          tx.now,
        ],
      );
    } catch (error) {
      if (sqlState(error) === '23505') refuse('single-sign-on.taken');
      throw error;
    }
    await this.audit(tx, 'single-sign-on.link');
  }

  private async audit(tx: Tx, action: string): Promise<void> {
    const { accountId } = tx.actor;
    const account = await tx.from(Account, 'a').andWhere('a.id = :id', { id: accountId }).getOneOrFail();
    const subject = { subjectType: 'account', subjectId: accountId, unionId: account.unionId };
    tx.audit({ action, ...subject, detail: { name: this.settings.name } });
  }

  private async tenant(): Promise<TenantId> {
    const all = await this.tenants.all();
    const { federation } = this.settings;
    const meant = federation === undefined ? all : all.filter(({ code }) => code === federation);
    return meant.length === 1 ? meant[0]!.tenantId : refuse('single-sign-on.not-set-up');
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
