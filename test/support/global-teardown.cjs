const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Client } = require('pg');

/** The demo city of this run; a run of several groups takes its own away at its end. */
async function dropCity() {
  const admin = new Client({ connectionString: process.env.TEST_DATABASE_URL });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS "nj_demo_${process.env.TEST_RUN}" WITH (FORCE)`);
  await admin.end();
  fs.rmSync(path.join(os.tmpdir(), `nuanjia-demo-${process.env.TEST_RUN}`), { recursive: true, force: true });
}

module.exports = async () => {
  if (globalThis.__OWN_RUN__) await dropCity();
  await globalThis.__TEST_POSTGRES__?.stop();
};
