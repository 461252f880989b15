import { Injectable } from '@nestjs/common';
import { SingleSignOnSettings } from '../../single-sign-on.settings';
import { codeOf, IdentityProvider, type ProvenSubject, type SignInFlow } from './identity-provider';
import { askProvider, textIn } from './provider-http';

const LOGIN = 'https://login.work.weixin.qq.com';
const API = 'https://qyapi.weixin.qq.com';

/**
 * 企业微信: no OpenID Connect. The code is redeemed with a token of the company, and only a member of the company
 * (`userid`) gets in; strangers come back with an `openid` instead.
 */
@Injectable()
export class WecomProvider extends IdentityProvider {
  constructor(private readonly settings: SingleSignOnSettings) {
    super();
  }

  async begin({ state }: SignInFlow): Promise<string> {
    const address = new URL('/wwlogin/sso/login', this.settings.issuer ?? LOGIN);
    address.search = new URLSearchParams({
      login_type: 'CorpApp',
      appid: this.settings.clientId!,
      agentid: this.settings.agentId ?? '',
      redirect_uri: this.settings.callback,
      state,
    }).toString();
    return address.href;
  }

  async complete(returned: URL, flow: SignInFlow): Promise<ProvenSubject> {
    const code = codeOf(returned, flow);
    const { clientId, clientSecret } = this.settings;
    const token = await this.ask('/cgi-bin/gettoken', { corpid: clientId!, corpsecret: clientSecret! });
    const who = await this.ask('/cgi-bin/auth/getuserinfo', { access_token: textIn(token, 'access_token'), code });
    return { issuer: `wecom:${clientId}`, subject: textIn(who, 'userid') };
  }

  private ask(path: string, query: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
    const address = new URL(path, this.settings.issuer ?? API);
    address.search = new URLSearchParams(query).toString();
    return askProvider(address);
  }
}
