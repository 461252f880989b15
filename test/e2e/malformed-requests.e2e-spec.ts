import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@app/kernel';
import { ROLES } from '@app/identity';
import type { InjectOptions } from 'fastify';
import { type MalformedRequest, MalformedRequests, type OpenApi } from '../fuzz/malformed-request';
import { aScene, type Caller } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

/** `npm run fuzz -- --seed N --requests N` sends more of them, or those of another seed. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_312);
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 3_000);

jest.setTimeout(120_000 + REQUESTS * 60);

const LEAK = /\bselect\s.*\sfrom\b|\binsert into\b|\bat \/|node_modules|QueryFailed|\.ts:\d+/i;
/** They end the caller's session, begin an installation, or are meant to stay open. */
const isLeftOut = ({ operationId }: { operationId: string }) => /^(Session|Setup)_|stream$/i.test(operationId);

describe('malformed requests', () => {
  let api: TestApi;
  let caller: Caller;
  let requests: MalformedRequests;

  beforeAll(async () => {
    api = await openTestApi();
    const [scene, foreign] = [await aScene(api), await aScene(api)];
    caller = await scene.as(scene.town, ...ROLES);
    const event = { memberId: scene.memberId, occasion: 'HOSPITAL', eventOn: scene.today };
    const duty = await caller.post('/staff/visit-duties', event);
    const ids = [scene.memberId, scene.school, scene.town, duty['id'] as string];
    const others = [foreign.memberId, foreign.school, newId()];
    const document = (await api.app.inject({ url: '/api/openapi.json' })).json<OpenApi>();
    requests = new MalformedRequests(document, SEED, [...ids, ...others], isLeftOut);
  });
  afterAll(() => api?.close());

  /** What is wrong with the answer, if anything. */
  function faultOf(
    request: MalformedRequest,
    answer: { statusCode: number; body: string; headers: object },
  ): string | null {
    const { statusCode, body, headers } = answer;
    if (statusCode >= 500) return 'a failure of the server';
    const type = (headers as Record<string, string | undefined>)['content-type'] ?? '';
    if (statusCode < 400) return isDeclared(request, statusCode) ? null : 'an answer that is not declared';
    if (request.method === 'HEAD') return null;
    if (!type.includes('application/problem+json')) return `a refusal as ${type}`;
    if (LEAK.test(body)) return 'a refusal that tells of the inside';
    const problem = JSON.parse(body) as Record<string, unknown>;
    const isWhole = ['type', 'title', 'detail', 'code', 'traceId'].every((name) => typeof problem[name] === 'string');
    return isWhole && problem['status'] === statusCode ? null : 'half a problem document';
  }

  const isDeclared = ({ operation, isAsPublished }: MalformedRequest, status: number): boolean =>
    !isAsPublished || String(status) in operation.responses;

  /** A request that is never answered is a failure like another. */
  async function answerTo(options: InjectOptions): Promise<{ statusCode: number; body: string; headers: object }> {
    const silence = new AbortController();
    const answered = api.app.inject(options).finally(() => silence.abort());
    const never = pause(20_000, { statusCode: 599, body: 'never answered', headers: {} }, { signal: silence.signal });
    return Promise.race([answered, never.catch(() => answered)]);
  }

  it(`end in a problem document, never in a failure of the server: ${REQUESTS} of seed ${SEED}`, async () => {
    const failures: string[] = [];
    const seen: Record<string, number> = {};
    for (let n = 0; n < REQUESTS && failures.length < 20; n++) {
      const request = requests.at(n);
      const { method, url, headers, payload } = request;
      const answer = await answerTo({
        ...{ method: method as 'GET', url, headers: { ...caller.agent.headers, ...headers } },
        ...(payload && { payload }),
      });
      seen[answer.statusCode] = (seen[answer.statusCode] ?? 0) + 1;
      const fault = faultOf(request, answer);
      if (fault)
        failures.push(
          `${n}: ${fault}: ${answer.statusCode} ${method} ${url.slice(0, 300)} ${JSON.stringify(headers)} ${payload?.subarray(0, 300).toString()} => ${answer.body.slice(0, 300)}`,
        );
    }
    expect(failures).toEqual([]);
    // Not everything is turned away at the first door.
    expect(Object.keys(seen)).toEqual(expect.arrayContaining(['200', '400', '404', '415']));
    expect((await api.app.inject({ url: '/health/ready' })).statusCode).toBe(200);
    expect((await caller.call('GET', '/session')).status).toBe(200);
  });

  it('the same seed makes the same requests', () => {
    const all = () =>
      Array.from({ length: 50 }, (_, n) => ({ ...requests.at(n), payload: requests.at(n).payload?.length }));
    expect(all()).toEqual(all());
  });
});
