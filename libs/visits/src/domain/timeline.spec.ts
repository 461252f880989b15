import { civilDate } from '@app/kernel';
import {
  timeline,
  type TimelineAudience,
  type TimelineDetails,
  type TimelineFact,
  type TimelineKind,
} from './timeline';

const today = civilDate('2026-03-12');
const fact = <K extends TimelineKind>(
  kind: K,
  detail: TimelineDetails[K],
  at = '2026-03-12T02:21:00Z',
  by = '赵小敏',
) => ({ id: at, kind, at: new Date(at), on: civilDate(at.slice(0, 10)), time: '10:21', by, detail }) as TimelineFact;
const say = (one: TimelineFact, audience: TimelineAudience = 'staff'): string | undefined =>
  timeline([one], today, audience)[0]?.sentence;

const met = {
  visitors: [{ name: '刘洋' }],
  outcome: { kind: 'met' },
  cashFen: 0n,
  goods: [{ name: '水果', quantity: 1, unit: '箱', valueFen: 15_000n }],
  signedBy: 'self',
} as const;
const proxied = {
  ...met,
  goods: [],
  cashFen: 100_000n,
  outcome: { kind: 'proxy', name: '李大梅', relation: '妻子' },
  signedBy: 'proxy',
} as const;
const away = { ...met, goods: [], signedBy: null, outcome: { kind: 'absent', reason: '在做检查' } } as const;
const declinedAid = { ...away, outcome: { kind: 'refused', reason: '不想麻烦大家' } } as const;

const SAID: [TimelineFact, string, string | undefined][] = [
  [
    fact('reported', { group: '一组', firstInformed: true, byMember: false }),
    '一组 赵小敏 报告（第一知情人）',
    '一组 赵*敏 报告（第一知情人）',
  ],
  [fact('reported', { group: null, firstInformed: false, byMember: false }), '赵小敏 报告', '赵*敏 报告'],
  [
    fact('reported', { group: '一组', firstInformed: true, byMember: true }),
    '一组 赵小敏 报告（第一知情人）',
    '您 报告（第一知情人）',
  ],
  [fact('report-joined', { byMember: true }), '赵小敏 也报告了这件事，已并在一起', '您 也报告了这件事，已并在一起'],
  [fact('report-joined', { byMember: false }), '赵小敏 也报告了这件事，已并在一起', '赵*敏 也报告了这件事，已并在一起'],
  [fact('assigned', { to: ['刘洋', '王明'] }), '赵小敏 请 刘洋、王明 去走访', '赵*敏 请 刘*、王* 去走访'],
  [fact('accepted', {}), '赵小敏 接下了这件走访', '赵*敏 接下了这件走访'],
  [fact('handed-over', { to: ['刘洋'], reason: '出差' }), '赵小敏 移交给 刘洋：出差', undefined],
  [fact('declined', { reason: '出差' }), '赵小敏 去不了：出差', undefined],
  [fact('excused', { reason: '在外地' }), '赵小敏 决定这次不上门：在外地', '赵*敏 决定这次不上门'],
  [
    fact('cancelled', { reason: '甲报过', duplicate: true }),
    '赵小敏 撤销了这条报告（报重了）：甲报过',
    '赵*敏 撤销了这条报告（报重了）',
  ],
  [fact('escalated', { to: '王主席' }), '过了期限还没有走访，已上报 王主席', undefined],
  [fact('reminded', { to: '刘洋' }), '提醒了 刘洋', undefined],
  [fact('visited', met), '刘洋 走访，带水果 ¥150.00，本人签收', '刘* 走访，带水果 ¥150.00，本人签收'],
  [
    fact('visited', proxied),
    '刘洋 走访，慰问金 ¥1,000.00，由妻子 李大梅 接待，家属代签',
    '刘* 走访，慰问金 ¥1,000.00，由妻子 李*梅 接待，家属代签',
  ],
  [fact('visited', away), '刘洋 走访，没有见到本人：在做检查', '刘* 走访，没有见到本人'],
  [fact('visited', declinedAid), '刘洋 走访，没有收下：不想麻烦大家', '刘* 走访，没有收下'],
  [fact('visit-corrected', { reason: null }), '赵小敏 更正了走访记录，原来的记录还在', undefined],
  [fact('visit-voided', { reason: '记错人' }), '赵小敏 作废了走访记录：记错人', '赵*敏 作废了走访记录'],
  [
    fact('papers-added', { names: ['出院小结', '发票'], byMember: false, reviewGoesOn: true }),
    '赵小敏 补交了出院小结、发票，已经申请的款项仍按原路线审批',
    '赵*敏 补交了材料',
  ],
  [
    fact('papers-added', { names: ['出院小结'], byMember: true, reviewGoesOn: false }),
    '赵小敏 补交了出院小结',
    '您 补交了材料',
  ],
  [fact('aid-requested', { fen: 80_000n }), '赵小敏 申请慰问 ¥800.00', '赵*敏 申请慰问 ¥800.00'],
  [fact('aid-reviewed', { fen: 80_000n }), '赵小敏 审核通过 ¥800.00', '赵*敏 审核通过 ¥800.00'],
  [fact('aid-approved', { fen: 80_000n, office: '主席' }), '主席 赵小敏 同意 ¥800.00', '主席 赵*敏 同意 ¥800.00'],
  [fact('aid-returned', { reason: '缺发票' }), '赵小敏 退回补材料：缺发票', '赵*敏 退回补材料'],
  [fact('aid-refused', { reason: '超次数' }), '赵小敏 没有同意：超次数', '赵*敏 没有同意'],
  [fact('aid-withdrawn', { reason: null }), '赵小敏 撤回了申请', '赵*敏 撤回了申请'],
  [
    fact('aid-paid', { fen: 80_000n, method: 'transfer', cardTail: '1234' }),
    '赵小敏 付款 ¥800.00，转到尾号 1234 的卡',
    '赵*敏 付款 ¥800.00，转到尾号 1234 的卡',
  ],
  [fact('payment-failed', { reason: '户名不符' }), '银行退回了付款：户名不符', '银行退回了付款'],
  [fact('receipt-confirmed', {}), '赵小敏 确认收到', '您 确认收到'],
  [fact('receipt-denied', {}), '赵小敏 说还没有收到', '您 说还没有收到'],
  [fact('receipt-answered', { finding: '银行次日入账' }), '赵小敏 答复：银行次日入账', '赵*敏 答复：银行次日入账'],
  [
    fact('aid-reversed', { fen: 80_000n, reason: '付错了人' }),
    '赵小敏 撤销了付款 ¥800.00：付错了人',
    '赵*敏 撤销了付款 ¥800.00',
  ],
  [fact('rated', { stars: 5 }), '赵小敏 评价 5 星', '您 评价 5 星'],
  [fact('closed', {}), '赵小敏 办结', '赵*敏 办结'],
  [fact('reopened', { reason: '还要再去' }), '赵小敏 重新打开：还要再去', '赵*敏 重新打开'],
  [fact('reinstated', { reason: '本人愿意' }), '赵小敏 恢复了这件走访：本人愿意', '赵*敏 恢复了这件走访'],
];

describe('the timeline', () => {
  it.each(SAID.map(([one, staff, portal]) => ({ one, kind: one.kind, staff, portal })))(
    '$kind reads to staff: $staff; to the member: $portal',
    ({ one, staff, portal }) => {
      expect(say(one)).toBe(staff);
      expect(say(one, 'portal')).toBe(portal);
    },
  );

  it('stands newest first, at one instant by id', () => {
    const early = fact('closed', {}, '2026-03-11T08:00:00Z');
    const late = fact('closed', {}, '2026-03-12T08:00:00Z');
    const entries = timeline([early, { ...late, id: 'a' }, { ...late, id: 'b' }], today, 'staff');
    expect(entries.map((entry) => entry.id)).toEqual(['b', 'a', early.id]);
  });

  it.each([
    ['2026-03-12', '今天 10:21'],
    ['2026-03-11', '昨天 10:21'],
    ['2026-03-02', '3 月 2 日 10:21'],
    ['2025-12-30', '2025 年 12 月 30 日 10:21'],
  ])('says when: %s is %s', (on, when) => {
    expect(timeline([fact('closed', {}, `${on}T01:00:00Z`)], today, 'staff')[0]!.when).toBe(when);
  });

  it('of what nobody knows the hour it says the day only', () => {
    const [known] = timeline([fact('closed', {})], today, 'staff');
    const [imported] = timeline([{ ...fact('closed', {}), time: '' }], today, 'staff');
    expect([known!.dayOnly, imported!.dayOnly, imported!.when]).toEqual([false, true, '今天']);
  });

  it('what no person did was done by the system', () => {
    expect(say({ ...fact('closed', {}), by: null })).toBe('系统 办结');
  });
});
