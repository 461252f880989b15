import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface TestWebServer {
  readonly url: string;
  readonly calls: ReceivedCall[];
  /** What the next calls are answered with; empty: 200 and `{"errcode":0}`. */
  readonly answers: { status: number; body?: string; headers?: Record<string, string> }[];
  stop(): Promise<void>;
}

/** A real HTTP server on a free port that remembers what it was told. */
export async function openTestWebServer(): Promise<TestWebServer> {
  const calls: ReceivedCall[] = [];
  const answers: TestWebServer['answers'] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      const { status, body = '{"errcode":0}', headers = {} } = answers.shift() ?? { status: 200 };
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answers,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
