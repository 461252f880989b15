import { type Actor, newId } from '@app/kernel';
import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { NOTIFICATION_ENTITIES, openNotifications } from '@app/notifications/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { HARDSHIP_ENTITIES } from '../testing';
import { aDraft, fileScene } from '../testing/file-scene';
import { FileStepReminders } from './file-step.reminders';
import { HardshipFileView } from '../http/dto/hardship-file.view';
import { FileMovedTold, FileSignersTold } from '../jobs/file-told.handlers';

describe('publicity and approval of a hardship file on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let scene: ReturnType<typeof fileScene>;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [
      ...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...NOTIFICATION_ENTITIES, ...HARDSHIP_ENTITIES]),
    ]);
    scene = fileScene(platform, database.owner);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  it('is not submitted before the notice hung its time', async () => {
    const of = await scene.aPlace();
    const id = await scene.aPublicised(of);
    await expect(
      scene.hardship.decisions.submit(of.officer, await scene.seen(of, id), scene.key()),
    ).rejects.toMatchObject({
      code: 'hardship-file.notice-not-over',
    });
  });

  it('an objection stops the clock; after the investigation a second notice hangs', async () => {
    const of = await scene.aPlace();
    const id = await scene.aPublicised(of);
    const said = { words: '他家还有一套出租的房子', name: null, contact: null };
    await scene.hardship.steps.object(of.officer, await scene.seen(of, id), said);
    await scene.letNoticesPass(of);
    await expect(
      scene.hardship.decisions.submit(of.officer, await scene.seen(of, id), scene.key()),
    ).rejects.toMatchObject({
      code: 'hardship-file.notice-not-over',
    });
    const found = { heldOn: await scene.today(of), people: ['甲', '乙'], conforms: true, words: '查无此事' };
    await scene.hardship.steps.reinvestigate(of.officer, await scene.seen(of, id), found);
    await scene.hardship.steps.publicise(of.officer, await scene.seen(of, id));
    const { notices } = await scene.hardship.reading.page(of.officer, id);
    expect(notices.map(({ standing, notice }) => [notice.round, standing, notice.workingDays])).toEqual([
      [1, 'objected', 5],
      [2, 'hanging', 3],
    ]);
  });

  it('who has the next step in hand is told of it and reminded of it, and the family hears that it moved', async () => {
    const of = await scene.aPlace();
    const steps = new FileStepReminders(scene.hardship.audience);
    const open = openNotifications(platform, [steps]);
    const moved = new FileMovedTold(scene.hardship.audience, open.messages);
    const signers = new FileSignersTold(scene.hardship.approvalReading, open.messages);
    const id = await scene.aSubmitted(of);
    await platform.uow.run(of.system, async (tx) => {
      const payload = {
        subjectType: 'hardship-file',
        subjectId: id,
        fileId: id,
        action: 'submit',
        status: 'union-review',
      };
      const message = { id: newId(), tenantId: of.tenantId, type: 'hardship-file.moved.v1', payload } as never;
      await moved.handle(tx, message);
      await signers.handle(tx, { ...(message as object), type: 'approval.opened.v1' } as never);
      await open.planning.planFor(tx, 'hardship-step', [id]);
    });
    const told = await database.owner(
      `SELECT m.recipient_account_id AS account, m.link, m.template FROM notifications.message m WHERE m.tenant_id = $1`,
      [of.tenantId],
    );
    expect(told).toContainEqual({ account: of.chair.accountId, link: `/hardship/${id}`, template: 'approval.waiting' });
    expect(told).toContainEqual({ account: of.member.accountId, link: '/my/hardship', template: 'member.case-moved' });
    const due = await database.owner(
      `SELECT recipient, kind FROM notifications.reminder WHERE tenant_id = $1 AND subject_id = $2 AND status = 'due'`,
      [of.tenantId, id],
    );
    expect(due).toContainEqual({ recipient: 'signer', kind: 'on-deadline' });
    expect(due).toContainEqual({ recipient: 'chair', kind: 'escalation' });
    open.close();
  });

  it.each([
    ['return-change', ['approval.returned']],
    ['reject-change', ['file.step-waiting', 'member.case-moved']],
  ])('%s: who looks after the file hears that its review goes on', async (action, templates) => {
    const of = await scene.aPlace();
    const open = openNotifications(platform, []);
    const moved = new FileMovedTold(scene.hardship.audience, open.messages);
    const fileId = await scene.anActive(of);
    await scene.dueIn(of, 20);
    await scene.hardship.reviews.work(of.tenantId);
    const payload = { fileId, action, status: 'review-due' };
    const message = { id: newId(), type: 'hardship-file.moved.v1', payload } as never;
    await platform.uow.run(of.system, (tx) => moved.handle(tx, message));
    const told = await database.owner(
      `SELECT recipient_account_id AS account, template FROM notifications.message WHERE tenant_id = $1 ORDER BY template`,
      [of.tenantId],
    );
    const { officer, member } = of;
    const to = (template: string) => (template.startsWith('member.') ? member : officer).accountId;
    expect(told).toEqual(templates.map((template) => ({ account: to(template), template })));
    open.close();
  });

  it('the officer is told when the register says that the holder is gone', async () => {
    const of = await scene.aPlace();
    const open = openNotifications(platform, []);
    const moved = new FileMovedTold(scene.hardship.audience, open.messages);
    const id = await scene.aVisited(of);
    const message = { id: newId(), type: 'member.died.v1', payload: { memberId: of.recipient } } as never;
    await platform.uow.run(of.system, (tx) => moved.handle(tx, message));
    const told = await database.owner(
      `SELECT recipient_account_id AS account, link, template FROM notifications.message WHERE tenant_id = $1`,
      [of.tenantId],
    );
    expect(told).toEqual([{ account: of.officer.accountId, link: `/hardship/${id}`, template: 'file.step-waiting' }]);
    open.close();
  });

  it('a signer adds another and hands over to another, who then signs in his place', async () => {
    const of = await scene.aPlace();
    const id = await scene.aSubmitted(of);
    const vice = await of.agent('vice-chair', of.union);
    const person = { personId: vice.personId, comment: '请一起看看' };
    await scene.hardship.decisions.decide(
      of.chair,
      await scene.seen(of, id),
      { action: 'hand-over', ...person },
      scene.key(),
    );
    await scene.sign(of, id, vice, 'review');
    const board = await of.agent('federation-officer', of.rootId);
    const added = { action: 'add-signer', personId: board.personId, comment: '' } as const;
    await scene.hardship.decisions.decide(of.federation, await scene.seen(of, id), added, scene.key());
    await scene.sign(of, id, of.federation, 'approve');
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'federation-review' });
    await scene.sign(of, id, board, 'approve');
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'active' });
  });

  it('after the period nobody objects any more', async () => {
    const of = await scene.aPlace();
    const id = await scene.aPublicised(of);
    await scene.letNoticesPass(of);
    const said = { words: '我有意见要反映', name: '王五', contact: null };
    await expect(scene.hardship.steps.object(of.officer, await scene.seen(of, id), said)).rejects.toMatchObject({
      code: 'notice.over',
    });
  });

  it('nothing is published without consent, and what is published holds nothing private', async () => {
    const of = await scene.aPlace();
    const id = await scene.aVisited(of, { consent: { given: false, withCause: false } });
    await scene.hardship.steps.assess(of.officer, await scene.seen(of, id), await scene.aMeeting(of));
    await expect(scene.hardship.steps.publicise(of.officer, await scene.seen(of, id))).rejects.toMatchObject({
      code: 'hardship-file.not-consented',
    });
    const of2 = await scene.aPlace();
    await scene.aPublicised(of2);
    const [row] = await database.owner(
      `SELECT row_to_json(n)::text AS text FROM disclosure.public_notice n WHERE tenant_id = $1`,
      [of2.tenantId],
    );
    expect(row.text).toContain('王*英');
    for (const secret of ['王秀英', '高血压', '20000', '学费', '子女上学', '990101'])
      expect(row.text).not.toContain(secret);
  });

  it('what came back is stated anew by whoever looks after it: visited, assessed, published and submitted anew', async () => {
    const of = await scene.aPlace();
    const id = await scene.aSubmitted(of);
    const { decisions, drafts, steps, reading } = scene.hardship;
    const seen = () => scene.seen(of, id);
    await decisions.decide(of.chair, await seen(), { action: 'return', reason: '收入漏了一项' }, scene.key());
    const other = await of.agent('officer', of.union);
    await steps.sendBack(other, await seen(), '补填赡养费');
    const taken = await database.owner(
      `SELECT q.status, r.person_id AS by, r.comment, a.account_id AS "auditedOf", a.reason
       FROM approvals.approval_request q
       JOIN approvals.approval_record r ON r.request_id = q.id AND r.action = 'withdraw'
       JOIN audit.audit_entry a ON a.subject_id = q.subject_id AND a.action = 'approval.withdraw'
       WHERE q.subject_id = $1`,
      [id],
    );
    expect(taken).toEqual([
      ...[
        {
          status: 'withdrawn',
          by: other.personId,
          comment: '补填赡养费',
          auditedOf: other.accountId,
          reason: '补填赡养费',
        },
      ],
    ]);
    const open = openNotifications(platform, []);
    const moved = new FileMovedTold(scene.hardship.audience, open.messages);
    const events = await database.owner(
      `SELECT id, type, payload FROM messaging.outbox_message WHERE type = 'hardship-file.moved.v1'
         AND payload->>'fileId' = $1 AND payload->>'action' = 'send-back'`,
      [id],
    );
    for (const event of events) await platform.uow.run(of.system, (tx) => moved.handle(tx, event));
    const told = await database.owner(
      `SELECT recipient_account_id AS account, template FROM notifications.message WHERE tenant_id = $1`,
      [of.tenantId],
    );
    expect(told).toEqual([{ account: of.member.accountId, template: 'member.case-moved' }]);
    open.close();
    await drafts.save(other, await seen(), aDraft());
    await drafts.apply(other, await seen());
    const visit = { heldOn: await scene.today(of), people: ['甲', '乙'], conforms: true, words: '情况属实' };
    await steps.recordVisit(other, await seen(), visit);
    await steps.assess(other, await seen(), await scene.aMeeting(of));
    await steps.publicise(other, await seen());
    const { notices } = await reading.page(other, id);
    // Nobody objected to the first one: what was stated anew hangs its whole time again.
    expect(notices.map(({ notice, standing }) => [notice.round, standing, notice.workingDays])).toEqual([
      [1, 'over', 5],
      [2, 'hanging', 5],
    ]);
    await scene.letNoticesPass(of);
    await decisions.submit(other, await seen(), scene.key());
    await scene.sign(of, id, of.chair, 'review');
    await scene.sign(of, id, of.federation, 'approve');
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'active' });
  });

  it('who cannot open the file is not named as a signer', async () => {
    const of = await scene.aPlace();
    const id = await scene.aSubmitted(of);
    const { personId } = await of.agent('cashier', of.union);
    for (const action of ['hand-over', 'add-signer'] as const)
      await expect(
        scene.hardship.decisions.decide(
          of.chair,
          await scene.seen(of, id),
          { action, personId, comment: '请一起看看' },
          scene.key(),
        ),
      ).rejects.toMatchObject({ code: 'hardship-file.signer-cannot-read' });
  });

  it('what was returned is resubmitted and goes on; what was withdrawn frees the household', async () => {
    const of = await scene.aPlace();
    const id = await scene.aSubmitted(of);
    await scene.hardship.decisions.decide(
      of.chair,
      await scene.seen(of, id),
      { action: 'return', reason: '补户口本' },
      scene.key(),
    );
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'returned' });
    const colleague = await of.agent('officer', of.union);
    const shownTo = async (actor: Actor) =>
      HardshipFileView.of(await scene.hardship.reading.page(actor, id), actor, await scene.today(of));
    expect((await shownTo(of.officer)).openActions).toContain('resubmit');
    expect((await shownTo(colleague)).openActions).toEqual(['send-back', 'withdraw']);
    await scene.hardship.decisions.resubmit(of.officer, await scene.seen(of, id), scene.key());
    expect([(await shownTo(of.officer)).mayRemind, (await shownTo(colleague)).mayRemind]).toEqual([true, false]);
    await scene.hardship.decisions.remind(of.officer, await scene.seen(of, id), scene.key());
    await scene.sign(of, id, of.chair, 'review');
    const back = { action: 'return-step', reason: '请再看一眼' } as const;
    await scene.hardship.decisions.decide(of.federation, await scene.seen(of, id), back, scene.key());
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'union-review' });
    await scene.hardship.decisions.withdraw(of.officer, await scene.seen(of, id), '本人放弃', scene.key());
    expect(await scene.rowOf(of, id)).toMatchObject({ status: 'withdrawn', running: false });
    await scene.hardship.drafts.openFor(of.officer, of.recipient);
  });
});
