import { type AccountId, addDays, newId } from '@app/kernel';
import { openNotifications } from './testing';
import { TODAY, ReminderScene } from './testing/reminder-scene';

const sorted = (texts: readonly string[]): string[] => [...texts].sort((a, b) => a.localeCompare(b));

let scene: ReminderScene;
beforeAll(async () => {
  scene = await ReminderScene.create();
});
afterAll(() => scene.close());
beforeEach(() => scene.anew());

describe('sending', () => {
  const [officer, chair, viceChair] = [newId(), newId(), newId()] as AccountId[];
  beforeEach(() => {
    scene.duties.parts.set('assignee', [officer!, officer!]);
    scene.duties.parts.set('chair', [chair!]);
    scene.duties.parts.set('vice-chair', [viceChair!, chair!]);
    scene.duties.parts.set('superior', []);
  });

  it('tells everybody who plays the part, once, marks it and announces it', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    await scene.sendAll(duty);
    await scene.sendAll(duty);
    const messages = await scene.messagesOf();
    expect(sorted(messages.map((row) => `${row.template} ${row.recipient_account_id}`))).toEqual(
      sorted([
        `reminder.escalation ${chair}`,
        `reminder.escalation ${viceChair}`,
        `reminder.escalation ${chair}`,
        `reminder.overdue ${officer}`,
      ]),
    );
    const [overdue] = messages.filter((row) => row.template === 'reminder.overdue');
    expect(overdue).toMatchObject({
      title: '有一件走访晚了',
      link: duty.link,
      read_at: null,
      parameters: { matter: 'visit-duty', deadlineOn: duty.deadlineOn, today: TODAY },
    });
    const log = await scene.database.owner('SELECT * FROM notifications.delivery WHERE tenant_id = $1', [
      scene.tenantId,
    ]);
    expect(sorted(log.map((row) => row.message_key))).toEqual(sorted(messages.map((row) => row.message_key)));
    expect(new Set(log.map((row) => `${row.channel} ${row.result}`))).toEqual(new Set(['in-app delivered']));
    const events = await scene.database.owner(
      `SELECT payload FROM messaging.outbox_message WHERE tenant_id = $1 AND type = $2`,
      [scene.tenantId, 'reminder.sent.v1'],
    );
    expect(sorted(events.map(({ payload }) => payload.kind))).toEqual(['escalation', 'escalation']);
    expect(events[0].payload).toMatchObject({ subjectType: 'visit-duty', subjectId: duty.id });
  });

  it('what only makes sense before the deadline is not sent after it', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    await scene.sendAll(duty);
    const words = await scene.inWords(duty);
    expect(words).toContain('before-deadline → assignee: superseded');
    expect(words).toContain('on-deadline → assignee: superseded');
    expect(words).toContain('overdue → assignee: sent');
  });

  it('ten workers that send the same reminder at once send it once', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    const row = (await scene.rowsOf(duty)).find(({ kind }) => kind === 'overdue')!;
    await Promise.all(Array.from({ length: 10 }, () => scene.open.sender.send(scene.tenantId, row.id)));
    expect(await scene.messagesOf()).toHaveLength(1);
    expect((await scene.rowsOf(duty)).find(({ id }) => id === row.id)).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it('a duty that ended, or is gone, is not reminded of', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    scene.duties.known.set(duty.id, { ...duty, waits: 'ended' });
    const gone = await scene.reconcile(scene.aLateDuty());
    scene.duties.known.delete(gone.id);
    await scene.sendAll(duty);
    await scene.sendAll(gone);
    expect(await scene.messagesOf()).toEqual([]);
    for (const one of [duty, gone])
      expect((await scene.rowsOf(one)).every((row) => row.status === 'cancelled')).toBe(true);
  });

  it('what is not due yet stays', async () => {
    const duty = await scene.reconcile(scene.aLateDuty({ deadlineOn: addDays(TODAY, 30) }));
    const later = (await scene.rowsOf(duty)).filter((row) => row.dueAt.getTime() > Date.now());
    await scene.sendAll(duty);
    expect(later.length).toBeGreaterThan(0);
    expect((await scene.rowsOf(duty)).filter((row) => row.status === 'due')).toEqual(later);
  });

  it('without anybody to tell it is tried again later, and goes out once somebody is appointed', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    const escalation = (await scene.rowsOf(duty)).find(({ recipient }) => recipient === 'superior')!;
    await scene.open.sender.send(scene.tenantId, escalation.id);
    const [failed] = (await scene.rowsOf(duty)).filter(({ id }) => id === escalation.id);
    expect(failed).toMatchObject({ status: 'failed', failure: 'no-recipient', attempts: 1 });
    expect(failed!.retryAt!.getTime()).toBeGreaterThan(Date.now());
    scene.duties.parts.set('superior', [chair!]);
    await scene.open.sender.send(scene.tenantId, escalation.id);
    expect(await scene.messagesOf()).toEqual([]);
    await scene.database.owner(`UPDATE notifications.reminder SET retry_at = now() WHERE id = $1`, [escalation.id]);
    await scene.open.sender.send(scene.tenantId, escalation.id);
    expect(await scene.messagesOf()).toHaveLength(1);
    expect((await scene.rowsOf(duty)).find(({ id }) => id === escalation.id)).toMatchObject({
      status: 'sent',
      failure: null,
    });
  });

  it('a failure in the middle leaves neither message nor mark', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    const row = (await scene.rowsOf(duty)).find(({ kind }) => kind === 'overdue')!;
    scene.duties.broken = duty.id;
    await expect(scene.open.sender.send(scene.tenantId, row.id)).rejects.toThrow('stop');
    expect(await scene.messagesOf()).toEqual([]);
    expect((await scene.rowsOf(duty)).find(({ id }) => id === row.id)).toMatchObject({ status: 'due', attempts: 0 });
  });

  it('a subject whose lib is not loaded waits', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    const [row] = await scene.rowsOf(duty);
    await expect(openNotifications(scene.platform).sender.send(scene.tenantId, row!.id)).rejects.toThrow('visit-duty');
    expect((await scene.rowsOf(duty))[0]).toMatchObject({ status: 'due' });
  });
});
