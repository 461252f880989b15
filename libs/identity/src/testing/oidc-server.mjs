// A real OpenID Connect provider as a process of its own: whoever types a name is that subject.
import { Provider } from 'oidc-provider';

const [port, redirectUri] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'nuanjia',
      client_secret: 'a secret of the test, long enough to be one',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  pkce: { required: () => true },
  cookies: { keys: ['of the test'] },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: '同名的人' }) }),
});
provider.listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));
