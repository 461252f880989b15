import { refuse } from './identity.problems';

/** oidc for any provider of OpenID Connect; wecom (企业微信) and dingtalk (钉钉) speak their own dialects. */
export const PROVIDER_KINDS = ['oidc', 'wecom', 'dingtalk'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** More buttons than this nobody reads. */
export const MOST_PROVIDERS = 8;

/** How a provider of sign-in is reached. */
export interface ProviderAddress {
  readonly kind: ProviderKind;
  /** OpenID Connect: the issuer. */
  readonly issuer: string | null;
  /** With wecom the application's AgentId. */
  readonly agentId: string | null;
}

/** Refuses what could never work; `allowHttp` for a provider in the same house. */
export function checkProvider(
  { kind, issuer, agentId }: ProviderAddress,
  hasSecret: boolean,
  allowHttp: boolean,
): void {
  if (kind === 'oidc') {
    const address = issuer ?? refuse('sign-on-provider.not-whole', '请填登录服务的地址（Issuer）。');
    const scheme = URL.canParse(address) ? new URL(address).protocol : '';
    if (scheme !== 'https:' && !(allowHttp && scheme === 'http:'))
      refuse('sign-on-provider.not-whole', '登录服务的地址要以 https:// 开头，请照对方给的抄下来。');
    return;
  }
  if (!hasSecret) refuse('sign-on-provider.not-whole', '请填应用的密钥（Secret），在对方的管理后台里能找到。');
  if (kind === 'wecom' && agentId === null) refuse('sign-on-provider.not-whole', '请填企业微信应用的 AgentId。');
}
