// Malformed requests by the thousand: npm run fuzz -- [--seed N] [--requests N]. A seed can be run again.
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { seed: { type: 'string' }, requests: { type: 'string', default: '10000' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const requests = Number(values.requests);
if (!Number.isSafeInteger(seed) || seed < 0 || !Number.isSafeInteger(requests) || requests < 1) {
  console.error('npm run fuzz -- [--seed N] [--requests N]');
  process.exit(2);
}
Object.assign(process.env, { FUZZ_SEED: String(seed), FUZZ_REQUESTS: String(requests) });
console.log(
  `# ${requests} requests of seed ${seed}; the same again: npm run fuzz -- --seed ${seed} --requests ${requests}`,
);
process.argv.splice(2, process.argv.length, 'test/e2e/malformed-requests');
await import('../run.mjs');
