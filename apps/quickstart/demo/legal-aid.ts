import { addDays, type CivilDate } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { signInAs } from './client';

const SCHOOL = '0010801';
const ALL = ['application', 'identity', 'means', 'evidence'];

interface Asked {
  readonly applicant: string;
  readonly employer: string;
  readonly matter: string;
  readonly service: string;
  readonly asked: string;
  readonly facts: string;
  /** Received so many days ago. */
  readonly received: number;
  readonly papers?: readonly string[];
  readonly isMigrant?: boolean;
}

const CASES = {
  fresh: {
    ...{ applicant: '骆小兰', employer: '云川第41公司', matter: 'wages', service: 'arbitration', received: 5 },
    ...{ asked: '13500.00', facts: '三个月没有发工资，老板不接电话。', papers: ALL, isMigrant: true },
  },
  waiting: {
    ...{ applicant: '符志强', employer: '云川第42公司', matter: 'termination', service: 'arbitration', received: 12 },
    ...{ asked: '24000.00', facts: '怀孕的妻子被辞退，没有补偿。', papers: ['application', 'identity'] },
  },
  late: {
    ...{ applicant: '祁海', employer: '云川第43公司', matter: 'work-injury', service: 'litigation', received: 9 },
    ...{ asked: '80000.00', facts: '脚手架上摔下来，单位不认工伤。', papers: ALL, isMigrant: true },
  },
  refused: {
    ...{ applicant: '戚文', employer: '云川第44公司', matter: 'contract', service: 'advice', received: 20 },
    ...{ asked: '0.00', facts: '想问合同到期不续签怎么办。', papers: ALL },
  },
  handled: {
    ...{ applicant: '支玉梅', employer: '云川第45公司', matter: 'wages', service: 'arbitration', received: 30 },
    ...{ asked: '9800.00', facts: '离职时欠两个月工资。', papers: ALL, isMigrant: true },
  },
  done: {
    ...{ applicant: '覃大勇', employer: '云川第46公司', matter: 'overtime-pay', service: 'arbitration', received: 90 },
    ...{ asked: '6400.00', facts: '周末加班没有加班费。', papers: ALL, isMigrant: true },
  },
} as const satisfies Record<string, Asked>;

/** Legal aid in the states of its clocks; the member's own is with a lawyer. */
export async function playLegalAid(
  app: NestFastifyApplication,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const signIn = signInAs(app, accounts);
  const [officer, member] = [await signIn('officer'), await signIn('member')];
  const { items } = await officer.get('/staff/unions');
  const unionId = items.find(({ code }: { code: string }) => code === SCHOOL).id;
  const { accountId } = await officer.get('/session');
  const ids = new Map<string, string>();
  for (const [key, { received, ...given }] of Object.entries(CASES)) {
    const receivedOn = addDays(today, -received);
    const { id } = await officer.post('/staff/legal-aids', {
      ...given,
      unionId,
      source: 'desk',
      people: 1,
      receivedOn,
    });
    ids.set(key, id);
  }
  const step = async (id: string, path: string, body: object): Promise<void> => {
    const { version } = await officer.get(`/staff/legal-aids/${id}`);
    await officer.post(`/staff/legal-aids/${id}/${path}`, body, version);
  };
  const assigned = async (id: string, granted: CivilDate): Promise<void> => {
    await step(id, 'grant', { on: granted });
    const lawyer = { lawyerName: '虞敏', lawyerFirm: '云川诚信律师事务所' };
    await step(id, 'assignment', { on: addDays(granted, 2), accountId, ...lawyer });
  };
  const words = '请补经济困难状况说明、劳动合同和解除通知';
  await step(ids.get('waiting')!, 'papers-request', { on: addDays(today, -10), words });
  await step(ids.get('late')!, 'grant', { on: addDays(today, -5) });
  const ground = { ground: 'not-in-need', words: '家庭收入高于标准，合同的事可以来窗口咨询' };
  await step(ids.get('refused')!, 'refusal', { on: addDays(today, -15), ...ground });
  await step(ids.get('refused')!, 'objection', { on: addDays(today, -3), words: '上个月起没有收入了' });
  await assigned(ids.get('handled')!, addDays(today, -25));
  const next = { nextOn: addDays(today, 4), bring: '区仲裁院二楼，带身份证和工资条原件' };
  await step(ids.get('handled')!, 'records', { on: addDays(today, -10), words: '递交了仲裁申请', ...next });
  await assigned(ids.get('done')!, addDays(today, -85));
  const outcome = { outcome: 'partly-won', recovered: '5200.00', words: '裁决支付加班费 5,200 元，已经到账' };
  await step(ids.get('done')!, 'completion', { on: addDays(today, -20), ...outcome });
  const own = await member.post('/portal/legal-aids', {
    ...{ matter: 'severance', service: 'negotiation', employer: '云川第47公司', asked: '7200.00' },
    facts: '爱人被辞退，没有拿到补偿，想请人帮着谈。',
  });
  await step(own.id, 'checklist', { papers: ALL });
  await step(own.id, 'grant', { on: today });
  await step(own.id, 'assignment', { on: today, accountId, lawyerName: '虞敏', lawyerFirm: '云川诚信律师事务所' });
  const told = { on: today, words: '约了单位人事谈', nextOn: addDays(today, 3), bring: '镇工会调解室，带劳动合同' };
  await step(own.id, 'records', told);
}
