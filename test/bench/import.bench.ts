import 'reflect-metadata';
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImportService } from '@app/intake';
import { addDays, civilDate, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { aResidentIdNumber } from '@app/members/testing';
import { createTenant, type NewUnion, UnionRegister } from '@app/organizations';
import { migrate, provision, UnitOfWork } from '@app/persistence';
import { NestFactory } from '@nestjs/core';
import { writeXlsx } from 'hucre';
import { Client } from 'pg';
import { WorkerModule } from '../../apps/worker/src/worker.module';

/**
 * Memory of an import of many members, measured in the worker's own process: dry run, import, and the same file once
 * more. `node dist/test/bench/import.bench.js [rows]` with TEST_DATABASE_URL; prints JSON, megabytes and seconds.
 */
const ROWS = Number(process.argv[2] ?? 100_000);
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
  const rows = [HEADER.split(' '), ...Array.from({ length: ROWS }, (_, index) => rowOf(index))];
  writeFileSync(path.join(folder, 'roster.xlsx'), await writeXlsx({ sheets: [{ name: '名册', rows }] }));
  const environment = {
    APP_DATABASE_URL: urls.appUrl,
    QUEUE_DATABASE_URL: urls.queueUrl,
    DATA_KEY: randomBytes(32).toString('base64'),
    AUDIT_KEY: randomBytes(32).toString('base64'),
    STORAGE_DIR: folder,
  };
  const drop = async () => {
    await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await admin.end();
  };
  return { environment, drop };
}

const megabytes = (kilobytes: number): number => Math.round(kilobytes / 1024);

/** In the worker's process. */
async function measure(file: string) {
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: false });
  const uow = app.get(UnitOfWork);
  const { tenantId, rootId } = await createTenant(uow, { code: 'bench', name: '测试总工会' }, async (tx, parentId) => {
    const unions = CODES.map((code): NewUnion => ({ code, name: `第${code}工会`, kind: 'union', parentId }));
    await new UnionRegister().create(tx, unions);
  });
  const started = process.resourceUsage().maxRSS;
  const first = await timed(app.get(ImportService), tenantId, rootId, file);
  const again = await timed(app.get(ImportService), tenantId, rootId, file);
  await app.close();
  return { rows: ROWS, idleMb: megabytes(started), first, again };
}

async function timed(imports: ImportService, tenantId: TenantId, unionId: UnionId, file: string) {
  const actor = systemActor(tenantId);
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 100) / 10;
  const { run } = await imports.dryRun(actor, [{ name: 'roster.xlsx', content: readFileSync(file) }], { unionId });
  const dryRun = { seconds: seconds(), peakMb: megabytes(process.resourceUsage().maxRSS) };
  const { counts } = await imports.apply(actor, run.id, false);
  return { counts, dryRun, import: { seconds: seconds(), peakMb: megabytes(process.resourceUsage().maxRSS) } };
}

async function main() {
  if (process.env.BENCH_ROSTER) {
    process.stdout.write(`${JSON.stringify(await measure(process.env.BENCH_ROSTER), null, 2)}\n`);
    return;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-bench-'));
  const { environment, drop } = await prepare(folder);
  const env = { ...process.env, ...environment, BENCH_ROSTER: path.join(folder, 'roster.xlsx') };
  const child = fork(__filename, [String(ROWS)], { env, execArgv: [`--max-old-space-size=${WORKER_HEAP_MB}`] });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  await drop();
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
}

void main();
