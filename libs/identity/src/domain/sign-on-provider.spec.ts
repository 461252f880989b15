import { checkProvider } from './sign-on-provider';

describe('a provider of sign-in', () => {
  const oidc = (issuer: string | null) => ({ kind: 'oidc', issuer, agentId: null }) as const;
  const wecom = (agentId: string | null) => ({ kind: 'wecom', issuer: null, agentId }) as const;
  const dingtalk = { kind: 'dingtalk', issuer: null, agentId: null } as const;

  it.each([
    ['OpenID Connect at an https address, even without a secret', oidc('https://sso.example.org'), false, false],
    ['OpenID Connect on plain http where the installation allows it', oidc('http://10.0.0.8:8080'), true, true],
    ['企业微信 with its AgentId and secret', wecom('1000002'), true, false],
    ['钉钉 with its secret', dingtalk, true, false],
  ])('is taken: %s', (_, provider, hasSecret, allowHttp) =>
    expect(() => checkProvider(provider, hasSecret, allowHttp)).not.toThrow(),
  );

  it.each([
    ['OpenID Connect without an address', oidc(null), true, false],
    ['OpenID Connect on plain http', oidc('http://10.0.0.8:8080'), true, false],
    ['an address that is none', oidc('sso.example.org'), true, true],
    ['a file', oidc('file:///etc/passwd'), true, true],
    ['企业微信 without its AgentId', wecom(null), true, false],
    ['企业微信 without a secret', wecom('1000002'), false, false],
    ['钉钉 without a secret', dingtalk, false, false],
  ])('is refused: %s', (_, provider, hasSecret, allowHttp) =>
    expect(() => checkProvider(provider, hasSecret, allowHttp)).toThrow(
      expect.objectContaining({ code: 'sign-on-provider.not-whole' }),
    ),
  );
});
