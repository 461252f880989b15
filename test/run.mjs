// The whole test run: sets itself up, shows progress, and ends in `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkNode, ensureDependencies, root } from '../apps/quickstart/lib/dependencies.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const log = (line) => console.log(`# ${line}`);
const required = (process.env.REQUIRED_TESTS ?? '').split(',').filter(Boolean);

/** One name for all groups: the demo city that one of them makes is copied by the others. */
const runName = `${Date.now().toString(36)}_${randomBytes(3).toString('hex')}`;

const hasProgram = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

/** Groups of specs and what each needs beyond Node. */
const GROUPS = [
  { name: 'rules, PostgreSQL and HTTP', pattern: '\\.(spec|int-spec|e2e-spec)\\.ts$', available: () => true },
  {
    name: 'Redis',
    key: 'redis',
    pattern: '\\.redis-spec\\.ts$',
    available: () => Boolean(process.env.TEST_REDIS_URL) || hasProgram('redis-server'),
    hint: 'install it with: apt-get install redis-server (or set TEST_REDIS_URL)',
  },
  {
    name: 'PgBouncer',
    key: 'pgbouncer',
    pattern: '\\.pgbouncer-spec\\.ts$',
    available: () => hasProgram('pgbouncer') || fs.existsSync('/usr/sbin/pgbouncer'),
    hint: 'install it with: apt-get install pgbouncer',
  },
  {
    name: 'browser',
    key: 'browser',
    pattern: '\\.browser-spec\\.ts$',
    available: () => CHROMIUM.some((file) => fs.existsSync(process.env.CHROMIUM_PATH ?? file)),
    hint: 'install it with: apt-get install chromium fonts-noto-cjk (or set CHROMIUM_PATH)',
  },
];

function run(group, filters) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'nuanjia-test-')), 'report.json');
  const args = [
    'node_modules/jest/bin/jest.js',
    '-c',
    'test/jest.config.cjs',
    '--json',
    '--maxWorkers=100%',
    '--passWithNoTests',
    `--outputFile=${report}`,
    ...filters,
  ];
  const env = { ...process.env, TEST_PATTERN: group.pattern, TEST_RUN: runName, FORCE_COLOR: '0' };
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env });
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      const result = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : null;
      resolve({
        passed: result?.numPassedTests ?? 0,
        // A spec file that does not even load counts as a failure, and so does a run without a report.
        failed: (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0) + (result ? 0 : 1),
        skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
        code,
      });
    });
  });
}

checkNode();
ensureDependencies(log);
const { buildWhatIsStale } = await import('../apps/quickstart/build.mjs');
await buildWhatIsStale(log);

const total = { passed: 0, failed: 0 };
const notRun = [];
for (const group of GROUPS) {
  if (!group.available()) {
    if (required.includes(group.key)) {
      console.error(`The ${group.name} tests are required here and cannot run; ${group.hint}`);
      total.failed += 1;
    } else notRun.push(`${group.name} tests were not run; ${group.hint}`);
    continue;
  }
  log(`tests: ${group.name}`);
  const result = await run(group, process.argv.slice(2));
  total.passed += result.passed;
  total.failed += result.failed + result.skipped;
  if (result.skipped > 0)
    console.error(`${result.skipped} tests were skipped inside their files; that counts as a failure`);
  if (result.code !== 0 && result.failed === 0 && result.skipped === 0 && process.argv.length === 2) total.failed += 1;
}
fs.rmSync(path.join(os.tmpdir(), `nuanjia-demo-${runName}`), { recursive: true, force: true });
for (const line of notRun) log(line);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
