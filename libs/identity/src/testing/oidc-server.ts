import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';

export interface OidcServer {
  readonly issuer: string;
  /** What a browser does: signs in as `subject` there, and comes back to the address that the provider sends it to. */
  signIn(address: string, subject: string): Promise<URL>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** The provider of `oidc-provider`, run as a process. */
export async function startOidcServer(redirectUri: string): Promise<OidcServer> {
  const port = await freePort();
  const child: ChildProcess = spawn(
    process.execPath,
    [path.join(__dirname, 'oidc-server.mjs'), String(port), redirectUri],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  await once(child.stdout!, 'data');
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    signIn: (address, subject) => new Browser(issuer).signIn(address, subject),
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** Follows redirects with its cookies until it is sent somewhere else than to the provider. */
class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly issuer: string) {}

  async signIn(address: string, subject: string): Promise<URL> {
    let step = await this.follow(new URL(address));
    // The provider asks who it is, then whether he agrees.
    for (let page = 0; page < 4 && !('left' in step); page++) {
      const action = /action="([^"]+)"/.exec(step.html)?.[1] ?? '';
      const prompt = /name="prompt" value="(\w+)"/.exec(step.html)?.[1] ?? '';
      const body = new URLSearchParams({ prompt, login: subject, password: 'any' });
      step = await this.follow(new URL(action, this.issuer), body);
    }
    if ('left' in step) return step.left;
    throw new Error(`the provider does not let anybody go: ${step.html.slice(0, 400)}`);
  }

  private async follow(address: URL, body?: URLSearchParams): Promise<{ left: URL } | { html: string }> {
    if (address.origin !== this.issuer) return { left: address };
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await globalThis.fetch(address, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie },
      ...(body && { body }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]!.split('=', 2);
      this.cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    return next ? this.follow(new URL(next, address)) : { html: await answer.text() };
  }
}
