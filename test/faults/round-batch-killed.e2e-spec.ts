import { setTimeout as pause } from 'node:timers/promises';
import { aRoundScene } from '../../libs/rounds/src/testing/a-round';
import type { TestApi } from '../support/test-api';
import { faultSize } from './fault-size';
import { WritingScene } from './writing-scene';

const PEOPLE = faultSize(120, 1_000);
const KILLS = faultSize(6, 100);
const SHARE = 10_00;

jest.setTimeout(faultSize(240_000, 1_800_000));

/** A round whose transfers wait for the cashier. */
async function payableRound(api: TestApi) {
  const stage = await aRoundScene(api, PEOPLE);
  const roundId = await stage.approved({ standard: { cash: '10.00' }, budget: '10000.00' });
  return { roundId, today: stage.scene.today, callers: { cashier: stage.cashier } };
}

describe('PostgreSQL is killed during the payment batch of a round', () => {
  let scene: WritingScene<Awaited<ReturnType<typeof payableRound>>>;
  beforeAll(async () => {
    scene = await WritingScene.open(payableRound);
  });
  afterAll(() => scene?.close());

  const paid = async (): Promise<{ rows: number; batches: number; spent: number; held: number }> => {
    const [row] = await scene.sql(
      `SELECT (SELECT count(*) FROM disbursements.disbursement WHERE status = 'paid')::int AS rows,
         (SELECT count(*) FROM disbursements.payout_batch)::int AS batches,
         (SELECT sum(spent)::int FROM funds.fund_account) AS spent, (SELECT sum(held)::int FROM funds.fund_account) AS held`,
    );
    return row as Awaited<ReturnType<typeof paid>>;
  };

  it('it is paid wholly or not at all, and taken up again until it is, once', async () => {
    const { roundId, today } = scene.prepared;
    const order = { kind: 'transfer', paidOn: today, bankReference: 'B-1' };
    const acknowledged = { yet: false };
    const answer = scene.send('cashier', `/staff/rounds/${roundId}/payments`, order, 'one-batch').then((body) => {
      acknowledged.yet = true;
      return body;
    });
    answer.catch(() => undefined);
    for (let kill = 0; kill < KILLS && !acknowledged.yet; kill++) {
      // Somewhere else in the transaction each time: while rows are locked, settled, written, told.
      await pause((kill * 37) % 400);
      const wasAcknowledged = acknowledged.yet;
      await scene.postgres.killAndRestart();
      const { rows, batches } = await paid();
      expect([
        [0, 0],
        [PEOPLE, 1],
      ]).toContainEqual([rows, batches]);
      if (wasAcknowledged) expect(rows).toBe(PEOPLE);
    }
    const { payoutBatchId } = await answer;
    expect(payoutBatchId).toEqual(expect.any(String));
    expect(await paid()).toEqual({ rows: PEOPLE, batches: 1, spent: PEOPLE * SHARE, held: 0 });
    expect(scene.strange).toEqual([]);
    expect(scene.isAlive).toBe(true);
  });

  it('sent once more with its key it answers the same and pays nobody again; with another there is nothing left', async () => {
    const { roundId, today } = scene.prepared;
    const path = `/staff/rounds/${roundId}/payments`;
    const order = { kind: 'transfer', paidOn: today, bankReference: 'B-1' };
    const again = await scene.send('cashier', path, order, 'one-batch');
    const [batch] = await scene.sql(`SELECT id FROM disbursements.payout_batch`);
    expect(again['payoutBatchId']).toBe(batch!['id']);
    await expect(scene.send('cashier', path, order, 'another-batch')).rejects.toThrow(/payout-batch.empty/);
    expect(await paid()).toMatchObject({ rows: PEOPLE, batches: 1, spent: PEOPLE * SHARE });
  });
});
