import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { log } from '@app/http';
import { IdentityModule, SessionActorResolver, SessionService, SignInService } from '@app/identity';
import {
  type ImportReading,
  ImportReadingService,
  ImportService,
  IntakeModule,
  type RowReading,
  SHEET_KIND_TABLES,
} from '@app/intake';
import { type Actor, type CivilDate, DomainProblem, isCivilDate, permissionsOf } from '@app/kernel';
import { PersistenceModule } from '@app/persistence';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { deservesLook, rowsOf, summaryOf } from './dry-run.report';
import { askSecret, confirmed } from './terminal';

interface CommandOptions {
  readonly files: readonly string[];
  readonly login: string;
  readonly federation?: string;
  readonly map: readonly string[];
  readonly 'opened-on'?: string;
  readonly 'dry-run': boolean;
  readonly 'skip-refused': boolean;
  readonly yes: boolean;
  readonly all: boolean;
}

@Module({ imports: [PersistenceModule, IdentityModule, IntakeModule] })
class ImportCommandModule {}

const SHOWN = 100;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What the user has to mend himself; its message is all that he gets to see. */
class Mistake extends Error {}

/** Runs `work` as the account, and signs out again. */
async function asAccount<T>(
  app: INestApplicationContext,
  { login, federation }: CommandOptions,
  work: (actor: Actor) => Promise<T>,
): Promise<T> {
  const password = process.env.IMPORT_PASSWORD ?? (await askSecret(`${login} 的密码：`));
  // An empty one would be an attempt like any other.
  if (password === '') throw new Mistake('没有密码；不在终端里运行时，请把密码放在环境变量 IMPORT_PASSWORD 里');
  const credentials = { login, password, ...(federation !== undefined && { federation }) };
  const here = { address: 'local', userAgent: undefined, device: null };
  const { token } = await app.get(SignInService).signIn({ ...credentials, ...here });
  const actor = await app.get(SessionActorResolver).actorOf(token);
  try {
    if (!actor || !permissionsOf(actor).includes('intake:run'))
      throw new Mistake('这个账号不能导入：没有“导入表格”的权限，或者还要先登录网页改掉一次性密码。');
    return await work(actor);
  } finally {
    if (actor) await app.get(SessionService).close(actor, token);
  }
}

/** `户名=账户名称` or `户名=name`: which header stands for which field. */
function columnsOf(map: readonly string[]): Record<string, string> | undefined {
  const fields = SHEET_KIND_TABLES.flatMap((table) => table.fields);
  const entries = map.map((pair) => {
    const [header, wanted] = pair.split('=').map((part) => part.trim());
    const field = fields.find((each) => each.field === wanted || each.title === wanted)?.field;
    if (!header || !field) throw new Mistake(`看不懂 --map ${pair}；请写成“表头=字段”，例如 --map 户名=账户名称`);
    return [field, header] as const;
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function readFiles(files: readonly string[]) {
  return files.map((file) => {
    try {
      return { name: path.basename(file), content: readFileSync(file) };
    } catch {
      throw new Mistake(`打不开文件 ${file}，请检查路径`);
    }
  });
}

async function showRows(app: INestApplicationContext, actor: Actor, reading: ImportReading, all: boolean) {
  const shown: RowReading[] = [];
  let left = 0;
  let after: [string, string] | null = null;
  for (;;) {
    const page: RowReading[] = await app.get(ImportReadingService).rows(actor, reading.run.id, {}, after, 500);
    for (const row of page.filter(deservesLook)) {
      if (all || shown.length < SHOWN) shown.push(row);
      else left += 1;
    }
    const last = page.at(-1);
    if (!last) break;
    after = [last.sheetId, String(last.row)];
  }
  if (shown.length > 0) say(`\n${rowsOf(shown, reading)}`);
  if (left > 0) say(`还有 ${left} 行要看一看，加上 --all 全部列出`);
}

function bookingDayOf({ 'opened-on': given }: CommandOptions): CivilDate | undefined {
  if (given === undefined || isCivilDate(given)) return given;
  throw new Mistake(`--opened-on ${given} 不是一个日期；请写成 2026-01-01 这样`);
}

async function importAs(app: INestApplicationContext, actor: Actor, options: CommandOptions): Promise<void> {
  const columns = columnsOf(options.map);
  const openedOn = bookingDayOf(options);
  const imports = app.get(ImportService);
  const reading = await imports.dryRun(actor, readFiles(options.files), {
    ...(columns && { columns }),
    ...(openedOn && { openedOn }),
  });
  say(summaryOf(reading));
  await showRows(app, actor, reading, options.all);
  if (options['dry-run']) return say('\n这是预览，什么都没有导入');
  const refused = reading.run.counts!.refused;
  const skip = options['skip-refused'];
  const question = refused > 0 && !skip ? `有 ${refused} 行不能导入，跳过它们、导入其余的行吗？` : '现在导入吗？';
  const agreed = options.yes ? refused === 0 || skip : await confirmed(`\n${question}`);
  if (!agreed)
    throw new Mistake(
      refused > 0 && options.yes
        ? `有 ${refused} 行不能导入；要跳过它们请加上 --skip-refused`
        : '没有导入；不在终端里运行时，请加上 --yes 表示同意',
    );
  const { counts } = await imports.apply(actor, reading.run.id, true);
  say(`导入好了：新增 ${counts.new}，改动 ${counts.changed}，没有变化 ${counts.unchanged}，跳过 ${counts.refused}`);
}

async function main(): Promise<void> {
  log.level = 'error';
  const options = JSON.parse(process.env.IMPORT_OPTIONS!) as CommandOptions;
  const app = await NestFactory.createApplicationContext(ImportCommandModule, { logger: false, abortOnError: false });
  try {
    await asAccount(app, options, (actor) => importAs(app, actor, options));
  } finally {
    await app.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const text = error instanceof DomainProblem ? error.detail : error instanceof Error ? error.message : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  },
);
