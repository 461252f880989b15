import { addDays, type CivilDate } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { DemoClient } from './client';

type Desk = Record<string, DemoClient>;

/** How far a case of the demo has come. */
type Stage = 'reported' | 'accepted' | 'visited' | 'reviewed' | 'approved' | 'paid';
const STAGES: readonly Stage[] = ['reported', 'accepted', 'visited', 'reviewed', 'approved', 'paid'];

interface DemoCase {
  /** Place of the member in the school's list; 0 is the member who signs in to the portal. */
  readonly member: number;
  readonly occasion: string;
  readonly subCondition?: string;
  readonly relative?: { readonly relation: string };
  readonly daysAgo: number;
  readonly stage: Stage;
  readonly cash?: string;
  readonly goods?: { readonly name: string; readonly quantity: number; readonly unit: string; readonly value: string };
  readonly evidence?: readonly string[];
  readonly aidReason?: string;
  /** At the visit the member signed that his illness may be known. */
  readonly consents?: boolean;
}

/** Enough of everything that each role finds something to do. */
const CASES: readonly DemoCase[] = [
  { member: 1, occasion: 'HOSPITAL', daysAgo: 12, stage: 'accepted' },
  {
    member: 2,
    occasion: 'BEREAVEMENT',
    subCondition: 'RELATIVE',
    relative: { relation: '父亲' },
    daysAgo: 1,
    stage: 'accepted',
  },
  { member: 3, occasion: 'BIRTH', daysAgo: 2, stage: 'reported' },
  { member: 10, occasion: 'HOSPITAL', daysAgo: 6, stage: 'accepted' },
  { member: 4, occasion: 'WEDDING', daysAgo: 1, stage: 'accepted' },
  {
    member: 5,
    occasion: 'HOSPITAL',
    daysAgo: 3,
    stage: 'visited',
    cash: '800.00',
    evidence: ['admission-proof'],
    consents: true,
  },
  {
    member: 6,
    occasion: 'HOSPITAL',
    daysAgo: 4,
    stage: 'reviewed',
    cash: '600.00',
    evidence: ['admission-proof'],
    consents: true,
  },
  {
    member: 7,
    occasion: 'HARDSHIP_TEMP',
    daysAgo: 5,
    stage: 'visited',
    cash: '2500.00',
    evidence: ['hardship-statement'],
    aidReason: '家里两人同时住院，请集体研究。',
  },
  { member: 8, occasion: 'WEDDING', daysAgo: 6, stage: 'approved', cash: '500.00', evidence: ['marriage-certificate'] },
  { member: 0, occasion: 'HOSPITAL', daysAgo: 7, stage: 'paid', cash: '800.00', evidence: ['admission-proof'] },
  {
    member: 9,
    occasion: 'BIRTH',
    daysAgo: 8,
    stage: 'paid',
    goods: { name: '母婴用品', quantity: 1, unit: '份', value: '300.00' },
    evidence: ['birth-certificate'],
  },
];

const SCHOOL = '0010801';

/** Plays the demo's cases through the API, each by the person whose step it is. */
export async function playCases(
  app: NestFastifyApplication,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const desk: Desk = {};
  for (const { role, login, password } of accounts) desk[role] = await DemoClient.signIn(app, login, password);
  const tree = await desk['officer']!.get('/staff/unions');
  const union = tree['items'].find(({ code }: { code: string }) => code === SCHOOL);
  const { items: members } = await desk['officer']!.get(`/staff/members?unionId=${union.id}&status=active&limit=50`);
  const own = (await desk['member']!.get('/session'))['memberId'];
  const others = members.filter(({ id }: { id: string }) => id !== own);
  for (const given of CASES) {
    const memberId = given.member === 0 ? own : others[given.member - 1]?.id;
    if (memberId) await playCase(desk, union.id, memberId, given, today);
  }
}

async function playCase(
  desk: Desk,
  unionId: string,
  memberId: string,
  given: DemoCase,
  today: CivilDate,
): Promise<void> {
  const reach = (stage: Stage) => STAGES.indexOf(given.stage) >= STAGES.indexOf(stage);
  const eventOn = addDays(today, -given.daysAgo);
  const { occasion, subCondition, relative } = given;
  const reported = await desk['group-leader']!.post('/staff/visit-duties', {
    ...{ memberId, occasion, eventOn },
    ...(subCondition && { subCondition }),
    ...(relative && { relative }),
  });
  if (!reach('accepted')) return;
  const { accountId } = await desk['officer']!.get('/session');
  let duty = await desk['officer']!.post(
    `/staff/visit-duties/${reported['id']}/assignment`,
    { personIds: [accountId] },
    reported['version'],
  );
  duty = await desk['officer']!.post(`/staff/visit-duties/${reported['id']}/acceptance`, {}, duty['version']);
  if (!reach('visited')) return;
  const logged = await desk['officer']!.post(
    `/staff/visit-duties/${reported['id']}/visits`,
    await visitOf(desk, unionId, accountId, given, addDays(eventOn, 1)),
    duty['version'],
  );
  for (const { id } of logged['requests']) await settle(desk, id, reach, today, unionId);
}

async function visitOf(desk: Desk, unionId: string, personId: string, given: DemoCase, visitedOn: CivilDate) {
  const officer = desk['officer']!;
  const evidence = [{ documentId: await officer.upload('photo', unionId), kind: 'photo' }];
  for (const kind of given.evidence ?? [])
    evidence.push({ documentId: await officer.upload('certificate', unionId), kind });
  return {
    visitedOn,
    visitors: [
      { personId, name: '刘洋', rank: 'welfare-officer' },
      { name: '赵敏', rank: 'group-leader' },
    ],
    outcome: { kind: 'met' },
    evidence,
    signature: { documentId: await officer.upload('signature', unionId), by: 'self' },
    ...(given.cash && { cash: given.cash }),
    ...(given.goods && { goods: [given.goods] }),
    ...(given.aidReason && { aidReason: given.aidReason }),
    ...(given.consents && { consent: { kind: 'health', givenBy: 'self', means: 'signed' } }),
    ...(given.goods && { payment: { kind: 'goods' } }),
  };
}

/** Review, approval and payment, as far as the case has come. */
async function settle(
  desk: Desk,
  id: string,
  reach: (stage: Stage) => boolean,
  today: CivilDate,
  unionId: string,
): Promise<void> {
  const path = `/staff/disbursements/${id}`;
  const version = async () => (await desk['cashier']!.get(path))['version'];
  if (!reach('reviewed')) return;
  await desk['treasurer']!.post(`${path}/review`, { comment: '材料齐全。' }, await version());
  if (!reach('approved')) return;
  await desk['vice-chair']!.post(`${path}/approval`, { comment: '同意。' }, await version());
  if (!reach('paid')) return;
  const { paymentKind } = await desk['cashier']!.get(path);
  const paper =
    paymentKind === 'transfer'
      ? { bankReference: `YC${today.replaceAll('-', '')}01` }
      : { receiptDocumentId: await desk['cashier']!.upload('receipt', unionId) };
  await desk['cashier']!.post(`${path}/payment`, { paidOn: today, ...paper }, await version());
}
