// Each illegal import must make its rule fire. A rule that cannot fail protects nothing.
const { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, mkdirSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const os = require('node:os');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');
const CASES = [
  ['layers:kernel', 'libs/kernel/src/zz-canary.ts', `import '@app/persistence';`],
  ['layers:organizations', 'libs/organizations/src/zz-canary.ts', `import '@app/identity';`],
  ['layers:funds', 'libs/funds/src/zz-canary.ts', `import '@app/approvals';`],
  ['layers:visits', 'libs/visits/src/app/zz-canary.ts', `import '@app/intake';`],
  ['resolvable', 'libs/visits/src/app/zz-canary.ts', `import '@app/no-such-lib';`],
  ['no-cycles', 'libs/kernel/src/zz-canary.ts', `export * from './zz-canary-2';`],
  ['known-lib', 'libs/stray/src/zz-canary.ts', `import '@app/kernel';`],
  ['public-entry-only', 'libs/visits/src/app/zz-canary.ts', `import '../../../funds/src/domain/journal';`],
  [
    'pure-domain',
    'libs/visits/src/domain/zz-canary.ts',
    `import { Injectable } from '@nestjs/common'; export const x = Injectable;`,
  ],
  [
    'pure-domain',
    'libs/funds/src/domain/zz-canary.ts',
    `import { readFileSync } from 'node:fs'; export const x = readFileSync;`,
  ],
  ['inward-only', 'libs/members/src/domain/zz-canary.ts', `import '../http/zz-canary-3';`],
  ['http-in-api-only', 'apps/worker/src/zz-canary.ts', `import '@app/organizations/http';`],
  ['jobs-in-worker-only', 'apps/api/src/zz-canary.ts', `import '@app/documents/jobs';`],
  ['testing-in-tests-only', 'libs/visits/src/app/zz-canary.ts', `import '@app/persistence/testing';`],
  ['web-through-the-api', 'apps/web/src/zz-canary.ts', `import '../../../libs/kernel/src/index';`],
];

/** A copy of the sources, so that a canary never stands in the real tree. */
const copy = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-canaries-'));
for (const name of ['apps', 'libs', 'test/architecture', 'tsconfig.json', 'package.json'])
  cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));

let silent = 0;
for (const [rule, file, text] of CASES) {
  const files = { [file]: text };
  if (rule === 'no-cycles') files['libs/kernel/src/zz-canary-2.ts'] = `export * from './zz-canary';`;
  if (rule === 'inward-only') files['libs/members/src/http/zz-canary-3.ts'] = 'export {};';
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(copy, name)), { recursive: true });
    writeFileSync(path.join(copy, name), content);
  }
  const args = ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...Object.keys(files)];
  args.push('--config', 'test/architecture/dependency-rules.cjs', '--output-type', 'json');
  const out = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 27 });
  for (const name of Object.keys(files)) rmSync(path.join(copy, name));
  const fired = out.stdout
    ? JSON.parse(out.stdout).summary.violations.map((violation) => violation.rule.name)
    : [out.stderr];
  const fires = fired.includes(rule);
  if (!fires) silent++;
  console.log(`${fires ? 'fires ' : 'SILENT'} ${rule} <- ${text}${fires ? '' : ` (fired: ${fired})`}`);
}
rmSync(copy, { recursive: true, force: true });
process.exit(silent > 0 ? 1 : 0);
