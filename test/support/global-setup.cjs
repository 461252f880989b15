// One PostgreSQL for all specs and one migrated template in it; every spec file gets a copy of its own.
const { createHash, randomBytes } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');

/** Fingerprint of all that shapes the template: a changed migration makes a new one. */
function fingerprint() {
  const hash = createHash('sha256');
  const folder = path.join(root, 'libs/persistence/src/migrations');
  for (const name of fs.readdirSync(folder).sort()) hash.update(name).update(fs.readFileSync(path.join(folder, name)));
  hash.update(fs.readFileSync(path.join(root, 'libs/persistence/src/provisioning.ts')));
  return hash.digest('hex').slice(0, 12);
}

module.exports = async () => {
  let adminUrl = process.env.TEST_DATABASE_URL;
  if (!adminUrl) {
    const { startEmbeddedPostgres } = await import('../../apps/quickstart/lib/embedded-postgres.mjs');
    const server = await startEmbeddedPostgres({
      dataDir: path.join(root, '.data/test/postgres'),
      settings: { fsync: 'off', full_page_writes: 'off' },
    });
    globalThis.__TEST_POSTGRES__ = server;
    adminUrl = server.url('postgres');
  }
  process.env.TEST_DATABASE_URL = adminUrl;
  // Several groups of specs may be one run: what one of them made, the next ones copy.
  globalThis.__OWN_RUN__ = !process.env.TEST_RUN;
  process.env.TEST_RUN ??= `${Date.now().toString(36)}_${randomBytes(3).toString('hex')}`;
  process.env.TEST_TEMPLATE = `nj_template_${fingerprint()}`;
  await require('./template-database.ts').ensureTemplate(adminUrl, process.env.TEST_TEMPLATE);
};
