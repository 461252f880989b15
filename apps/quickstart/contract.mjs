// Writes the API's published contract (apps/api/openapi.json) and the types of its client (apps/web/src/api/schema.ts).
import { spawnSync } from 'node:child_process';
import { root } from './lib/dependencies.mjs';

const args = ['node_modules/jest/bin/jest.js', '-c', 'test/jest.config.cjs', 'test/architecture/contract.e2e-spec.ts'];
const { status } = spawnSync(process.execPath, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, WRITE_CONTRACT: '1' },
});
process.exit(status ?? 1);
