import { addDays, type CivilDate, type TenantId } from '@app/kernel';
import { academicYearOf, dayOfAcademicYear, RenewalOpening } from '@app/study-aid';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { DemoClient } from './client';

type Json = Record<string, any>;

const ANSWERED = 5;
const ACCEPTED = 3;

/** The renewal of the imported awards under way: opened, some families answered, some accepted and on a list. */
export async function playStudyAid(
  app: NestFastifyApplication,
  tenantId: TenantId,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const account = accounts.find(({ role }) => role === 'administrator')!;
  const desk = await DemoClient.signIn(app, account.login, account.password);
  const { items: programmes } = await desk.get('/staff/study-programmes');
  const [programme] = programmes;
  if (!programme) return;
  const { version, ...plan } = await desk.get(`/staff/study-programmes/${programme.id}`);
  await desk.post(`/staff/study-programmes/${programme.id}/plan`, { ...planOf(plan), ...daysAround(today) }, version);
  await app.get(RenewalOpening).work(tenantId);
  await answerSome(desk, plan['unionId']);
}

const PLAN = [
  ...['name', 'kind', 'maxYears', 'levels', 'applyFrom', 'applyUntil', 'needsFile', 'lapseRule', 'exclusions'],
  ...['exclusive', 'fundAccountId', 'budget', 'publicityDays', 'note'],
];
const planOf = (view: Json): Json => ({
  ...Object.fromEntries(PLAN.map((name) => [name, view[name]])),
  budget: '80000.00',
  amounts: view['amounts'].map(({ level, category, amount, validFrom }: Json) => ({
    level,
    category,
    amount,
    validFrom,
  })),
});

/** Opened three weeks ago, with three weeks left; near the turn of the academic year as early as may be. */
function daysAround(today: CivilDate): Json {
  const year = academicYearOf(today);
  const within = (days: number, least: CivilDate): CivilDate => {
    const day = addDays(today, days);
    const last = dayOfAcademicYear(year, '06-30');
    return day < least ? least : day > last ? last : day;
  };
  const opensOn = within(-21, dayOfAcademicYear(year, '07-01'));
  const cutOffOn = within(21, addDays(opensOn, 1));
  const monthDay = (day: CivilDate): string => day.slice(5);
  return {
    renewalOn: monthDay(opensOn),
    proofUntil: monthDay(cutOffOn),
    resumeUntil: monthDay(within(60, cutOffOn)),
  };
}

async function answerSome(desk: DemoClient, unionId: string): Promise<void> {
  const { items } = await desk.get(`/staff/study-renewals?status=new&limit=${ANSWERED + 2}`);
  for (const [index, { id, version }] of items.entries()) {
    const proof = index < ANSWERED ? { proofDocumentId: await desk.upload('certificate', unionId) } : {};
    await desk.post(`/staff/study-renewals/${id}/answer`, { state: 'enrolled', ...proof }, version);
  }
  const { items: answered } = await desk.get(`/staff/study-renewals?status=confirmed&limit=20`);
  const green = answered.filter((each: Json) => each.isGreen).slice(0, ACCEPTED);
  if (green.length === 0) return;
  await desk.post('/staff/study-renewals/acceptance', {
    items: green.map(({ id, version }: Json) => ({ id, version })),
  });
}
