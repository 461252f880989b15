import 'reflect-metadata';
import { openDocuments } from '@app/documents/testing';
import { OrganizationDirectory } from '@app/organizations';
import { openPlatform } from '@app/persistence/testing';
import { RenewalOpening } from '@app/study-aid';
import { aStudyPlace, STUDY_AID_ENTITIES, type StudyPlace } from '@app/study-aid/testing';
import { Client } from 'pg';
import { measuredApart } from './scratch-database';

/**
 * The yearly renewal over many awards of study aid, in a process whose heap is bounded as the worker's:
 * `node dist/test/bench/study.bench.js [awards]` with TEST_DATABASE_URL; prints JSON, seconds and megabytes.
 */
const AWARDS = Number(process.argv[2] ?? 50_000);
const ROUNDS = 3;
/** As `npm start` bounds the worker: apps/quickstart/lib/heaps.mjs. */
const WORKER_HEAP_MB = 240;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return Math.round(performance.now() - begun) / 1000;
};

/** Copies of one award, each of another child, with the money of last year; every sixth is at its end. */
async function fill(owner: Client, of: StudyPlace): Promise<void> {
  const { memberId } = await of.aFamily();
  const pattern = await of.aVerified({ parent: { ...of.officer, memberId } });
  await owner.query('BEGIN');
  await owner.query(
    `INSERT INTO study_aid.award SELECT (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(), 'number', 'B' || n,
       'status', 'running', 'first_year', a.first_year - 1, 'entry_year', a.entry_year - 1,
       'ends_in_year', a.ends_in_year - CASE WHEN n % 6 = 0 THEN 4 ELSE 1 END,
       'schooling_years', 4, 'child_mac', '\\x' || encode(sha256(n::text::bytea), 'hex')))).*
     FROM study_aid.award a, generate_series(1, $2::int) n WHERE a.id = $1`,
    [pattern, AWARDS],
  );
  await owner.query(
    `INSERT INTO study_aid.instalment SELECT (jsonb_populate_record(i, jsonb_build_object('id', uuidv7(),
       'award_id', a.id, 'child_mac', a.child_mac, 'academic_year', i.academic_year - 1))).*
     FROM study_aid.instalment i JOIN study_aid.award a ON a.status = 'running' WHERE i.award_id = $1`,
    [pattern],
  );
  await owner.query('COMMIT');
  await owner.query('CREATE TABLE IF NOT EXISTS public.bench_renewal (LIKE study_aid.renewal)');
  await owner.query('CREATE TABLE IF NOT EXISTS public.bench_fact (LIKE study_aid.award_fact)');
  await owner.query('ANALYZE');
}

/** As before the run. */
async function empty(owner: Client): Promise<void> {
  await owner.query(`DELETE FROM study_aid.award_fact WHERE action IN ('open-renewal','finish')`);
  await owner.query('DELETE FROM study_aid.renewal');
  await owner.query('DELETE FROM study_aid.renewal_run');
  await owner.query(`UPDATE study_aid.award SET status = 'running', live = TRUE, end_ground = NULL, ended_on = NULL
    WHERE status = 'completed'`);
  await owner.query('VACUUM ANALYZE');
}

/** The rows that a run has written, for the bare statement. */
async function keep(owner: Client): Promise<{ renewals: number; completed: number }> {
  await owner.query('TRUNCATE public.bench_renewal, public.bench_fact');
  await owner.query('INSERT INTO public.bench_renewal SELECT * FROM study_aid.renewal');
  await owner.query(
    `INSERT INTO public.bench_fact SELECT * FROM study_aid.award_fact WHERE action IN ('open-renewal','finish')`,
  );
  const { rows } = await owner.query(
    `SELECT (SELECT count(*) FROM public.bench_renewal)::int AS renewals,
       (SELECT count(*) FROM study_aid.award WHERE status = 'completed')::int AS completed`,
  );
  return rows[0] as { renewals: number; completed: number };
}

/** The same rows in one transaction: inserted, inserted, and the completed updated. */
async function bare(owner: Client): Promise<void> {
  await owner.query('BEGIN');
  await owner.query('INSERT INTO study_aid.renewal SELECT * FROM public.bench_renewal');
  await owner.query('INSERT INTO study_aid.award_fact SELECT * FROM public.bench_fact');
  await owner.query(
    `UPDATE study_aid.award a SET status = 'completed', live = FALSE, end_ground = 'finished', ended_on = now()::date
     FROM public.bench_fact f WHERE f.action = 'finish' AND a.tenant_id = f.tenant_id AND a.id = f.award_id`,
  );
  await owner.query('COMMIT');
}

/** In the bounded process. */
async function measure() {
  const owner = new Client({ connectionString: process.env.BENCH_OWNER_URL! });
  await owner.connect();
  const platform = await openPlatform(process.env.BENCH_APP_URL!, STUDY_AID_ENTITIES);
  const files = openDocuments(platform);
  const of = await aStudyPlace(platform, files);
  await fill(owner, of);
  const opening = new RenewalOpening(platform.uow, new OrganizationDirectory());
  const run = () => opening.work(of.tenantId);
  const [runs, bares, again]: [number[], number[], number[]] = [[], [], []];
  let rows = { renewals: 0, completed: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    await empty(owner);
    runs.push(await timed(run));
    again.push(await timed(run));
    rows = await keep(owner);
    await empty(owner);
    bares.push(await timed(() => bare(owner)));
  }
  files.close();
  await platform.dataSource.destroy();
  await owner.end();
  const ratio = Math.round((Math.min(...runs) / Math.min(...bares)) * 100) / 100;
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  return { awards: AWARDS, ...rows, runs, bares, ratio, again, peakMb };
}

void measuredApart(__filename, WORKER_HEAP_MB, measure);
