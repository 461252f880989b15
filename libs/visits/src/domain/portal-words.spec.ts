import { civilDate } from '@app/kernel';
import { aCase, anAid } from '../testing/index';
import { AID_STAGES } from './case-facts';
import { caseStanding, nextForStaff, publicState } from './portal-words';
import { VISIT_DUTY_STATUSES } from './visit-duty';

const day = civilDate;
const said = (...args: Parameters<typeof aCase>): string => caseStanding(aCase(...args)).sentence;
const visited = { visits: [{ on: day('2026-03-12'), outcome: 'met' as const }] };
const settling = { ...visited, duty: { status: 'settling' as const } };

describe('where a case stands, for the member', () => {
  it.each([
    ['open', '工会已经知道了，正在安排人去看您，最晚 3 月 16 日前到。'],
    ['assigned', '已安排工会小组长去看您，最晚 3 月 16 日前到。'],
    ['accepted', '已安排工会小组长去看您，最晚 3 月 16 日前到。'],
    ['visited', '3 月 12 日去看过您。'],
    ['settling', '3 月 12 日去看过您。'],
    ['closed', '这件事已经办好了。有不清楚的，可以问工会小组长。'],
    ['excused', '这次工会不上门走访。需要帮忙的话，请随时告诉工会小组长。'],
    ['cancelled', '这条报告已经撤销。如果不对，请再报一次，或告诉工会小组长。'],
  ] as const)('%s: %s', (status, sentence) => expect(said({ ...visited, duty: { status } })).toBe(sentence));

  it('a late visit is admitted, and says whether it was chased', () => {
    const late = { status: 'open' as const, deadlineOn: day('2026-03-10') };
    expect(said({ duty: late })).toBe(
      '工会已经知道了，正在安排人去看您。比说好的晚了 2 天，可以给工会小组长打个电话。',
    );
    expect(said({ duty: { ...late, escalated: true } })).toContain('晚了 2 天，已报上一级催办。');
  });

  it('a visit that met nobody is not called a visit paid', () => {
    const visits = [{ on: day('2026-03-12'), outcome: 'absent' as const }];
    expect(said({ visits, duty: { status: 'visited' } })).toBe(
      '3 月 12 日去看过您，没有遇上。方便的时间，可以告诉工会小组长。',
    );
    const twice = [...visits, { on: day('2026-03-13'), outcome: 'met' as const }];
    expect(said({ visits: twice, duty: { status: 'visited' } })).toBe('3 月 13 日去看过您。');
  });

  it.each([
    [{ stage: 'reviewing', holder: { office: '财务', name: null }, usualDays: 1 }, '正在审核，由财务办理，一般 1 天。'],
    [{ stage: 'approving', usualDays: 2 }, '正在审批，由常务副主席办理，一般 2 天。'],
    [{ stage: 'approving' }, '正在审批，由常务副主席办理。这一步没有规定期限，等久了请问工会小组长，他可以催办。'],
    [{ stage: 'approving', holder: null }, '正在审批。这一步没有规定期限，等久了请问工会小组长，他可以催办。'],
    [{ stage: 'returned' }, '退回来补材料了，工会干部会和您联系。'],
    [{ stage: 'approved', expectedOn: day('2026-03-18') }, '已经同意，等出纳付款，预计 3 月 18 日前到账。'],
    [{ stage: 'approved', expectedOn: day('2026-03-01') }, '已经同意，等出纳付款，付了就告诉您。'],
    [{ stage: 'paying' }, '正在付款。'],
    [{ stage: 'payment-failed', cardTail: '1234' }, '银行把款退了回来，请看一眼卡号对不对（尾号 1234）。'],
    [{ stage: 'paid', paidOn: day('2026-03-15'), cardTail: '1234' }, '已于 3 月 15 日转到尾号 1234 的卡，收到了吗？'],
    [{ stage: 'paid', paidOn: day('2026-03-12'), method: 'cash' }, '已于 3 月 12 日当面交给您，收到了吗？'],
    [{ stage: 'paid', receipt: 'received' }, '您已确认收到。'],
    [{ stage: 'paid', receipt: 'not-received' }, '您说还没有收到，工会正在核对，有结果马上告诉您。'],
    [{ stage: 'refused' }, '这次没有通过，想知道原因请问工会小组长。'],
    [{ stage: 'refused', wordForMember: '今年已经用完两次。' }, '这次没有通过。今年已经用完两次。'],
    [{ stage: 'withdrawn' }, '3 月 12 日去看过您。'],
  ] as const)('aid %p: %s', (aid, sentence) => {
    expect(said({ ...settling, aids: [anAid(aid)] })).toBe(sentence);
  });

  it('what is missing is named, with the way to bring it', () => {
    const standing = caseStanding(aCase({ ...settling, aids: [anAid({ stage: 'returned' })], missing: ['住院小结'] }));
    expect(standing).toMatchObject({
      sentence: '退回来补材料了。还差住院小结，拍照上传就行。',
      missing: ['住院小结'],
      asks: 'bring-papers',
    });
  });

  it('says who holds it, what comes next and by when', () => {
    const aids = [anAid({ stage: 'approving', expectedOn: day('2026-03-16') })];
    expect(caseStanding(aCase({ ...settling, aids }))).toMatchObject({
      heldBy: '常务副主席 张*',
      next: '付款',
      by: '2026-03-16',
      asks: null,
    });
    expect(caseStanding(aCase({ duty: { status: 'assigned' } }))).toMatchObject({
      next: '上门走访',
      by: '2026-03-16',
    });
  });

  it('paid money asks the member to confirm, a returned payment to check the card', () => {
    expect(caseStanding(aCase({ ...settling, aids: [anAid({ stage: 'paid' })] })).asks).toBe('confirm-receipt');
    expect(caseStanding(aCase({ ...settling, aids: [anAid({ stage: 'payment-failed' })] })).asks).toBe('check-card');
  });

  it('a closed case goes on asking for the confirmation of what was paid, and stays 已办结', () => {
    const paid = anAid({ stage: 'paid', paidOn: day('2026-03-12'), method: 'cash' });
    expect(caseStanding(aCase({ ...visited, duty: { status: 'closed' }, aids: [paid] }))).toMatchObject({
      ...{ state: '已办结', sentence: '已于 3 月 12 日当面交给您，收到了吗？', asks: 'confirm-receipt' },
    });
    const received = anAid({ stage: 'paid', receipt: 'received' });
    expect(caseStanding(aCase({ duty: { status: 'closed' }, aids: [received] })).asks).toBeNull();
  });

  it.each(['settling', 'closed'] as const)(
    '%s: what the member misses is being checked, for every reader',
    (status) => {
      const aids = [anAid({ stage: 'paid', receipt: 'received' }), anAid({ stage: 'paid', receipt: 'not-received' })];
      const facts = aCase({ ...visited, duty: { status }, aids });
      expect(caseStanding(facts)).toMatchObject({ state: '正在核对', asks: null });
      expect(publicState(facts)).toBe('正在核对');
      const other = aCase({ ...visited, duty: { status }, aids: [...aids, anAid({ stage: 'paid' })] });
      expect(caseStanding(other)).toMatchObject({ state: '正在核对', asks: 'confirm-receipt' });
    },
  );

  it.each([
    [{ stage: 'paying' }, '您确认收到', '会员确认收到'],
    [{ stage: 'paid' }, '您确认收到', '会员确认收到'],
    [{ stage: 'paid', receipt: 'not-received' }, '工会核对后回复您', '工会核对后回复会员'],
    [{ stage: 'approved' }, '付款', '付款'],
    [{ stage: 'refused' }, null, null],
  ] as const)('aid %p: what comes next is said to the member, and of him to staff', (aid, toMember, toStaff) => {
    const standing = caseStanding(aCase({ ...settling, aids: [anAid(aid)] }));
    expect([standing.next, nextForStaff(standing)]).toEqual([toMember, toStaff]);
  });

  it('of several aids the one that waits for somebody decides', () => {
    const aids = [
      anAid({ stage: 'paid', receipt: 'received' }),
      anAid({ stage: 'approving' }),
      anAid({ stage: 'paid' }),
    ];
    expect(caseStanding(aCase({ ...settling, aids })).state).toBe('正在审批');
    expect(caseStanding(aCase({ ...settling, aids: [aids[0]!, aids[2]!] })).state).toBe('等您确认');
  });

  const every = VISIT_DUTY_STATUSES.flatMap((status) =>
    [null, ...AID_STAGES].map((stage) => ({ status, stage, aids: stage ? [anAid({ stage })] : [] })),
  );
  it.each(every)('$status with aid $stage shows no code, no whole name, no illness', ({ status, aids }) => {
    const facts = aCase({ ...visited, duty: { status }, aids });
    const standing = caseStanding(facts);
    expect(JSON.stringify([standing.sentence, standing.state, standing.next ?? ''])).not.toMatch(/[a-z-]{3,}/i);
    expect(JSON.stringify(standing)).not.toMatch(/张建国|病|住院|手术/);
    expect(standing.state.length).toBeLessThanOrEqual(5);
    expect(publicState(facts)).toBe(standing.state);
  });
});
