import { systemActor, type TenantId } from '@app/kernel';
import { type ReadTx, type Tenant, TenantRegister, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { CLIENT_SECRET_PURPOSE, SignOnProvider, type SignOnProviderId } from '../data/sign-on-provider.entity';
import { refuse } from '../domain/identity.problems';
import { SingleSignOnSettings } from '../single-sign-on.settings';
import { providerOf } from './providers';
import type { IdentityProvider } from './providers/identity-provider';

/** A button of the login page. */
export interface OfferedProvider {
  readonly id: SignOnProviderId;
  readonly name: string;
  /** Code and name of the federation whose people sign in so. */
  readonly federation: string;
  readonly federationName: string;
}

export interface OpenedProvider {
  readonly row: SignOnProvider;
  readonly dialect: IdentityProvider;
}

/** With more federations than this on one installation, the login page has to be told which is meant. */
const MOST_FEDERATIONS = 20;

/** The providers of sign-in, ready to be spoken with. */
@Injectable()
export class SignOnProviderRegister {
  /** What a provider says of itself is asked once per version of its row. */
  private readonly dialects = new Map<
    SignOnProviderId,
    { readonly version: number; readonly dialect: IdentityProvider }
  >();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly tenants: TenantRegister,
    private readonly settings: SingleSignOnSettings,
  ) {}

  /** What may be offered at the door of a federation, or of all when none is named. */
  async offered(federation?: string): Promise<OfferedProvider[]> {
    if (this.settings.callback === null) return [];
    const all = await this.tenants.all();
    const meant = federation === undefined ? all : all.filter(({ code }) => code === federation);
    if (meant.length > MOST_FEDERATIONS) return [];
    const found: OfferedProvider[] = [];
    for (const { tenantId, code, name } of meant)
      for (const row of await this.uow.read(systemActor(tenantId), (tx) => this.enabled(tx)))
        found.push({ id: row.id, name: row.name, federation: code, federationName: name });
    return found;
  }

  /** Refuses `single-sign-on.not-set-up`. */
  async tenantOf(federation: string): Promise<TenantId> {
    const all: readonly Tenant[] = await this.tenants.all();
    return (all.find(({ code }) => code === federation) ?? refuse('single-sign-on.not-set-up')).tenantId;
  }

  async enabled(tx: ReadTx): Promise<SignOnProvider[]> {
    if (this.settings.callback === null) return [];
    return tx.from(SignOnProvider, 'p').andWhere('p.enabled').orderBy('p.id').getMany();
  }

  /** One that is in use; refuses `single-sign-on.not-set-up`. */
  async open(tenantId: TenantId, id: SignOnProviderId): Promise<OpenedProvider> {
    const [row] = await this.uow.read(systemActor(tenantId), (tx) =>
      tx.found(SignOnProvider, (param) => `r.id = ${param(id)} AND r.enabled`),
    );
    if (!row || this.settings.callback === null) return refuse('single-sign-on.not-set-up');
    const known = this.dialects.get(id);
    if (known?.version === row.version) return { row, dialect: known.dialect };
    const dialect = this.dialectOf(row, this.settings.callback);
    this.dialects.set(id, { version: row.version, dialect });
    return { row, dialect };
  }

  dialectOf(row: SignOnProvider, callback: string): IdentityProvider {
    const { tenantId, kind, issuer, clientId, clientSecretSealed, agentId } = row;
    const clientSecret = clientSecretSealed && this.vault.open(tenantId, CLIENT_SECRET_PURPOSE, clientSecretSealed);
    const { allowHttp } = this.settings;
    return providerOf(kind, { issuer, clientId, clientSecret, agentId, callback, allowHttp });
  }
}
