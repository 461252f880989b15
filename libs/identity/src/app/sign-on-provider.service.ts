import { type Actor, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { CLIENT_SECRET_PURPOSE, SignOnProvider, type SignOnProviderId } from '../data/sign-on-provider.entity';
import { refuse } from '../domain/identity.problems';
import { checkProvider, MOST_PROVIDERS, type ProviderAddress } from '../domain/sign-on-provider';
import { SingleSignOnSettings } from '../single-sign-on.settings';
import { MANAGE_ACCOUNTS } from './account-access';
import { SignOnProviderRegister } from './sign-on-provider.register';

export interface NewProvider extends ProviderAddress {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly provesTwice: boolean;
}

/** What is left out stays as it is. */
export interface ProviderChange {
  readonly name?: string;
  readonly clientSecret?: string;
  readonly provesTwice?: boolean;
  readonly enabled?: boolean;
}

export interface ProvidersOfFederation {
  /** To be registered at each of them; null: the installation has no address yet. */
  readonly callback: string | null;
  readonly items: readonly SignOnProvider[];
}

/** Where a federation's people may sign in with an account they have already; set by the administrator of its root. */
@Injectable()
export class SignOnProviderService {
  private readonly logger = new Logger('SingleSignOn');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly directory: OrganizationDirectory,
    private readonly register: SignOnProviderRegister,
    private readonly settings: SingleSignOnSettings,
  ) {}

  list(actor: Actor): Promise<ProvidersOfFederation> {
    return this.uow.read(actor, async (tx) => {
      await this.checkRoot(tx);
      const items = await tx.from(SignOnProvider, 'p').orderBy('p.id').getMany();
      return { callback: this.settings.callback, items };
    });
  }

  add(actor: Actor, given: NewProvider): Promise<SignOnProvider> {
    const { clientSecret, ...shown } = given;
    checkProvider(given, clientSecret !== null, this.settings.allowHttp);
    return this.uow.run(actor, async (tx) => {
      await this.checkRoot(tx);
      await tx.rows(`SELECT 1 FROM platform.tenant WHERE tenant_id = $1 FOR UPDATE`, [actor.tenantId]);
      const others = await tx.from(SignOnProvider, 'p').getCount();
      if (others >= MOST_PROVIDERS) refuse('sign-on-provider.too-many');
      const row: SignOnProvider = {
        ...shown,
        tenantId: actor.tenantId,
        id: newId<'sign-on-provider'>(tx.now.getTime()),
        version: 1,
        clientSecretSealed: this.sealed(tx, clientSecret),
        enabled: true,
        createdAt: tx.now,
        triedAt: null,
        answered: null,
      };
      await tx.insert(SignOnProvider, row);
      await this.adopt(tx, row);
      await this.audit(tx, 'sign-on-provider.add', row, { name: [null, row.name], kind: [null, row.kind] });
      return row;
    });
  }

  change(actor: Actor, id: SignOnProviderId, version: number, change: ProviderChange): Promise<SignOnProvider> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.locked(tx, id);
      tx.expectVersion(row, version);
      const { name = row.name, provesTwice = row.provesTwice, enabled = row.enabled, clientSecret } = change;
      const secret = clientSecret === undefined ? {} : { clientSecretSealed: this.sealed(tx, clientSecret) };
      await this.audit(tx, 'sign-on-provider.change', row, {
        name: [row.name, name],
        provesTwice: [row.provesTwice, provesTwice],
        enabled: [row.enabled, enabled],
        ...(clientSecret !== undefined && { secretChanged: true }),
      });
      return tx.update(SignOnProvider, row, { name, provesTwice, enabled, ...secret });
    });
  }

  /** Asks it whether it knows us; the answer stands in the row. */
  async test(actor: Actor, id: SignOnProviderId): Promise<SignOnProvider> {
    const callback = this.settings.callback ?? refuse('sign-on-provider.no-address');
    const row = await this.uow.read(actor, async (tx) => {
      await this.checkRoot(tx);
      const found = await tx.from(SignOnProvider, 'p').andWhere('p.id = :id', { id }).getOne();
      return found ?? refuse('sign-on-provider.not-found');
    });
    const answered = await this.register
      .dialectOf(row, callback)
      .probe()
      .then(
        () => true,
        (error: Error) => {
          this.logger.warn(`provider of sign-in does not answer: ${error.name}`);
          return false;
        },
      );
    return this.uow.run(actor, async (tx) => {
      const known = await this.locked(tx, id);
      return tx.update(SignOnProvider, known, { triedAt: tx.now, answered });
    });
  }

  private async locked(tx: Tx, id: SignOnProviderId): Promise<SignOnProvider> {
    await this.checkRoot(tx);
    return (await tx.lock(SignOnProvider, id)) ?? refuse('sign-on-provider.not-found');
  }

  private async checkRoot(tx: ReadTx): Promise<void> {
    const root = await this.directory.root(tx);
    if (!(await this.directory.isWithin(tx, tx.actor, MANAGE_ACCOUNTS, root.id))) refuse('sign-on-provider.not-yours');
  }

  private sealed(tx: Tx, secret: string | null): Buffer | null {
    return secret === null ? null : this.vault.seal(tx.actor.tenantId, CLIENT_SECRET_PURPOSE, secret);
  }

  /** Accounts that were connected before providers were kept by federation. */
  private async adopt(tx: Tx, { kind, issuer, clientId, id }: SignOnProvider): Promise<void> {
    await tx.rows(
      `UPDATE identity.external_identity SET provider_id = $2
       WHERE tenant_id = $1 AND provider_id IS NULL AND rtrim(issuer, '/') = rtrim($3, '/')`,
      [tx.actor.tenantId, id, kind === 'oidc' ? issuer : `${kind}:${clientId}`],
    );
  }

  private async audit(tx: Tx, action: string, { id }: SignOnProvider, detail: object): Promise<void> {
    const root = await this.directory.root(tx);
    tx.audit({ action, subjectType: 'sign-on-provider', subjectId: id, unionId: root.id, detail });
  }
}
