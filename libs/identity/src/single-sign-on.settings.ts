import { Settings } from '@app/persistence';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const YES = Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value));

export const PROVIDER_KINDS = ['oidc', 'wecom', 'dingtalk'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** Signing in with an account that people have elsewhere. Nothing is needed: without it the pages do not offer it. */
export class SingleSignOnSettings {
  static readonly variables = {
    publicUrl: 'PUBLIC_URL',
    kind: 'SSO_KIND',
    name: 'SSO_NAME',
    issuer: 'SSO_ISSUER',
    clientId: 'SSO_CLIENT_ID',
    clientSecret: 'SSO_CLIENT_SECRET',
    agentId: 'SSO_AGENT_ID',
    federation: 'SSO_FEDERATION',
    provesTwice: 'SSO_PROVES_TWICE',
    allowHttp: 'SSO_ALLOW_HTTP',
  };

  /** Where people open the system: the provider sends them back there. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/\s]+$/, { message: 'must be an address without a path, such as https://gh.example.org' })
  publicUrl?: string;

  /** oidc for any provider of OpenID Connect; wecom (企业微信) and dingtalk (钉钉) speak their own dialects. */
  @IsIn(PROVIDER_KINDS, { message: `must be one of ${PROVIDER_KINDS.join(', ')}` })
  kind: ProviderKind = 'oidc';

  /** What the button says: 用{name}登录. */
  @IsString()
  @MaxLength(20, { message: 'must have 20 characters at most' })
  name = '统一身份';

  /** OpenID Connect: the issuer. wecom and dingtalk: only to reach them by another address. */
  @IsOptional()
  @Matches(/^https?:\/\/\S+$/, { message: 'must be an https:// address' })
  issuer?: string;

  /** Client id; with wecom the CorpID, with dingtalk the AppKey. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  clientId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  clientSecret?: string;

  /** The application's AgentId, with wecom only. */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  agentId?: string;

  /** Code of the federation whose people sign in so; needed when there are several. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  federation?: string;

  /** The provider itself asks for a second factor: ours is then given with the sign-in. */
  @YES
  @IsBoolean({ message: 'must be true or false' })
  provesTwice = false;

  /** For a provider in the same house on plain http. */
  @YES
  @IsBoolean({ message: 'must be true or false' })
  allowHttp = false;

  get isWhole(): boolean {
    const known = this.kind === 'oidc' ? this.issuer !== undefined : this.clientSecret !== undefined;
    return known && this.publicUrl !== undefined && this.clientId !== undefined;
  }

  get callback(): string {
    return `${this.publicUrl}/api/public/single-sign-on/callback`;
  }
}

Settings(SingleSignOnSettings);
