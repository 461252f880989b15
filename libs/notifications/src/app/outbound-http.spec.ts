import { loadSettings } from '@app/persistence';
import { openTestWebServer, type TestWebServer } from '../../../../test/support/test-web-server';
import { MessageSettings } from '../message.settings';
import { ForbiddenAddress, isPrivateAddress, OutboundHttp } from './outbound-http';

const httpWith = (environment: Record<string, string>) => new OutboundHttp(loadSettings(MessageSettings, environment));
const post = async (http: OutboundHttp, address: string) => http.post(address, '{}');

describe('an address that somebody typed in', () => {
  let server: TestWebServer;
  beforeAll(async () => {
    server = await openTestWebServer();
  });
  afterAll(() => server.stop());

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    'fe80::1',
    'fd00::1',
    'localhost',
  ])('%s is inside the house', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '2400:3200::1'])('%s is outside', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );

  it.each([
    ['plain http', 'http://8.8.8.8/x', {}],
    ['a private address', 'https://127.0.0.1/x', {}],
    ['a private address of the sixth version', 'https://[::1]/x', {}],
    ['a private address in another notation', 'https://0x7f.1/x', {}],
    ['a name that leads into the house', 'https://localhost/x', {}],
    ['a private address, also where plain http is allowed', 'http://127.0.0.1/x', { OUTBOUND_ALLOW_HTTP: 'true' }],
  ])('is not called: %s', async (_, address, environment) => {
    await expect(post(httpWith(environment), address)).rejects.toThrow(ForbiddenAddress);
  });

  it('is called inside the house where the configuration says so, and leads nowhere else', async () => {
    const http = httpWith({ OUTBOUND_ALLOW_HTTP: 'true', OUTBOUND_ALLOW_PRIVATE: 'true' });
    server.answers.push({ status: 302, headers: { location: `${server.url}/elsewhere` } });
    expect((await post(http, `${server.url}/here`)).status).toBe(302);
    expect(server.calls.map(({ path }) => path)).toEqual(['/here']);
  });

  it('is not read to the end when it answers too much', async () => {
    const http = httpWith({ OUTBOUND_ALLOW_HTTP: 'true', OUTBOUND_ALLOW_PRIVATE: 'true' });
    server.answers.push({ status: 200, body: 'x'.repeat(5_000_000) });
    expect((await post(http, `${server.url}/much`)).body.length).toBeLessThan(100_000);
  });
});

describe('the configuration of messages', () => {
  it.each([
    ['PUBLIC_URL', 'gh.example.org', 'PUBLIC_URL'],
    ['PUBLIC_URL', 'https://gh.example.org/path', 'PUBLIC_URL'],
    ['SMTP_URL', 'http://mail.example.org', 'SMTP_URL'],
    ['MAIL_FROM', 'nobody', 'MAIL_FROM'],
    ['MAIL_FROM', 'a@b.example\r\nBcc: c@d.example', 'MAIL_FROM'],
    ['SMS_URL', 'ftp://sms.example.org', 'SMS_URL'],
    ['OUTBOUND_ALLOW_HTTP', 'perhaps', 'OUTBOUND_ALLOW_HTTP'],
  ])('%s=%s stops the start and is named', (name, value, named) => {
    expect(() => loadSettings(MessageSettings, { [name]: value })).toThrow(named);
  });

  it('needs nothing', () => expect(loadSettings(MessageSettings, {})).toMatchObject({ allowHttp: false }));
});
