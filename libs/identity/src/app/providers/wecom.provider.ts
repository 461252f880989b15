import { codeOf, IdentityProvider, type ProvenSubject, type SignInFlow } from './identity-provider';
import { askProvider, textIn } from './provider-http';

const LOGIN = 'https://login.work.weixin.qq.com';
const API = 'https://qyapi.weixin.qq.com';

/**
 * 企业微信: no OpenID Connect. The code is redeemed with a token of the company, and only a member of the company
 * (`userid`) gets in; strangers come back with an `openid` instead.
 */
export class WecomProvider extends IdentityProvider {
  async begin({ state }: SignInFlow): Promise<string> {
    const address = new URL('/wwlogin/sso/login', this.access.issuer ?? LOGIN);
    address.search = new URLSearchParams({
      login_type: 'CorpApp',
      appid: this.access.clientId,
      agentid: this.access.agentId ?? '',
      redirect_uri: this.access.callback,
      state,
    }).toString();
    return address.href;
  }

  async complete(returned: URL, flow: SignInFlow): Promise<ProvenSubject> {
    const code = codeOf(returned, flow);
    const who = await this.ask('/cgi-bin/auth/getuserinfo', { access_token: await this.companyToken(), code });
    return { issuer: `wecom:${this.access.clientId}`, subject: textIn(who, 'userid') };
  }

  async probe(): Promise<void> {
    await this.companyToken();
  }

  private async companyToken(): Promise<string> {
    const { clientId, clientSecret } = this.access;
    return textIn(
      await this.ask('/cgi-bin/gettoken', { corpid: clientId, corpsecret: clientSecret ?? '' }),
      'access_token',
    );
  }

  private ask(path: string, query: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
    const address = new URL(path, this.access.issuer ?? API);
    address.search = new URLSearchParams(query).toString();
    return askProvider(address);
  }
}
