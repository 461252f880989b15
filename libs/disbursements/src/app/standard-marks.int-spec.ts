import { newId, parseFen } from '@app/kernel';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { aDesk, ENTITIES_FOR_DISBURSEMENTS } from '../testing';

describe('the standard, once the amount is another one', () => {
  let database: TestDatabase;
  let platform: Platform;
  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, ENTITIES_FOR_DISBURSEMENTS);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const allowing = (allowed: string, standardCode: string | null = 'HOSPITAL') => ({
    rule: { standardCode, version: '2018 默认版', sentence: '', allowed: parseFen(allowed), fundKinds: null },
  });
  const nothing = { amount: null, fundAccountId: null, method: null };
  const askAgain = { action: 'return', reason: '金额请再核一下' } as const;

  it('above it takes the higher route and says by how much, within it takes it no more', async () => {
    const desk = await aDesk(platform);
    const { id } = await desk.request(allowing('1000'));
    const change = async (amount: string) =>
      desk.on.decisions.changeAmount(desk.officer, await desk.now(id), parseFen(amount));
    await change('1200');
    const over = await desk.rowOf(id);
    expect(over).toMatchObject({ marks: ['over-standard'], tier: 'T3' });
    expect(over.ruleSentence).toBe('按标准还可以发 ¥1,000.00，现在要 ¥1,200.00，超出 ¥200.00，要走上一级审批。');
    await change('1000');
    expect(await desk.rowOf(id)).toMatchObject({ marks: [], tier: 'T0' });
  });

  it('is asked again when it is handed in again, for all that one visit brings', async () => {
    const desk = await aDesk(platform);
    const subject = { type: 'visit', id: newId() };
    await desk.request({ ...allowing('1000'), subject });
    const { id } = await desk.request({ ...allowing('1000'), subject, amount: parseFen('100') });
    const again = async (amount: string) => {
      await desk.on.decisions.decide(desk.treasurer, await desk.now(id), askAgain);
      await desk.on.decisions.submit(desk.officer, await desk.now(id), { ...nothing, amount: parseFen(amount) });
      return (await desk.rowOf(id)).marks;
    };
    expect(await again('200')).toEqual([]);
    expect(await again('200.01')).toEqual(['over-standard']);
  });

  it('without a rule counts each payment alone; where nothing is allowed the mark of that stays', async () => {
    const desk = await aDesk(platform);
    const subject = { type: 'round-entry', id: newId() };
    await desk.request({ ...allowing('800', null), subject });
    const { id } = await desk.request({ ...allowing('800', null), subject });
    await desk.on.decisions.changeAmount(desk.officer, await desk.now(id), parseFen('700'));
    expect(await desk.rowOf(id)).toMatchObject({ marks: [] });
    const none = await desk.request({ ...allowing('0'), marks: ['not-entitled'] });
    await desk.on.decisions.changeAmount(desk.officer, await desk.now(none.id), parseFen('10'));
    expect(await desk.rowOf(none.id)).toMatchObject({ marks: ['not-entitled'], tier: 'T3' });
  });
});
