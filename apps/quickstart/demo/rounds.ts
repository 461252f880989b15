import { addDays, type CivilDate } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { DemoClient } from './client';

type Json = Record<string, any>;
type Desk = Record<string, DemoClient>;
/** The unions in which the two who go may upload. */
type Homes = Readonly<Record<'officer' | 'group-leader', string>>;

const TOWN = '00108';
const SCHOOL = '0010801';
const SMALL_ROUND = 6;
const BIG_ROUND_VISITS = 24;

/** Two rounds, played by those whose steps they are: one that is closed, one of the next holiday that is under way. */
export async function playRounds(
  app: NestFastifyApplication,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const desk: Desk = {};
  for (const { role, login, password } of accounts) desk[role] = await DemoClient.signIn(app, login, password);
  const { items: unions } = await desk['chair']!.get('/staff/unions');
  const { items: funds } = await desk['treasurer']!.get('/staff/fund-accounts?limit=200');
  const fund = funds.find((each: Json) => each.kind === 'warm-delivery') ?? funds[0];
  const school = unions.find((each: Json) => each.code === SCHOOL);
  await moneyOfTheYear(desk, fund.id, today);
  await closedRound(desk, school.id, fund.id, today);
  const own = (code: string): string => unions.find((each: Json) => each.code === code).id;
  const homes = { officer: own(TOWN), 'group-leader': school.id };
  await runningRound(desk, fund.unionId, fund.id, today, homes);
}

/** What was there at first went to last year's visits, as their ledger says. */
async function moneyOfTheYear(desk: Desk, fundAccountId: string, today: CivilDate): Promise<void> {
  await desk['accountant']!.post(`/staff/fund-accounts/${fundAccountId}/income`, {
    ...{ amount: '150000.00', on: today, memo: '上级拨付今年的送温暖资金' },
    document: `云工发〔${today.slice(0, 4)}〕5号`,
  });
}

/** One round and its steps, each at the version that stands. */
class Played {
  constructor(
    private readonly path: string,
    readonly id: string,
  ) {}

  static async plan(who: DemoClient, plan: Json): Promise<Played> {
    const { id } = await who.post('/staff/rounds', plan);
    return new Played(`/staff/rounds/${id}`, id);
  }

  async act(who: DemoClient, step: string, body: Json = {}): Promise<Json> {
    const { version } = await who.get(this.path);
    return who.post(`${this.path}/${step}`, body, version);
  }

  now(who: DemoClient): Promise<Json> {
    return who.get(this.path);
  }

  get(who: DemoClient, part: string): Promise<Json> {
    return who.get(`${this.path}/${part}`);
  }

  async settleChecklist(who: DemoClient): Promise<void> {
    for (const code of ['people', 'recipients', 'money-and-goods', 'responsibility'])
      await this.act(who, `checklist/${code}`, { done: true });
  }

  /** The next person on the visitor's list; false when he is through. */
  async visit(who: DemoClient, unionId: string, outcome: Json, visitedOn: CivilDate): Promise<boolean> {
    const { next } = await this.get(who, 'next');
    if (!next) return false;
    const by = { met: 'self', proxy: 'proxy' }[outcome['kind'] as string];
    const signature = by && { signature: { documentId: await who.upload('signature', unionId), by } };
    const photos = by && { photos: [{ documentId: await who.upload('photo', unionId) }] };
    const body = { visitedOn, outcome, ...signature, ...photos };
    await who.post(`${this.path}/entries/${next.id}/visit`, body, next.version);
    return true;
  }
}

const visitorOf = async (who: DemoClient, name: string, rank: string): Promise<Json> => {
  const { accountId, memberId } = await who.get('/session');
  return { personId: memberId ?? accountId, name, rank };
};

/** 重阳 of the school: planned, visited, paid, closed at 0.00. */
async function closedRound(desk: Desk, unionId: string, fundAccountId: string, today: CivilDate): Promise<void> {
  const [officer, leader, cashier] = [desk['officer']!, desk['group-leader']!, desk['cashier']!];
  const { items } = await officer.get(`/staff/members?unionId=${unionId}&status=active&limit=60`);
  const retired = items.filter((each: Json) => each.category === 'retiree');
  const people = (retired.length >= SMALL_ROUND ? retired : items.slice(-SMALL_ROUND)).slice(0, SMALL_ROUND);
  const round = await Played.plan(officer, {
    ...{ unionId, fundAccountId, name: '重阳节走访慰问', kind: 'other', fundPurpose: 'warm-delivery' },
    ...{ purpose: '重阳前后到家里看看，送上一份心意', budget: '3000.00' },
    ...{ startsOn: addDays(today, -30), dueOn: today },
    standard: { cash: '200.00', goods: [{ name: '大米', quantity: 1, unit: '袋', value: '80.00' }] },
    audience: [{ code: 'list', memberIds: people.map((each: Json) => each.id) }],
  });
  await round.act(officer, 'freezing', { leaveOutTwice: true });
  await round.settleChecklist(officer);
  const visitors = [
    await visitorOf(officer, '刘洋', 'welfare-officer'),
    await visitorOf(leader, '赵敏', 'group-leader'),
  ];
  await round.act(officer, 'visitors', { visitors });
  await round.act(officer, 'allotment', { way: 'even' });
  await round.act(officer, 'submission');
  await round.act(desk['treasurer']!, 'review', { comment: '名单和标准都核对过。' });
  await round.act(desk['chair']!, 'approval', { comment: '同意。' });
  const goods = [{ name: '大米', unit: '袋', quantity: 3 }];
  for (const { personId: visitorId } of visitors)
    await round.act(officer, 'handouts', { visitorId, direction: 'out', goods, givenOn: addDays(today, -12) });
  await round.visit(officer, unionId, { kind: 'met' }, addDays(today, -10));
  await round.visit(officer, unionId, { kind: 'proxy', name: '老伴', relation: '配偶' }, addDays(today, -10));
  await round.visit(officer, unionId, { kind: 'moved', reason: '搬到外地女儿家了' }, addDays(today, -9));
  while (await round.visit(leader, unionId, { kind: 'met' }, addDays(today, -8)));
  const [{ personId: visitorId }] = visitors as [Json];
  const back = [{ name: '大米', unit: '袋', quantity: 1 }];
  await round.act(officer, 'handouts', { visitorId, direction: 'back', goods: back, givenOn: addDays(today, -7) });
  await round.act(officer, 'end-of-visits');
  const path = `/staff/rounds/${round.id}/payments`;
  await cashier.post(path, { kind: 'transfer', paidOn: today, bankReference: `CY${today.replaceAll('-', '')}01` });
  const receiptDocumentId = await cashier.upload('receipt', unionId);
  await cashier.post(path, { kind: 'goods', paidOn: today, receiptDocumentId });
  await round.act(officer, 'closing');
}

/** The next holiday on which the federation thinks of its hardship households. */
async function runningRound(
  desk: Desk,
  unionId: string,
  fundAccountId: string,
  today: CivilDate,
  homes: Homes,
): Promise<void> {
  const chair = desk['vice-chair']!;
  const { occasions } = await chair.get(`/staff/rounds/choices?unionId=${unionId}`);
  const soon = addDays(today, 14);
  const holiday = occasions.find(
    (each: Json) =>
      each.latestOn > soon && each.kind === 'holiday' && each.audience.some((one: Json) => one.code === 'hardship'),
  );
  const round = await Played.plan(chair, {
    ...{
      unionId,
      fundAccountId,
      name: `${holiday.year} 年${holiday.name}送温暖`,
      kind: 'holiday',
      budget: '120000.00',
    },
    ...{ holidayCode: holiday.code, holidayYear: holiday.year, purpose: '节前把温暖送到每一户困难职工家里' },
    ...{ fundPurpose: 'warm-delivery', startsOn: today, dueOn: holiday.latestOn, perHousehold: true },
    standard: { cash: '300.00', goods: [{ name: '米油礼包', quantity: 1, unit: '份', value: '100.00' }] },
    audience: [
      {
        code: 'hardship',
        category: 'deep',
        standard: { cash: '500.00', goods: [{ name: '米油礼包', quantity: 1, unit: '份', value: '100.00' }] },
      },
      { code: 'hardship' },
    ],
  });
  await round.act(chair, 'freezing', { leaveOutTwice: true });
  await round.settleChecklist(chair);
  const visitors = [
    await visitorOf(desk['officer']!, '刘洋', 'welfare-officer'),
    await visitorOf(desk['group-leader']!, '赵敏', 'group-leader'),
    await visitorOf(desk['standing-vice-chair']!, '吴刚', 'executive-vice-chair'),
  ];
  await round.act(chair, 'visitors', { visitors });
  await round.act(chair, 'allotment', { way: 'union' });
  await round.act(chair, 'submission');
  await approve(desk, round, today);
  await someVisits(desk, round, homes, today);
}

/** Treasurer, who is in charge, auditor, then the committee: so much money is decided in a meeting. */
async function approve(desk: Desk, round: Played, today: CivilDate): Promise<void> {
  await round.act(desk['treasurer']!, 'review', { comment: '经费够，名单有档可查。' });
  for (const role of ['committee', 'auditor']) await round.act(desk[role]!, 'review', { comment: '同意提交。' });
  const vote = {
    ...{ minutesNumber: '纪要〔12〕号', heldOn: today, members: 7, present: 6 },
    ...{ inFavour: 6, against: 0, abstained: 0 },
  };
  await round.act(desk['chair']!, 'collective-decision', { vote, comment: '会议通过。' });
}

async function someVisits(desk: Desk, round: Played, homes: Homes, today: CivilDate): Promise<void> {
  const { items } = await round.get(desk['vice-chair']!, 'visitors');
  for (const { personId: visitorId, goods } of items)
    for (const { name, unit, planned } of goods)
      await round.act(desk['vice-chair']!, 'handouts', {
        ...{ visitorId, direction: 'out', givenOn: today, goods: [{ name, unit, quantity: planned }] },
      });
  for (let i = 0; i < BIG_ROUND_VISITS; i++) {
    const role = i % 2 === 0 ? 'officer' : 'group-leader';
    const outcome = i % 11 === 5 ? { kind: 'absent', reason: '下班前家里没有人' } : { kind: 'met' };
    await round.visit(desk[role]!, homes[role], outcome, today);
  }
}
