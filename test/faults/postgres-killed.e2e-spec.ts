import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { checkAll } from '../../apps/quickstart/operations/check';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import type { MemberId } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { aScene } from '../support/scene';
import type { TestApi } from '../support/test-api';
import { faultSize } from './fault-size';
import { WritingScene } from './writing-scene';

const KILLS = faultSize(5, 100);
const WRITERS = 8;
/** Steps between two kills: a duty, a visit with aid, a review, an approval. */
const STEPS = faultSize(10, 30);
const MEMBERS = KILLS * STEPS + 100;

jest.setTimeout(faultSize(240_000, 1_800_000));

/** What the server said that it did: nothing of it may be missing afterwards. */
interface Acknowledged {
  readonly duties: string[];
  readonly visits: string[];
  readonly reviewed: string[];
  readonly approved: string[];
}

/** A school with members, money and the people of its desk. */
async function desk(api: TestApi, memberCount: number) {
  const scene = await aScene(api);
  const { school, today, tenantId } = scene;
  const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
  const members: MemberId[] = [];
  for (let i = 0; i < memberCount; i++) members.push(await aRegisteredMember(platform, tenantId, school));
  const accountant = await scene.as(school, 'accountant');
  const year = today.slice(0, 4);
  await accountant.post('/staff/fund-accounts', {
    ...{ unionId: school, code: 'GHJF', name: '校工会经费', kind: 'union-funds', source: '拨缴经费', document: '期初' },
    ...{ openedOn: `${year}-01-01`, opening: '9000000.00', budgets: [{ year: Number(year), planned: '9000000.00' }] },
  });
  const callers = {
    officer: await scene.as(school, 'officer'),
    treasurer: await scene.as(school, 'treasurer'),
    'vice-chair': await scene.as(school, 'vice-chair'),
  };
  return { scene, members, callers };
}

describe('PostgreSQL is killed while people write', () => {
  let scene: WritingScene<Awaited<ReturnType<typeof desk>>>;
  const done: Acknowledged = { duties: [], visits: [], reviewed: [], approved: [] };
  let taken = 0;
  const run = { isOver: false };

  beforeAll(async () => {
    scene = await WritingScene.open((api) => desk(api, MEMBERS));
  });
  afterAll(() => scene?.close());

  const steps = () => Object.values(done).reduce((sum, ids) => sum + ids.length, 0);

  /** One case after the other, each call with a key of its own that stays the same however often it is sent. */
  async function write(): Promise<void> {
    while (!run.isOver && taken < scene.prepared.members.length) {
      const memberId = scene.prepared.members[taken++]!;
      const today = scene.prepared.scene.today;
      const report = { memberId, occasion: 'HOSPITAL', eventOn: today };
      const duty = await scene.send('officer', '/staff/visit-duties', report, `report-${memberId}`);
      done.duties.push(duty['id']);
      const visit = {
        ...{ visitedOn: today, outcome: { kind: 'met' }, cash: '10.00' },
        visitors: [{ name: '刘洋', rank: 'welfare-officer' }],
      };
      const path = `/staff/visit-duties/${duty['id']}/visits`;
      const logged = await scene.send('officer', path, visit, `visit-${memberId}`, duty['version']);
      done.visits.push(logged['id']);
      const request = `/staff/disbursements/${logged['requests'][0].id}`;
      for (const [who, step] of [
        ['treasurer', 'review'],
        ['vice-chair', 'approval'],
      ] as const) {
        const { version } = await scene.get(who, request);
        await scene.send(who, `${request}/${step}`, {}, `${step}-${memberId}`, version);
        done[step === 'review' ? 'reviewed' : 'approved'].push(logged['requests'][0].id);
      }
    }
  }

  async function lost(): Promise<string[]> {
    const [duties, visits, reviewed, approved] = [done.duties, done.visits, done.reviewed, done.approved].map((ids) => [
      ...ids,
    ]);
    const missing = async (sql: string, ids: string[] = []) =>
      (await scene.sql(`SELECT i.id FROM unnest($1::uuid[]) AS i(id) WHERE NOT EXISTS (${sql})`, [ids])).map(
        ({ id }) => `${sql}: ${id}`,
      );
    return [
      ...(await missing('SELECT 1 FROM visits.visit_duty d WHERE d.id = i.id', duties)),
      ...(await missing('SELECT 1 FROM visits.visit v WHERE v.id = i.id', visits)),
      ...(await missing(
        `SELECT 1 FROM approvals.signature s JOIN approvals.approval_request r
           ON r.tenant_id = s.tenant_id AND r.id = s.request_id WHERE r.subject_id = i.id AND s.duty = 'reviews'`,
        reviewed,
      )),
      ...(await missing(
        `SELECT 1 FROM disbursements.disbursement d WHERE d.id = i.id AND d.status = 'approved'`,
        approved,
      )),
    ];
  }

  it('nothing that was acknowledged is lost, and the API goes on by itself', async () => {
    const writers = Array.from({ length: WRITERS }, () => write());
    const all = Promise.all(writers);
    all.catch(() => undefined);
    for (let kill = 1; kill <= KILLS; kill++) {
      const before = steps();
      while (steps() < before + STEPS) await Promise.race([pause(20), all.then(() => undefined)]);
      await scene.postgres.killAndRestart();
      expect(await lost()).toEqual([]);
      expect(scene.isAlive).toBe(true);
    }
    run.isOver = true;
    await all;
    expect(await lost()).toEqual([]);
    expect(scene.strange).toEqual([]);
    expect(steps()).toBeGreaterThanOrEqual(KILLS * STEPS);
  });

  it('nothing was done twice, although everything that was not answered was sent again', async () => {
    const [counts] = await scene.sql(
      `SELECT (SELECT count(*) FROM visits.visit_duty)::int AS duties, (SELECT count(*) FROM visits.duty_report)::int AS reports,
         (SELECT count(*) FROM visits.visit)::int AS visits, (SELECT count(*) FROM disbursements.disbursement)::int AS requests,
         (SELECT count(*) FROM funds.hold)::int AS holds`,
    );
    expect(counts).toEqual({ duties: taken, reports: taken, visits: taken, requests: taken, holds: taken });
  });

  it('the books, the holds and the audit trail hold', async () => {
    const app = await NestFactory.createApplicationContext(WorkerModule, { logger: false });
    try {
      const key = Buffer.from(process.env['AUDIT_KEY']!, 'base64');
      const { violations, audit } = await checkAll(app, scene.database.ownerUrl, key);
      expect(violations).toEqual([]);
      expect(audit.entries).toBeGreaterThan(taken);
    } finally {
      await app.close();
    }
  });
});
