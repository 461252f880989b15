import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { log } from '@app/http';
import { NestFactory } from '@nestjs/core';
import { readable } from './readable';
import { ReplayModule } from './replay.module';
import { replay } from './replay';

interface ReplayOptions {
  readonly folder: string;
  readonly year: number | null;
  readonly json: boolean;
}

const WORKBOOK = /\.(?:xlsx|xls|ods|csv)$/i;

const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => WORKBOOK.test(name) && !name.startsWith('~$') && !name.startsWith('.'))
    .sort()
    .map((name) => ({ name, content: readFileSync(path.join(folder, name)) }));

async function main({ folder, year, json }: ReplayOptions): Promise<number> {
  log.level = 'error';
  const app = await NestFactory.createApplicationContext(ReplayModule, { logger: false, abortOnError: false });
  try {
    const { figures, refused } = await replay(app, filesIn(folder), { year, name: path.basename(folder) });
    process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : readable(figures));
    for (const { file, sheet, row, why } of refused)
      process.stderr.write(
        `${[file, sheet, row === null ? null : `第 ${row} 行`].filter(Boolean).join(' · ')}:${why}\n`,
      );
    return refused.length === 0 ? 0 : 1;
  } finally {
    await app.close();
  }
}

main(JSON.parse(process.env.REPLAY_OPTIONS!) as ReplayOptions).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
