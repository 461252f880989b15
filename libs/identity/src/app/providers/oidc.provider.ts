import * as oidc from 'openid-client';
import { IdentityProvider, NotProven, type ProvenSubject, type SignInFlow } from './identity-provider';

/** OpenID Connect, authorization code with PKCE, state and nonce; keys and addresses by discovery. */
export class OidcProvider extends IdentityProvider {
  private discovered: Promise<oidc.Configuration> | undefined;

  async begin({ state, nonce, verifier }: SignInFlow): Promise<string> {
    const address = oidc.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.access.callback,
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return address.href;
  }

  async complete(returned: URL, { state, nonce, verifier }: SignInFlow): Promise<ProvenSubject> {
    const tokens = await oidc.authorizationCodeGrant(await this.configuration(), returned, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new NotProven('no id token');
    return { issuer: claims.iss, subject: claims.sub };
  }

  async probe(): Promise<void> {
    this.discovered = undefined;
    await this.configuration();
  }

  /** Asked once; a provider that was away is asked again by the next who wants in. */
  private configuration(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret, allowHttp } = this.access;
    this.discovered ??= oidc
      .discovery(new URL(issuer!), clientId, clientSecret ?? undefined, undefined, {
        ...(allowHttp && { execute: [oidc.allowInsecureRequests] }),
      })
      .catch((error: unknown) => {
        this.discovered = undefined;
        throw error;
      });
    return this.discovered;
  }
}
