import 'reflect-metadata';
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImportService, openWorkbook } from '@app/intake';
import { addDays, civilDate, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { aResidentIdNumber } from '@app/members/testing';
import { createTenant, type NewUnion, UnionRegister } from '@app/organizations';
import { migrate, provision, UnitOfWork } from '@app/persistence';
import { NestFactory } from '@nestjs/core';
import { writeXlsx } from 'hucre';
import { Client } from 'pg';
import { WorkerModule } from '../../apps/worker/src/worker.module';

/**
 * Memory and time of an import, measured in the worker's own process: dry run, import, and the same file once more.
 * `node dist/test/bench/import.bench.js [rows] [members|visits]` with TEST_DATABASE_URL; prints JSON, megabytes and
 * seconds. For visits of a ledger of before, a fifth as many members are there already, and beside the import stand the
 * reading of its workbook alone and the bare copy of the rows that it wrote.
 */
const ROWS = Number(process.argv[2] ?? 100_000);
const KIND = process.argv[3] === 'visits' ? 'visits' : 'members';
const VISITS_PER_MEMBER = 5;
const MEMBERS = KIND === 'members' ? ROWS : Math.ceil(ROWS / VISITS_PER_MEMBER);
const UNIONS = 200;
/** As `npm start` bounds the worker: apps/quickstart/lib/heaps.mjs. */
const WORKER_HEAP_MB = 240;
const CODES = Array.from({ length: UNIONS }, (_, index) => `B${String(index).padStart(4, '0')}`);
const HEADER =
  '姓名 性别 证件号码 手机号 所属工会编码 工会小组 会员类别 劳模级别 入会日期 出生日期 开户行 银行卡号 备注';
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'];
const GIVEN = [...'秀英桂兰丽敏静伟强磊军洋勇艳杰娟涛明超霞平刚'];

function rowOf(index: number): string[] {
  const bornOn = addDays(civilDate('1960-01-01'), Math.floor(index / 998));
  const sequence = (index % 998) + 1;
  const name = `${SURNAMES[index % 20]}${GIVEN[index % 22]}${GIVEN[(index >> 4) % 22]}`;
  const gender = sequence % 2 === 0 ? '女' : '男';
  const phone = `199${String(index).padStart(8, '0')}`;
  const numbers = [aResidentIdNumber(bornOn, sequence), phone, CODES[index % UNIONS]!, `${index % 9}组`];
  return [name, gender, ...numbers, '在职', '', '2019-03-01', bornOn, '示例银行云川支行', '9999990000000000014', ''];
}

const VISIT_HEADER =
  '日期 姓名 证件号码 所属工会编码 事由 活动 慰问金(元) 慰问品 慰问品金额(元) 走访人 经费来源 是否签收';
const OCCASIONS = ['生病住院', '结婚', '生育', '丧事', '重大困难'];
const FIRST_DAY = civilDate('2025-01-01');
const ACCOUNT = [
  ['账户编码', '账户名称', '资金来源', '期初余额(元)'],
  ['GHJF', '工会经费', '工会经费', String(ROWS * 1000)],
];

/** In the order of days, as ledgers are kept; every third belongs to a round. */
function visitOf(index: number): string[] {
  const [name, , idNumber, , code] = rowOf(index % MEMBERS) as [string, string, string, string, string];
  const day = addDays(FIRST_DAY, Math.floor((index * 365) / ROWS));
  const round = index % 3 === 0 ? '春节送温暖' : '';
  const given = ['500', index % 4 === 0 ? '水果' : '', index % 4 === 0 ? '100' : ''];
  return [day, name, idNumber, code, OCCASIONS[index % 5]!, round, ...given, '赵敏、刘洋', '工会经费', '是'];
}

const saveSheet = async (folder: string, name: string, rows: string[][]): Promise<void> =>
  writeFileSync(path.join(folder, `${name}.xlsx`), await writeXlsx({ sheets: [{ name, rows }] }));

async function saveWorkbooks(folder: string): Promise<void> {
  await saveSheet(folder, 'members', [HEADER.split(' '), ...Array.from({ length: MEMBERS }, (_, at) => rowOf(at))]);
  if (KIND === 'members') return;
  await saveSheet(folder, 'account', ACCOUNT);
  await saveSheet(folder, 'visits', [VISIT_HEADER.split(' '), ...Array.from({ length: ROWS }, (_, at) => visitOf(at))]);
}

/** A database of its own with 200 unions, and the workbook, made outside of the process that is measured. */
async function prepare(folder: string) {
  const adminUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!adminUrl) throw new Error('TEST_DATABASE_URL is needed');
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  const name = `nj_bench_${randomBytes(4).toString('hex')}`;
  await admin.query(`CREATE DATABASE "${name}"`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const urls = await provision(url.toString());
  await migrate(urls.ownerUrl);
  await saveWorkbooks(folder);
  const environment = {
    APP_DATABASE_URL: urls.appUrl,
    QUEUE_DATABASE_URL: urls.queueUrl,
    DATA_KEY: randomBytes(32).toString('base64'),
    AUDIT_KEY: randomBytes(32).toString('base64'),
    STORAGE_DIR: folder,
    BENCH_DATABASE_URL: url.toString(),
  };
  const drop = async () => {
    await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await admin.end();
  };
  return { environment, drop, superUrl: url.toString() };
}

const megabytes = (kilobytes: number): number => Math.round(kilobytes / 1024);

interface Place {
  readonly tenantId: TenantId;
  readonly rootId: UnionId;
}

/** What is there before the import that is measured. */
async function found(imports: ImportService, uow: UnitOfWork, folder: string): Promise<Place> {
  const place = await createTenant(uow, { code: 'bench', name: '测试总工会' }, async (tx, parentId) => {
    const unions = CODES.map((code): NewUnion => ({ code, name: `第${code}工会`, kind: 'union', parentId }));
    await new UnionRegister().create(tx, unions);
  });
  if (KIND === 'visits')
    for (const name of ['members', 'account']) await timed(imports, place, path.join(folder, `${name}.xlsx`));
  writeFileSync(path.join(folder, 'place.json'), JSON.stringify(place));
  return place;
}

/** In the worker's process. For visits in two, so that the memory of the roster is not measured. */
async function measure(folder: string, step: string) {
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: false });
  const [imports, uow] = [app.get(ImportService), app.get(UnitOfWork)];
  const place =
    step === 'visits'
      ? (JSON.parse(readFileSync(path.join(folder, 'place.json'), 'utf8')) as Place)
      : await found(imports, uow, folder);
  if (step === 'before') return app.close();
  const file = path.join(folder, `${KIND}.xlsx`);
  const idleMb = megabytes(process.resourceUsage().maxRSS);
  const first = await timed(imports, place, file);
  const again = await timed(imports, place, file);
  await app.close();
  process.stdout.write(`${JSON.stringify({ kind: KIND, rows: ROWS, idleMb, first, again }, null, 2)}\n`);
}

async function timed(imports: ImportService, { tenantId, rootId: unionId }: Place, file: string) {
  const actor = systemActor(tenantId);
  const asked = { name: 'sheet.xlsx', content: readFileSync(file) };
  const dryRun = await taken(() => imports.dryRun(actor, [asked], { unionId }));
  const applied = await taken(() => imports.apply(actor, dryRun.answer.run.id, false));
  return { counts: applied.answer.counts, dryRun: dryRun.figures, import: applied.figures };
}

/** What a step took: on the clock, and of the processors, which holds even when others use the machine. */
async function taken<T>(step: () => Promise<T>) {
  const [ofDatabase, ofProcess, clock] = [await backendCpu(), process.cpuUsage(), stopwatch()];
  const answer = await step();
  const seconds = clock();
  const { user, system } = process.cpuUsage(ofProcess);
  const cpu = { process: tenths((user + system) / 1e6), database: tenths((await backendCpu()) - ofDatabase) };
  return { answer, figures: { seconds, cpu, peakMb: megabytes(process.resourceUsage().maxRSS) } };
}

/** Seconds of processor time of the database's connections; not a number where it runs on another machine. */
async function backendCpu(): Promise<number> {
  const client = new Client({ connectionString: process.env.BENCH_DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await client.end();
  return rows.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
}

/** Seconds of processor time of a process of this machine. */
function cpuOf(pid: number): number {
  const file = `/proc/${pid}/stat`;
  const fields = existsSync(file) ? readFileSync(file, 'utf8').split(') ')[1]!.split(' ') : [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;

function stopwatch(): () => number {
  const begun = performance.now();
  return () => tenths((performance.now() - begun) / 1000);
}

const WRITTEN = [
  'visits.visit_duty',
  'visits.visit',
  'rounds.roster_entry',
  'disbursements.disbursement',
  'funds.hold',
  'funds.journal',
  'funds.posting',
];

/** The same rows once more: the workbook read to its end, and each table copied into one with the same indexes. */
async function bare(folder: string, superUrl: string) {
  const [reading, ofProcess] = [stopwatch(), process.cpuUsage()];
  const workbook = await openWorkbook(readFileSync(path.join(folder, 'visits.xlsx')));
  let rows = 0;
  for await (const row of workbook.rows(0)) rows += row ? 1 : 0;
  const { user, system } = process.cpuUsage(ofProcess);
  const read = { seconds: reading(), cpu: tenths((user + system) / 1e6) };
  const client = new Client({ connectionString: superUrl });
  await client.connect();
  const copy = await copied(client, false);
  const copyChecked = await copied(client, true);
  await client.end();
  process.stdout.write(`${JSON.stringify({ rows, read, copy, copyChecked }, null, 2)}\n`);
}

/** With what the tables themselves ask of each row, too, if `checked`: their foreign keys. */
async function copied(client: Client, checked: boolean): Promise<{ seconds: number; cpu: number }> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  for (const name of WRITTEN) {
    await client.query(`CREATE TABLE ${copyOf(name)} (LIKE ${name} INCLUDING ALL)`);
    if (checked)
      for (const key of await foreignKeysOf(client, name)) await client.query(`ALTER TABLE ${copyOf(name)} ADD ${key}`);
  }
  const [copying, before] = [stopwatch(), cpuOf(rows[0]!.pid)];
  for (const name of WRITTEN) await client.query(`INSERT INTO ${copyOf(name)} SELECT * FROM ${name}`);
  const figures = { seconds: copying(), cpu: tenths(cpuOf(rows[0]!.pid) - before) };
  for (const name of WRITTEN) await client.query(`DROP TABLE ${copyOf(name)}`);
  return figures;
}

async function foreignKeysOf(client: Client, name: string): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    `SELECT pg_get_constraintdef(oid) AS key FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f'`,
    [name],
  );
  return rows.map(({ key }) => key);
}

const copyOf = (table: string): string => `bare_${table.replace('.', '_')}`;

async function step(name: string, folder: string, environment: object): Promise<number> {
  const env = { ...process.env, ...environment, BENCH_FOLDER: folder, BENCH_STEP: name };
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  const execArgv = [`--max-old-space-size=${WORKER_HEAP_MB}`, ...profile];
  const child = fork(__filename, process.argv.slice(2), { env, execArgv });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

async function main() {
  const { BENCH_FOLDER, BENCH_STEP } = process.env;
  if (BENCH_FOLDER && BENCH_STEP) return measure(BENCH_FOLDER, BENCH_STEP);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-bench-'));
  const { environment, drop, superUrl } = await prepare(folder);
  for (const name of KIND === 'visits' ? ['before', 'visits'] : ['members'])
    process.exitCode ||= await step(name, folder, environment);
  if (KIND === 'visits' && !process.exitCode) await bare(folder, superUrl);
  await drop();
  rmSync(folder, { recursive: true, force: true });
}

void main();
