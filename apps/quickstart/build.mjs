// Compiles apps/* and libs/* to CommonJS in dist/ with SWC: one process, no configuration but .swcrc.
import fs from 'node:fs';
import fsp from 'node:fs/promises';
import path from 'node:path';
import { transformFile } from '@swc/core';

const root = path.resolve(import.meta.dirname, '..', '..');
const SOURCES = ['apps/api', 'apps/worker', 'apps/quickstart', 'libs', 'test/bench'];
const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !/\.(int-|e2e-)?spec\.ts$/.test(file);

async function* walk(folder) {
  for (const entry of await fsp.readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(file);
    else if (isSource(file)) yield file;
  }
}

/** `@app/visits/http` → a relative path, so that the output needs no resolver. */
const rewriteImports = (code, from) =>
  code.replace(/require\("@app\/([a-z-]+)(?:\/(http|jobs|testing))?"\)/g, (_, lib, face) => {
    const target = face === 'testing' ? `libs/${lib}/src/testing/index.js` : `libs/${lib}/src/${face ?? 'index'}.js`;
    const relative = path.relative(path.dirname(from), target);
    return `require("${relative.startsWith('.') ? relative : `./${relative}`}")`;
  });

async function compile(file) {
  const target = path.join(root, 'dist', file.replace(/\.ts$/, '.js'));
  const sourceFileName = path.relative(path.dirname(target), path.join(root, file));
  const { code, map } = await transformFile(path.join(root, file), { cwd: root, swcrc: true, sourceFileName });
  await fsp.mkdir(path.dirname(target), { recursive: true });
  await fsp.writeFile(target, `${rewriteImports(code, file)}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
  await fsp.writeFile(`${target}.map`, map);
}

export async function buildServer() {
  process.chdir(root);
  const files = [];
  for (const folder of SOURCES) {
    await fsp.rm(path.join('dist', folder), { recursive: true, force: true });
    if (fs.existsSync(folder)) for await (const file of walk(folder)) files.push(file);
  }
  const faults = [];
  let next = 0;
  const work = async () => {
    while (next < files.length) {
      const file = files[next++];
      await compile(file).catch((error) => faults.push(`${file}: ${error.message}`));
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  if (faults.length > 0) throw new Error(`does not compile:\n${faults.join('\n')}`);
  return files.length;
}

export async function buildWeb() {
  const { build } = await import('vite');
  await build({ configFile: path.join(root, 'apps/web/vite.config.mts'), logLevel: 'warn' });
}

/** Newest modification below the given paths, in milliseconds. */
export function newest(paths) {
  let latest = 0;
  for (const item of paths) {
    const file = path.join(root, item);
    if (!fs.existsSync(file)) continue;
    const stat = fs.statSync(file);
    if (!stat.isDirectory()) latest = Math.max(latest, stat.mtimeMs);
    else
      for (const name of fs.readdirSync(file))
        if (name !== 'node_modules') latest = Math.max(latest, newest([path.join(item, name)]));
  }
  return latest;
}

const isBuilt = (stamp, sources) =>
  fs.existsSync(path.join(root, stamp)) && fs.statSync(path.join(root, stamp)).mtimeMs > newest(sources);

/** Builds what is missing or older than its sources. */
export async function buildWhatIsStale(log) {
  if (!isBuilt('dist/server.built', [...SOURCES, '.swcrc', 'package-lock.json'])) {
    log('building the server');
    await buildServer();
    fs.writeFileSync(path.join(root, 'dist/server.built'), '');
  }
  if (!isBuilt('dist/web.built', ['apps/web', 'package-lock.json'])) {
    log('building the web app');
    await buildWeb();
    fs.writeFileSync(path.join(root, 'dist/web.built'), '');
  }
}

if (process.argv[1] === import.meta.filename) {
  const started = performance.now();
  const count = await buildServer();
  console.log(`compiled ${count} files in ${Math.round(performance.now() - started)} ms`);
  if (!process.argv.includes('--server-only')) await buildWeb();
}
