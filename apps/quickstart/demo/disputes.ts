import { addDays, type CivilDate } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DemoAccount, DEMO_MEMBER } from './accounts';
import { type DemoClient, signInAs } from './client';

interface Running {
  readonly employer: string;
  readonly matter: string;
  readonly source: string;
  readonly applicants: readonly {
    readonly name: string;
    readonly asked?: string;
    readonly isRepresentative?: boolean;
  }[];
  /** Received so many days ago, known for so many. */
  readonly received: number;
  readonly known: number;
  readonly employment?: string;
  readonly amount: string;
  readonly facts: string;
  readonly stage: 'received' | 'mediating' | 'extended' | 'suspended' | 'agreed';
}

const workers = [
  '段磊',
  '莫小燕',
  '田国庆',
  '盛芳',
  '康志远',
  '詹红',
  '柏林',
  '柴玉兰',
  '项东',
  '姬明',
  '欧阳·阿卜杜拉',
  '庞春',
];

/** One for each way in which a clock can stand. */
const CASES: readonly Running[] = [
  {
    ...{ employer: '云川第31公司', matter: 'severance', source: 'phone', received: 0, known: 20, stage: 'received' },
    ...{ applicants: [{ name: '段磊' }], amount: '12000.00', facts: '公司裁员，没有给补偿。' },
  },
  {
    ...{
      employer: '云川第32公司',
      matter: 'social-insurance',
      source: 'desk',
      received: 6,
      known: 420,
      stage: 'received',
    },
    ...{ applicants: [{ name: '莫小燕' }], amount: '3600.00', facts: '三个月没有缴社保。' },
  },
  {
    ...{
      employer: '云川第33公司',
      matter: 'overtime-pay',
      source: 'online',
      received: 17,
      known: 60,
      stage: 'mediating',
    },
    ...{ applicants: [{ name: '田国庆' }], amount: '4800.00', facts: '周末加班没有付加班费。' },
  },
  {
    ...{ employer: '云川第34公司', matter: 'wages', source: 'desk', received: 8, known: 100, stage: 'extended' },
    applicants: workers.map((name, i) => ({ name, asked: `${6000 + i * 250}.00`, isRepresentative: i < 5 })),
    ...{ employment: 'employed', amount: '0.00', facts: '工地停工，十二个人三个月没有发工资。' },
  },
  {
    ...{
      employer: '云川第35公司',
      matter: 'work-injury',
      source: 'written',
      received: 10,
      known: 200,
      stage: 'suspended',
    },
    ...{ applicants: [{ name: '盛芳' }], amount: '56000.00', facts: '右手压伤，单位不肯报工伤。' },
  },
  {
    ...{ employer: '云川第36公司', matter: 'wages', source: 'desk', received: 14, known: 50, stage: 'agreed' },
    ...{ applicants: [{ name: '康志远' }], employment: 'ended', amount: '9000.00', facts: '离职时欠两个月工资。' },
  },
];

const SCHOOL = '0010801';

/** Disputes under way, each at another place of its clocks; the member's own waits for his answer. */
export async function playDisputes(
  app: NestFastifyApplication,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const signIn = signInAs(app, accounts);
  const [officer, member] = [await signIn('officer'), await signIn('member')];
  const { items } = await officer.get('/staff/unions');
  const unionId = items.find(({ code }: { code: string }) => code === SCHOOL).id;
  const { accountId } = await officer.get('/session');
  for (const given of CASES) await playOne(officer, unionId, accountId, given, today);
  const { id } = await member.post('/portal/disputes', {
    ...{ matter: 'overtime-pay', employer: '云川第37公司', knownOn: addDays(today, -30), employment: 'employed' },
    ...{ facts: '寒假值班没有给加班工资。', claims: [{ item: '加班工资', amount: '1800.00' }] },
  });
  await mediate(officer, id, accountId, today, DEMO_MEMBER.name, addDays(today, 2));
}

async function playOne(
  officer: DemoClient,
  unionId: string,
  accountId: string,
  given: Running,
  today: CivilDate,
): Promise<void> {
  const { employer, matter, source, applicants, received, known, amount, facts, stage } = given;
  const receivedOn = addDays(today, -received);
  const employment = given.employment ?? 'unknown';
  const { id } = await officer.post('/staff/disputes', {
    ...{
      unionId,
      employer,
      matter,
      source,
      applicants,
      facts,
      receivedOn,
      knownOn: addDays(today, -known),
      employment,
    },
    ...(employment === 'ended' && { employmentEndedOn: receivedOn }),
    claims: amount === '0.00' ? [] : [{ item: '请求给付', amount }],
  });
  if (stage === 'received') return;
  await mediate(officer, id, accountId, addDays(receivedOn, 1), applicants[0]!.name, null);
  const step = stepOf(officer, id);
  if (stage === 'extended') {
    const event = { clock: 'mediation', kind: 'extended', days: 10, consent: 'both-parties' };
    await step('clock-events', { ...event, on: addDays(receivedOn, 5), ground: '双方都同意再谈十天' });
  }
  if (stage === 'suspended') {
    const event = { clock: 'limitation', kind: 'suspended', on: addDays(receivedOn, 3) };
    await step('clock-events', { ...event, ground: '洪水，申请人被困' });
  }
  if (stage === 'agreed') await agree(officer, id, addDays(receivedOn, 9));
}

const stepOf =
  (officer: DemoClient, id: string) =>
  async (path: string, body: object = {}): Promise<void> => {
    const { version } = await officer.get(`/staff/disputes/${id}`);
    await officer.post(`/staff/disputes/${id}/${path}`, body, version);
  };

/** From the desk to the first session, which is planned when a day is given and else was held. */
async function mediate(
  officer: DemoClient,
  id: string,
  accountId: string,
  on: CivilDate,
  name: string,
  plannedOn: CivilDate | null,
): Promise<void> {
  const step = stepOf(officer, id);
  await step('mediators', { accountIds: [accountId] });
  await step('consent-request', { on });
  await step('acceptance', { on });
  await step('investigation');
  await step('statements', { side: 'applicant', takenOn: on, saidBy: name, words: '说了经过，交了工资条。' });
  await step('statements', { side: 'respondent', takenOn: on, saidBy: '张经理', words: '承认欠款，说资金紧张。' });
  await step('offers', { side: 'respondent', offeredOn: on, amount: '1000.00', words: '先付一部分' });
  const session = { atTime: '14:30', place: '镇工会调解室', bring: '身份证、工资条、考勤记录' };
  await step('sessions', { ...session, heldOn: plannedOn ?? on });
  if (plannedOn) return;
  const { sessions } = await officer.get(`/staff/disputes/${id}`);
  const present = [name, '张经理'];
  await step(`sessions/${sessions[0].id}/minutes`, { present, signedBy: present, minutes: '双方同意继续谈。' });
}

async function agree(officer: DemoClient, id: string, on: CivilDate): Promise<void> {
  const step = stepOf(officer, id);
  const { applicants } = await officer.get(`/staff/disputes/${id}`);
  const partyId = applicants[0].id;
  await step('agreement', {
    ...{ agreedOn: on, effectiveOn: on, sealedOn: on, sealNumber: '调印 2026-18', terms: '单位分三期付清 8,000 元。' },
    ...{ applicantSigned: true, respondentSigned: true, mediatorSigned: true },
    instalments: [1, 3, 40].map((days, i) => ({
      partyId,
      dueOn: addDays(on, days),
      amount: `${[3000, 2000, 3000][i]}.00`,
    })),
  });
  const { agreement } = await officer.get(`/staff/disputes/${id}`);
  await step(`instalments/${agreement.instalments[0].id}/payment`, { paidOn: addDays(on, 1) });
}
