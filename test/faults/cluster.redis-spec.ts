import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@app/messaging/testing';
import { Queue } from 'bullmq';
import { demoPhoto } from '../../apps/quickstart/demo/photo';
import { stopProcess } from '../support/processes';
import { ClusterScene } from './cluster-scene';
import { faultSize } from './fault-size';

const MEMBERS = faultSize(300, 1_500);
const ROUNDS = faultSize(1, 5);
const WRITERS = 5;
const PAUSE_MS = 80;

jest.setTimeout(300_000);

describe('two apis and three workers on one PostgreSQL and one Redis', () => {
  let cluster: ClusterScene;
  let session: Record<string, string>;
  let taken = 0;

  beforeAll(async () => {
    cluster = await ClusterScene.open(MEMBERS);
    session = await cluster.signIn(0);
  });
  afterAll(() => cluster?.close());

  const report = (memberId: string) => ({
    method: 'POST' as const,
    headers: { ...session, 'content-type': 'application/json', 'idempotency-key': `report-${memberId}` },
    body: JSON.stringify({ memberId, occasion: 'HOSPITAL', eventOn: cluster.prepared.scene.today }),
  });

  const handled = async (): Promise<boolean> => {
    const [row] = await cluster.rows(
      `SELECT count(*)::int AS n FROM messaging.outbox_message WHERE handled_at IS NULL`,
    );
    return row!['n'] === 0;
  };

  it('a session opened at one api holds at the other, and ends at both', async () => {
    const other = await cluster.signIn(1);
    expect((await cluster.ask(0, '/session', { headers: other })).status).toBe(200);
    expect((await cluster.ask(0, '/session', { method: 'DELETE', headers: other })).status).toBe(204);
    expect((await cluster.ask(1, '/session', { headers: other })).status).toBe(401);
  });

  it('a photo uploaded to one api is opened by the other', async () => {
    const boundary = 'nuanjia-cluster';
    const field = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const head = `${field('kind', 'photo')}${field('unionId', cluster.prepared.scene.school)}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), demoPhoto(), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const headers = { ...session, 'content-type': `multipart/form-data; boundary=${boundary}` };
    const uploaded = await cluster.ask(0, '/documents', { method: 'POST', headers, body });
    expect([uploaded.status, uploaded.text]).toEqual([201, expect.any(String)]);
    const { id } = JSON.parse(uploaded.text) as { id: string };
    const opened = await cluster.ask(1, `/documents/${id}/content`, { headers: session });
    expect(opened.status).toBe(200);
    expect(opened.headers['content-type']).toMatch(/^image\//);
  });

  it('all three workers take jobs, and an event is handled once, whichever hears of it', async () => {
    const queue = new Queue('events', { connection: { url: cluster.redis.url }, prefix: '{cluster}' });
    expect((await queue.getWorkers()).length).toBe(3);
    await queue.close();
    for (let i = 0; i < 20; i++) {
      const answer = await cluster.ask(i % 2, '/staff/visit-duties', report(cluster.prepared.members[taken++]!));
      expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    }
    await eventually(handled);
    const twice = await cluster.rows(
      `SELECT handler, message_id FROM messaging.inbox_message GROUP BY 1, 2 HAVING count(*) > 1`,
    );
    expect(twice).toEqual([]);
  });

  it('a call sent to both apis at once with one key has one effect and one answer', async () => {
    const call = report(cluster.prepared.members[taken++]!);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => cluster.ask(i % 2, '/staff/visit-duties', call)),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
  });

  it('a rolling restart under load loses no request that was accepted', async () => {
    const run = { isOver: false };
    const accepted: string[] = [];
    const lost: string[] = [];
    /** As a proxy does it: an api that says that it is not ready gets nothing new; one that is not there, neither. */
    const ready = [true, true];
    const watch = async (index: number): Promise<void> => {
      while (!run.isOver) {
        ready[index] = await cluster.isReady(index);
        await pause(50);
      }
    };
    const write = async (): Promise<void> => {
      for (let turn = 0; !run.isOver && taken < MEMBERS; turn++) {
        const call = report(cluster.prepared.members[taken++]!);
        for (let attempt = 0; ; attempt++) {
          const index = ready[(turn + attempt) % 2] ? (turn + attempt) % 2 : (turn + attempt + 1) % 2;
          const answer = await cluster
            .ask(index, '/staff/visit-duties', call)
            .catch((error: { code?: string }) => error);
          if ('status' in answer && answer.status === 201) {
            accepted.push((JSON.parse(answer.text) as { id: string }).id);
            break;
          }
          // Nobody took it: the proxy asks the next one. Everything else was accepted and not answered.
          if (!('code' in answer && answer.code === 'ECONNREFUSED')) lost.push(JSON.stringify(answer));
          await pause(20);
        }
        await pause(PAUSE_MS);
      }
    };
    const watchers = [watch(0), watch(1)];
    const writers = Array.from({ length: WRITERS }, () => write());
    const codes: (number | null)[] = [];
    try {
      for (let round = 0; round < ROUNDS; round++)
        for (const index of [0, 1]) {
          codes.push(await stopProcess(cluster.apis[index]!));
          await cluster.startApi(index);
          codes.push(await stopProcess(cluster.workers[index]!));
          await cluster.startWorker(index);
          await pause(200);
        }
    } finally {
      run.isOver = true;
      await Promise.all([...writers, ...watchers]);
    }
    expect(codes.filter((code) => code !== 0)).toEqual([]);
    expect(lost).toEqual([]);
    expect(accepted.length).toBeGreaterThan(50);
    const kept = await cluster.rows('SELECT id FROM visits.visit_duty WHERE id = ANY($1::uuid[])', [accepted]);
    expect(kept.length).toBe(new Set(accepted).size);
    await eventually(handled);
  });
});
