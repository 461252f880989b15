import { Injectable } from '@nestjs/common';
import { SingleSignOnSettings } from '../../single-sign-on.settings';
import { codeOf, IdentityProvider, type ProvenSubject, type SignInFlow } from './identity-provider';
import { askProvider, textIn } from './provider-http';

const LOGIN = 'https://login.dingtalk.com';
const API = 'https://api.dingtalk.com';

/** 钉钉: OAuth without id token; it comes back with `authCode`, and who it is stands in the person's own contact. */
@Injectable()
export class DingtalkProvider extends IdentityProvider {
  constructor(private readonly settings: SingleSignOnSettings) {
    super();
  }

  async begin({ state }: SignInFlow): Promise<string> {
    const address = new URL('/oauth2/auth', this.settings.issuer ?? LOGIN);
    address.search = new URLSearchParams({
      redirect_uri: this.settings.callback,
      response_type: 'code',
      client_id: this.settings.clientId!,
      scope: 'openid',
      prompt: 'consent',
      state,
    }).toString();
    return address.href;
  }

  async complete(returned: URL, flow: SignInFlow): Promise<ProvenSubject> {
    const { clientId, clientSecret, issuer } = this.settings;
    const api = issuer ?? API;
    const token = await askProvider(new URL('/v1.0/oauth2/userAccessToken', api), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId, clientSecret, code: codeOf(returned, flow), grantType: 'authorization_code' }),
    });
    const who = await askProvider(new URL('/v1.0/contact/users/me', api), {
      headers: { 'x-acs-dingtalk-access-token': textIn(token, 'accessToken') },
    });
    return { issuer: `dingtalk:${clientId}`, subject: textIn(who, 'unionId') };
  }
}
