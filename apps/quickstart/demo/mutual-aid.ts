import { addDays, type CivilDate } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { type DemoClient, signInAs } from './client';

type Json = Record<string, any>;

const FEDERATION = '001';
const SCHOOL = '0010801';
const ENROLLED = 12;
const ASSOCIATION = '市职工互助保障会';

/** A stay so many days ago, and how far its claim went. */
interface Played {
  readonly at: number;
  readonly admitted: number;
  readonly days: number;
  readonly selfPaid: string;
  readonly stage: 'submitted' | 'returned' | 'checked' | 'approved' | 'paid';
}

const CLAIMS: readonly Played[] = [
  { at: 1, admitted: 120, days: 9, selfPaid: '8600.00', stage: 'paid' },
  { at: 2, admitted: 60, days: 6, selfPaid: '4250.00', stage: 'approved' },
  { at: 3, admitted: 30, days: 12, selfPaid: '15300.00', stage: 'checked' },
  { at: 4, admitted: 25, days: 5, selfPaid: '2980.50', stage: 'returned' },
  { at: 5, admitted: 14, days: 8, selfPaid: '6720.00', stage: 'submitted' },
];

/** Two plans, one that ends soon so that it is reminded of, members of the school in them, and claims on their way. */
export async function playMutualAid(
  app: NestFastifyApplication,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const signIn = signInAs(app, accounts);
  const [chair, officer, cashier] = [await signIn('chair'), await signIn('officer'), await signIn('cashier')];
  const { memberId: own } = await (await signIn('member')).get('/session');
  const { items } = await chair.get('/staff/unions');
  const unionOf = (code: string): string => items.find((union: Json) => union.code === code).id;
  const { items: members } = await officer.get(`/staff/members?unionId=${unionOf(SCHOOL)}&limit=${ENROLLED}`);
  const memberIds = [...new Set([own as string, ...members.map(({ id }: Json) => id as string)])];
  const startsOn = addDays(today, -340);
  const plan = await chair.post('/staff/mutual-aid-plans', {
    ...{
      unionId: unionOf(FEDERATION),
      name: '职工住院医疗互助',
      startsOn,
      endsOn: addDays(startsOn, 364),
      fee: '60.00',
    },
    ...{ waitingDays: 30, claimDays: 180, sharePercent: 13, cap: '50000.00', note: '照市职工互助保障会的章程。' },
    association: ASSOCIATION,
    associationContact: '市总工会服务大厅 3 号窗口',
  });
  const special = await chair.post('/staff/mutual-aid-plans', {
    ...{ unionId: unionOf(FEDERATION), name: '女职工特殊疾病互助', startsOn: addDays(today, -60), fee: '15.00' },
    ...{ endsOn: addDays(today, 304), waitingDays: 30, claimDays: 365, cap: '10000.00' },
    ...{ association: '市女职工互助保障服务中心', associationContact: '市总工会女职工部' },
  });
  const enrolments = `/staff/mutual-aid-plans/${plan['id']}/enrolments`;
  await officer.post(enrolments, { memberIds, from: startsOn });
  const women: string[] = [];
  for (const id of memberIds) if ((await officer.get(`/staff/members/${id}`))['gender'] === 'female') women.push(id);
  await officer.post(`/staff/mutual-aid-plans/${special['id']}/enrolments`, {
    memberIds: women,
    from: addDays(today, -60),
  });
  const { items: covers } = await officer.get(enrolments);
  for (const claim of CLAIMS) await playClaim({ chair, officer, cashier }, covers[claim.at]?.id, claim, today);
}

/** The separate consents of the member, signed with the claim. */
const YES = { givenBy: 'self', means: 'signed' };
const SIGNED = [
  { kind: 'health', ...YES },
  { kind: 'provision', receiver: ASSOCIATION, ...YES },
];

const CHECKED: ReadonlySet<Played['stage']> = new Set(['checked', 'approved', 'paid']);

type Desk = Readonly<Record<'chair' | 'officer' | 'cashier', DemoClient>>;

async function playClaim({ chair, officer, cashier }: Desk, enrolmentId: string, claim: Played, today: CivilDate) {
  if (!enrolmentId) return;
  const { admitted, days, selfPaid, stage } = claim;
  const admittedOn = addDays(today, -admitted);
  const stay = { admittedOn, dischargedOn: addDays(admittedOn, days), selfPaid };
  const { id } = await officer.post('/staff/mutual-aid-claims', { enrolmentId, ...stay, consents: SIGNED });
  const step = async (who: DemoClient, path: string, body: Json = {}): Promise<Json> => {
    const { version } = await officer.get(`/staff/mutual-aid-claims/${id}`);
    return who.post(`/staff/mutual-aid-claims/${id}/${path}`, body, version);
  };
  if (stage === 'returned') await step(officer, 'return', { reason: '还差医保结算单，补拍一张就行' });
  if (!CHECKED.has(stage)) return;
  const { byRule } = await step(officer, 'check');
  if (stage === 'checked') return;
  await step(chair, 'approval', { amount: byRule });
  if (stage === 'paid') await step(cashier, 'payment', { paidOn: today, reference: 'HZBZ-0318' });
}
