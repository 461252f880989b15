import { codeOf, IdentityProvider, type ProvenSubject, type SignInFlow } from './identity-provider';
import { askProvider, textIn } from './provider-http';

const LOGIN = 'https://login.dingtalk.com';
const API = 'https://api.dingtalk.com';

/** 钉钉: OAuth without id token; it comes back with `authCode`, and who it is stands in the person's own contact. */
export class DingtalkProvider extends IdentityProvider {
  async begin({ state }: SignInFlow): Promise<string> {
    const address = new URL('/oauth2/auth', this.access.issuer ?? LOGIN);
    address.search = new URLSearchParams({
      redirect_uri: this.access.callback,
      response_type: 'code',
      client_id: this.access.clientId,
      scope: 'openid',
      prompt: 'consent',
      state,
    }).toString();
    return address.href;
  }

  async complete(returned: URL, flow: SignInFlow): Promise<ProvenSubject> {
    const { clientId, clientSecret } = this.access;
    const code = codeOf(returned, flow);
    const grant = { clientId, clientSecret, code, grantType: 'authorization_code' };
    const token = textIn(await this.post('/v1.0/oauth2/userAccessToken', grant), 'accessToken');
    const who = await askProvider(this.at('/v1.0/contact/users/me'), {
      headers: { 'x-acs-dingtalk-access-token': token },
    });
    return { issuer: `dingtalk:${clientId}`, subject: textIn(who, 'unionId') };
  }

  async probe(): Promise<void> {
    const { clientId: appKey, clientSecret: appSecret } = this.access;
    textIn(await this.post('/v1.0/oauth2/accessToken', { appKey, appSecret }), 'accessToken');
  }

  private at(path: string): URL {
    return new URL(path, this.access.issuer ?? API);
  }

  private post(path: string, body: object): Promise<Record<string, unknown>> {
    return askProvider(this.at(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}
