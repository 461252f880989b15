// A step of its own: makes the roles of DATABASE_URL's database and brings its schema up to date.
import { createRequire } from 'node:module';
import path from 'node:path';
import { checkNode, ensureBuild, ensureDependencies, root } from './lib/dependencies.mjs';

const require = createRequire(import.meta.url);
const log = (line) => console.error(`暖家 · ${line}`);

async function main() {
  const adminUrl = process.env.DATABASE_URL;
  if (!adminUrl)
    throw new Error('DATABASE_URL names the database; npm start brings the embedded one up to date itself');
  checkNode();
  ensureDependencies(log);
  await ensureBuild(log);
  const { provision, migrate } = require(path.join(root, 'dist/libs/persistence/src/index.js'));
  const { ownerUrl } = await provision(adminUrl);
  const done = await migrate(ownerUrl);
  for (const name of done) console.log(name);
  console.log(`${done.length} steps, the database is up to date`);
}

main().catch((error) => {
  console.error(`could not migrate: ${error.message}`);
  process.exit(1);
});
