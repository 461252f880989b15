/** What is kept in the browser between leaving for the provider and coming back. */
export interface SignInFlow {
  readonly state: string;
  readonly nonce: string;
  /** PKCE: the provider gets only its hash until the code is redeemed. */
  readonly verifier: string;
}

/** Who the provider says it is: `subject` never changes at this `issuer`, whatever the person is called. */
export interface ProvenSubject {
  readonly issuer: string;
  readonly subject: string;
}

/** How we are known at a provider, with its secret opened. */
export interface ProviderAccess {
  /** OpenID Connect: the issuer. wecom and dingtalk: only to reach them by another address. */
  readonly issuer: string | null;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly agentId: string | null;
  /** Where it sends people back to. */
  readonly callback: string;
  readonly allowHttp: boolean;
}

/** Where people have an account already: any provider of OpenID Connect, 企业微信, 钉钉. */
export abstract class IdentityProvider {
  constructor(protected readonly access: ProviderAccess) {}

  /** Where the person is sent. */
  abstract begin(flow: SignInFlow): Promise<string>;

  /** Redeems what he comes back with; throws when anything does not fit the flow. */
  abstract complete(returned: URL, flow: SignInFlow): Promise<ProvenSubject>;

  /** Throws when it does not answer, or not to us. */
  abstract probe(): Promise<void>;
}

/** What the provider sent back does not belong to this flow, or says no. */
export class NotProven extends Error {
  override readonly name = 'NotProven';
}

/** The code of a provider without OpenID Connect, when the state is that of this very browser. */
export function codeOf(returned: URL, { state }: SignInFlow): string {
  const code = returned.searchParams.get('code') ?? returned.searchParams.get('authCode');
  if (returned.searchParams.get('state') !== state || !code) throw new NotProven('no code for this state');
  return code;
}
