import { openTestApi, type TestApi } from '../../../../test/support/test-api';
import type { Caller } from '../../../../test/support/scene';
import { aRoundScene, type RoundScene } from '../testing/a-round';

describe('rounds in a person’s calendar', () => {
  let api: TestApi;
  let stage: RoundScene;
  let roundId: string;

  beforeAll(async () => {
    api = await openTestApi();
    stage = await aRoundScene(api);
    roundId = await stage.approved({ name: '看望孙淑芬' });
  });
  afterAll(() => api?.close());

  /** The feed as a phone reads it, by an address of its own each time. */
  const feedOf = async (who: Caller): Promise<string> => {
    const { path } = await who.post('/messages/calendar');
    const { status, text } = await who.call('GET', path.replace('/api', ''));
    expect(status).toBe(200);
    return text.replaceAll('\r\n ', '');
  };

  it('who organises one and who visits in it see its last day, and nobody’s name', async () => {
    const { dueOn } = await stage.officer.get(`/staff/rounds/${roundId}`);
    for (const [who, title] of [
      [stage.officer, '走访活动 · 截止'],
      [stage.leader, '走访名单 · 截止'],
    ] as const) {
      const feed = await feedOf(who);
      expect(feed.match(/BEGIN:VEVENT/g)).toHaveLength(1);
      expect(feed).toContain(`SUMMARY:${title}`);
      expect(feed).toContain(dueOn.replaceAll('-', ''));
      expect(feed).not.toMatch(/孙淑芬|送温暖|慰问/);
    }
  });

  it('who only signs or pays sees nothing of it', async () => {
    expect(await feedOf(stage.treasurer)).not.toContain('BEGIN:VEVENT');
  });

  it('a visitor whom nobody waits for any more loses it, the organiser keeps it until it ends', async () => {
    const nobodyWaits = `UPDATE rounds.roster_entry SET status = 'removed' WHERE round_id = $1`;
    await api.database.owner(nobodyWaits, [roundId]);
    expect(await feedOf(stage.leader)).not.toContain('BEGIN:VEVENT');
    expect(await feedOf(stage.officer)).toContain('走访活动 · 截止');
    const { id } = await stage.draft({ name: '不办了' });
    expect((await feedOf(stage.officer)).match(/BEGIN:VEVENT/g)).toHaveLength(2);
    await stage.act(stage.officer, id, 'cancellation', { reason: '今年合并办' });
    expect((await feedOf(stage.officer)).match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });
});
