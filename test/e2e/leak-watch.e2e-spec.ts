import { randomUUID } from 'node:crypto';
import { log } from '@app/http';
import { openTestApi } from '../support/test-api';

const PHONE = '19900001234';

describe('the watch that every HTTP spec is under', () => {
  it('finds a number in the log and in an event, and not within a hash', async () => {
    const api = await openTestApi();
    log.info({ note: `call ${PHONE}` }, 'planted');
    log.info({ hash: `a${PHONE}f` }, 'harmless');
    await api.database.owner(
      `INSERT INTO messaging.outbox_message (tenant_id, id, occurred_at, type, payload) VALUES ($1, $1, now(), 'planted.v1', $2)`,
      [randomUUID(), JSON.stringify({ phone: PHONE })],
    );
    const told = await api.close().then(
      () => '',
      (error: Error) => error.message,
    );
    expect(told).toMatch(/log: .*planted/);
    expect(told).toMatch(/outbox_message: /);
    expect(told).not.toContain('harmless');
  });
});
