import type { ProviderKind } from '../../domain/sign-on-provider';
import { DingtalkProvider } from './dingtalk.provider';
import type { IdentityProvider, ProviderAccess } from './identity-provider';
import { OidcProvider } from './oidc.provider';
import { WecomProvider } from './wecom.provider';

const DIALECTS = { oidc: OidcProvider, wecom: WecomProvider, dingtalk: DingtalkProvider } as const;

/** One interface, three dialects. */
export const providerOf = (kind: ProviderKind, access: ProviderAccess): IdentityProvider => new DIALECTS[kind](access);
