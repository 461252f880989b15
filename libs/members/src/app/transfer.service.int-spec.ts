import { civilDate, type MemberId, type UnionId } from '@app/kernel';
import { aRegisteredMember, someParticulars } from '../testing';
import { openStage, type Stage } from '../testing/stage';

const DAY = civilDate('2025-09-01');

describe('transfers between unions on PostgreSQL', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const aTeacher = (overrides = {}) => aRegisteredMember(stage.platform, stage.tenantId, stage.school, overrides);
  const waiting = async (unionId: UnionId, id: MemberId) => {
    const pending = await stage.libs.transfers.pending(stage.officerOf(unionId), { after: null, limit: 50 });
    return pending.find(({ member }) => member.id === id)?.mayConfirm;
  };

  it('are asked for by the old union and confirmed by the new one, which then has the member', async () => {
    const id = await aTeacher({ name: '孙转' });
    const { transfers, members, search, membership } = stage.libs;
    const [from, to] = [stage.officerOf(stage.school), stage.officerOf(stage.sibling)];
    await transfers.request(from, id, 1, stage.sibling, DAY);
    expect([await waiting(stage.school, id), await waiting(stage.sibling, id)]).toEqual([false, true]);
    await expect(transfers.confirm(from, id, 2, DAY, null)).rejects.toMatchObject({
      code: 'member.other-side-confirms',
    });
    const moved = await transfers.confirm(to, id, 2, DAY, '三组');
    expect(moved.member).toMatchObject({ unionId: stage.sibling, status: 'active', groupName: '三组', version: 3 });
    await expect(members.get(from, id)).rejects.toMatchObject({ code: 'member.not-found' });
    expect((await search.search(to, '孙转')).found.map(({ row }) => row.id)).toEqual([id]);
    expect((await search.search(from, '孙转')).found).toEqual([]);
    const steps = (await membership.history(to, id)).map((change) => [change.action, change.accountId]);
    expect(steps).toEqual([
      ['complete-transfer', to.accountId],
      ['request-transfer', from.accountId],
    ]);
  });

  it('are asked for by the new union, which must know name and document, and confirmed by the old one', async () => {
    const particulars = someParticulars({ name: '周來' });
    const id = await aTeacher(particulars);
    const { transfers } = stage.libs;
    const [from, to] = [stage.officerOf(stage.school), stage.officerOf(stage.sibling)];
    const idNumber = particulars.identityDocument!.number;
    await expect(transfers.requestIncoming(to, { name: '周去', idNumber }, stage.sibling, DAY)).rejects.toMatchObject({
      code: 'member.not-found-by-document',
    });
    await transfers.requestIncoming(to, { name: '周来', idNumber }, stage.sibling, DAY);
    await expect(transfers.confirm(to, id, 2, DAY, null)).rejects.toMatchObject({ code: 'member.other-side-confirms' });
    expect([await waiting(stage.school, id), await waiting(stage.sibling, id)]).toEqual([true, false]);
    expect((await transfers.confirm(from, id, 2, DAY, null)).member.unionId).toBe(stage.sibling);
  });

  it('are cancelled by either side, and nobody else knows of them', async () => {
    const id = await aTeacher();
    const { transfers } = stage.libs;
    await transfers.request(stage.officerOf(stage.school), id, 1, stage.sibling, DAY);
    const stranger = stage.officerOf(stage.root, 'visit:log');
    await expect(transfers.cancel(stranger, id, 2, DAY, '不转了')).rejects.toMatchObject({ code: 'member.not-found' });
    const back = await transfers.cancel(stage.officerOf(stage.sibling), id, 2, DAY, '人没来');
    expect(back.member).toMatchObject({ unionId: stage.school, status: 'active', transferToUnionId: null });
  });

  it('go to a union that is open, of the same federation', async () => {
    const id = await aTeacher();
    const strange = '01990000-0000-7000-8000-000000000000' as UnionId;
    await expect(
      stage.libs.transfers.request(stage.officerOf(stage.school), id, 1, strange, DAY),
    ).rejects.toMatchObject({ code: 'organization.not-found' });
  });

  it('who left is taken up again by any union, on his old record', async () => {
    const particulars = someParticulars({ name: '吴归' });
    const id = await aTeacher(particulars);
    const { transfers, membership } = stage.libs;
    await membership.take(stage.officerOf(stage.school), id, 1, { action: 'leave', on: DAY, reason: '去外地' });
    const person = { name: '吴归', idNumber: particulars.identityDocument!.number };
    const again = await transfers.applyAgain(stage.officerOf(stage.sibling), person, stage.sibling, DAY);
    expect(again.member).toMatchObject({ id, unionId: stage.sibling, status: 'applied' });
    const admitted = await membership.take(stage.officerOf(stage.sibling), id, 3, { action: 'admit', on: DAY });
    expect(admitted.member).toMatchObject({ status: 'active', joinedOn: DAY });
  });
});
