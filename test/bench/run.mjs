// npm run bench: figures of the real API beside the raw statements and a bare server. Nothing here is an assertion.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkNode, ensureDependencies, root } from '../../apps/quickstart/lib/dependencies.mjs';
import { ended, launch, memoryMb, startApi, withCpu } from './processes.mjs';

const USAGE = `npm run bench -- [workload …] [--scale 0.1 | --members N --unions N] [--seconds N] [--rounds N]
  workloads: list case visit approve approve-10 search search-all; all when none is named
  import: memory of an import of so many members instead
  history: memory and time of an import of so many visits of a ledger of before instead
  reminders: planning and sending of ten reminders per member instead; REDIS_URL for queues on Redis
  rounds: preview and freezing of a round of a tenth of the members instead; REDIS_URL as well
  study: the yearly renewal of study aid over half as many awards as members instead
  hardship: reviews and the list of hardship files, a fifth of the members, instead
  figures: the annual summary over a hundred visits and fifty disbursements per member instead
  --seconds N   load per workload and target, in so many --rounds (12 in 3)
  --profile DIR a CPU profile of the API`;
const WARM_UP_SECONDS = 3;
/** By which script, and what more it is told, where it is not of the same name. */
const SCRIPTS = { history: ['import', 'visits'] };
/** Measured by a compiled script of their own, on so much of each per member. */
const ALONE = { import: 1, history: 1, reminders: 10, rounds: 0.1, study: 0.5, hardship: 0.2, figures: 100 };

const log = (line) => console.log(`# ${line}`);

function readOptions() {
  const text = (value) => ({ type: 'string', default: value });
  const options = {
    ...{ scale: text('1'), members: { type: 'string' }, unions: { type: 'string' }, seconds: text('12') },
    ...{ rounds: text('3'), profile: { type: 'string' }, help: { type: 'boolean', default: false } },
  };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const scale = Number(values.scale);
  const numbers = {
    members: Number(values.members ?? 100_000 * scale),
    unions: Number(values.unions ?? Math.max(50, 1000 * scale)),
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
  };
  if (values.help || Object.values(numbers).some((value) => !(value > 0))) {
    console.error(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  return { ...numbers, profile: values.profile, names: positionals };
}

async function signIn(address, login, password) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`${login} cannot sign in: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { cookie, 'x-csrf-token': (await answer.json()).csrfToken };
}

/** Everything that a run needs beside its database; what was opened is pushed to `closing`. */
async function open(options, database, closing) {
  const { connect } = await import('./database.mjs');
  const { openTenant } = await import('./filling.mjs');
  const { WORKLOADS } = await import('./workloads.mjs');
  const tenant = await openTenant(database, { members: options.members, unions: options.unions }, log);
  const owner = await connect(database.urls.ownerUrl);
  closing.push(() => owner.end());
  const workloads = WORKLOADS.filter(({ name }) => options.names.length === 0 || options.names.includes(name));
  const api = await startApi(database.environment, options.profile);
  closing.push(() => ended(api.child));
  const sessions = {};
  for (const login of new Set(workloads.map((workload) => workload.login)))
    sessions[login] = await signIn(api.address, login, tenant.password);
  const { rows } = await owner.query(`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS today`);
  return { options, database, tenant, owner, workloads, api, sessions, today: rows[0].today };
}

/** For each workload its requests, the statements that one of them sends, and those that it needs at least. */
async function prepare(run) {
  const { runCompiled } = await import('./database.mjs');
  const { requestsOf, planOf } = await import('./workloads.mjs');
  log('preparing what is used up');
  const seconds = run.options.seconds + WARM_UP_SECONDS / 2;
  const requests = {};
  for (const workload of run.workloads) requests[workload.name] = await requestsOf(workload, { ...run, seconds });
  log('listening to the statements of single requests');
  const traced = Object.fromEntries(Object.entries(requests).map(([name, each]) => [name, each.traced]));
  const traces = await runCompiled('trace.js', traced, run.database.environment, log);
  const plans = {};
  for (const workload of run.workloads) plans[workload.name] = await planOf(workload, traces[workload.name], run);
  return { requests, traces, plans };
}

async function startBare({ database, tenant, sessions }, plans) {
  const { heaviestOf } = await import('./statements.mjs');
  const [{ cookie }] = Object.values(sessions);
  const input = {
    ...{ appUrl: database.urls.appUrl, tenantId: tenant.tenantId, tokens: [cookie] },
    plans: Object.fromEntries(Object.entries(plans).map(([name, plan]) => [name, heaviestOf(plan)])),
  };
  const { child, message } = await launch('test/bench/baseline.mjs', {}, { input });
  return { child, address: `http://127.0.0.1:${message.port}`, headers: { cookie } };
}

/** By turns, since others may use the machine as well: each target meets the same company. */
async function measure(workload, { requests, plans }, { api, bare, clients }, { seconds, rounds }) {
  const { loadHttp, loadSql, together, figuresOf } = await import('./load.mjs');
  const asked = { method: 'GET', path: `/${workload.name}`, headers: bare.headers };
  const plan = plans[workload.name];
  const targets = {
    api: withCpu(api.child.pid, (time) => loadHttp(api.address, requests[workload.name].next, time)),
    raw: (time) => loadSql(clients, plan, time),
    ...(plan.planCacheMode && { once: (time) => loadSql(clients, plan, time, plan.planCacheMode) }),
    bare: withCpu(bare.child.pid, (time) => loadHttp(bare.address, () => asked, time)),
  };
  const measured = Object.fromEntries(Object.keys(targets).map((target) => [target, []]));
  for (const load of Object.values(targets)) await load(WARM_UP_SECONDS / 2);
  for (let round = 0; round < rounds; round++)
    for (const [target, load] of Object.entries(targets)) measured[target].push(await load(seconds / rounds));
  return Object.fromEntries(Object.entries(measured).map(([target, list]) => [target, figuresOf(together(list))]));
}

async function bench(options, database, closing) {
  const { openClients } = await import('./load.mjs');
  const { costs, figures } = await import('./report.mjs');
  const run = await open(options, database, closing);
  const prepared = await prepare(run);
  const bare = await startBare(run, prepared.plans);
  closing.push(() => ended(bare.child));
  const clients = await openClients(database.urls.appUrl, run.tenant.tenantId);
  closing.push(() => Promise.all(clients.map((client) => client.end())));
  const results = [];
  for (const workload of run.workloads) {
    log(`measuring: ${workload.title}`);
    const rates = await measure(workload, prepared, { api: run.api, bare, clients }, options);
    for (const [target, { failed, failure }] of Object.entries(rates))
      if (failed > 0) log(`${failed} errors (${target}), the first: ${failure}`);
    const statements = prepared.traces[workload.name].statements.reduce((sum, { perRequest }) => sum + perRequest, 0);
    results.push({ ...workload, ...rates, statements, rssMb: memoryMb(run.api.child.pid) });
  }
  console.log(`\n${figures(results)}\n`);
  for (const { name, title } of run.workloads) console.log(`${title}\n\n${costs(prepared.traces[name])}\n`);
}

async function main() {
  checkNode();
  const options = readOptions();
  ensureDependencies(log);
  const { buildWhatIsStale } = await import('../../apps/quickstart/build.mjs');
  await buildWhatIsStale(log);
  const { openDatabase } = await import('./database.mjs');
  const database = await openDatabase(
    path.join(root, '.data', 'bench'),
    `nuanjia_${options.members}_${options.unions}`,
  );
  const closing = [() => database.close()];
  try {
    const alone = Object.keys(ALONE).find((name) => options.names.includes(name));
    if (alone) {
      const [script, ...more] = SCRIPTS[alone] ?? [alone];
      const rows = String(Math.ceil(options.members * ALONE[alone]));
      const args = [`dist/test/bench/${script}.bench.js`, rows, ...more];
      const env = { ...process.env, TEST_DATABASE_URL: database.urls.ownerUrl };
      process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status;
    } else await bench(options, database, closing);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
  for (const close of closing.reverse()) await close();
}

main().then(
  () => process.exit(),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
