// A PostgreSQL of a fault test, started and started again at one address: node postgres-server.mjs FOLDER
import { setTimeout as pause } from 'node:timers/promises';
import { removePostgresData, startEmbeddedPostgres } from '../../apps/quickstart/lib/embedded-postgres.mjs';

const dataDir = process.argv[2];
let server;

/** What a killed server left behind (its children, its shared memory) goes a moment later. */
async function start(port) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startEmbeddedPostgres({ dataDir, port });
    } catch (error) {
      if (attempt === 100) throw error;
      await pause(100);
    }
  }
}

async function obey(order) {
  if (order === 'start') {
    server = await start(server?.port);
    process.send({ url: server.url('postgres'), pid: server.pid });
    return;
  }
  await server?.stop();
  // Wherever they lie: started by root, not in the folder of the test.
  await removePostgresData(dataDir);
  process.exit(0);
}

process.on('message', (order) => void obey(order));
// The test that started it is gone.
process.on('disconnect', () => void obey('stop'));
