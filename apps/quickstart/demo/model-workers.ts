import type { TenantId } from '@app/kernel';
import { SurveyOpening } from '@app/model-workers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { type DemoClient, signInAs } from './client';

const SCHOOL = '0010801';
const HONOUR = { level: 'provincial', title: '省劳动模范', year: 2008, conferredBy: '省人民政府' } as const;
const RETIRED = { livelihood: 'retired', monthlyIncome: '2800.00', persons: 2, causes: ['illness'] } as const;

/** Model workers: those of the roster, and of the school one for each way in which a file can stand. */
export async function playModelWorkers(
  app: NestFastifyApplication,
  tenantId: TenantId,
  accounts: readonly DemoAccount[],
): Promise<void> {
  const signIn = signInAs(app, accounts);
  const [officer, member] = [await signIn('officer'), await signIn('member')];
  const unionId = (await officer.get('/staff/unions')).items.find(({ code }: { code: string }) => code === SCHOOL).id;
  const own = (await member.get('/session')).memberId as string;
  const others = (await officer.get(`/staff/members?unionId=${unionId}&limit=20`)).items
    .map(({ id }: { id: string }) => id)
    .filter((id: string) => id !== own);
  await officer.post('/staff/model-workers/of-roster', { unionId });
  const files: string[] = [];
  for (const memberId of [own, ...others.slice(0, 4)])
    await officer
      .post('/staff/model-workers', { memberId, honours: [HONOUR] })
      .then(({ id }) => files.push(id))
      .catch(() => undefined);
  await app.get(SurveyOpening).work(tenantId);
  const [, aided, answered, lost] = files;
  if (aided) await aid(officer, aided);
  if (answered) await answer(officer, answered);
  if (lost) await move(officer, lost);
}

async function answer(officer: DemoClient, fileId: string): Promise<void> {
  const { surveys } = await officer.get(`/staff/model-workers/${fileId}`);
  await officer.post(`/staff/model-worker-surveys/${surveys[0].id}/answer`, RETIRED, surveys[0].version);
}

/** Surveyed, checked, and asked for: the money waits for its approval. */
async function aid(officer: DemoClient, fileId: string): Promise<void> {
  await answer(officer, fileId);
  const { surveys } = await officer.get(`/staff/model-workers/${fileId}`);
  await officer.post(`/staff/model-worker-surveys/${surveys[0].id}/acceptance`, {}, surveys[0].version);
  const { funds } = await officer.get(`/staff/model-workers/${fileId}/aid-funds`);
  const fund = funds.find(({ obstacle }: { obstacle: string | null }) => obstacle === null);
  if (!fund) return;
  const wanted = { kind: 'living', months: 12 };
  const { amount } = await officer.post(`/staff/model-workers/${fileId}/aid-calculation`, wanted);
  const asked = { ...wanted, amount, fundAccountId: fund.id, documentIds: [], reason: '材料随后补齐' };
  await officer.post(`/staff/model-workers/${fileId}/aids`, asked);
}

async function move(officer: DemoClient, fileId: string): Promise<void> {
  const { version, since } = await officer.get(`/staff/model-workers/${fileId}`);
  const step = { action: 'lose-contact', on: since, reason: '电话停机，上门也没有找到人' };
  await officer.post(`/staff/model-workers/${fileId}/state`, step, version);
}
