import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { demoPhoto } from './photo';

type Json = Record<string, any>;

const signedIn = new WeakMap<NestFastifyApplication, Map<string, Promise<DemoClient>>>();

/** Somebody who is signed in: does over the API what a person does in the web app. */
export class DemoClient {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly cookies: string,
    private readonly csrf: string,
  ) {}

  /** Once for each login: every further device would warn its owner of a stranger. */
  static signIn(app: NestFastifyApplication, login: string, password: string): Promise<DemoClient> {
    const here = signedIn.get(app) ?? new Map<string, Promise<DemoClient>>();
    signedIn.set(app, here);
    const client = here.get(login) ?? DemoClient.open(app, login, password);
    here.set(login, client);
    return client;
  }

  private static async open(app: NestFastifyApplication, login: string, password: string): Promise<DemoClient> {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password } });
    if (answer.statusCode >= 400) throw new Error(`the demo's ${login} cannot sign in: ${answer.body}`);
    const cookies = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    return new DemoClient(app, cookies, answer.json().csrfToken);
  }

  get(path: string): Promise<Json> {
    return this.send('GET', path);
  }

  /** `version` is that of the record which is changed. */
  post(path: string, body: Json = {}, version?: number): Promise<Json> {
    return this.send('POST', path, body, version);
  }

  /** A photo as a phone would send it; returns the document's id. */
  async upload(kind: string, unionId: string): Promise<string> {
    const boundary = `nuanjia-${randomUUID()}`;
    const field = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const head = `${field('kind', kind)}${field('unionId', unionId)}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="photo.png"\r\nContent-Type: image/png\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), demoPhoto(), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const headers = { ...this.headers(), 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await this.app.inject({ method: 'POST', url: '/api/documents', headers, payload });
    if (answer.statusCode >= 400) throw new Error(`upload: ${answer.body}`);
    return answer.json().id;
  }

  private headers(): Record<string, string> {
    return { cookie: this.cookies, 'x-csrf-token': this.csrf, 'idempotency-key': randomUUID() };
  }

  private async send(method: 'GET' | 'POST', path: string, body?: Json, version?: number): Promise<Json> {
    const headers = { ...this.headers(), ...(version !== undefined && { 'if-match': `"${version}"` }) };
    const answer = await this.app.inject({ method, url: `/api${path}`, headers, ...(body && { payload: body }) });
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.body ? answer.json() : {};
  }
}

/** Signs the demo's people in by their role. */
export const signInAs =
  (app: NestFastifyApplication, accounts: readonly DemoAccount[]) =>
  (role: string): Promise<DemoClient> => {
    const { login, password } = accounts.find((account) => account.role === role)!;
    return DemoClient.signIn(app, login, password);
  };
