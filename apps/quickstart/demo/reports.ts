import { addDays, addMonths, type CivilDate, civilDate, partsOf } from '@app/kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { type DemoClient, signInAs } from './client';

type Json = Record<string, any>;

/** The last day of the quarter that ended `back` quarters before the running one. */
function quarterEnd(today: CivilDate, back: number): CivilDate {
  const [year, month] = partsOf(today);
  const first = civilDate(`${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`);
  return addDays(addMonths(first, -3 * (back - 1)), -1);
}

const quarterly = (unionId: string, day: CivilDate): Json => ({ unionId, kind: 'quarter', day });

/** A target, two returns of the town, its notices and the city's to the members, over the API as people would. */
export async function playReports(
  app: NestFastifyApplication,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const signIn = signInAs(app, accounts);
  const [officer, chair] = [await signIn('officer'), await signIn('chair')];
  const unionOf = async (client: DemoClient): Promise<string> => (await client.get('/staff/return-rules'))['unionId'];
  const [town, city] = [await unionOf(officer), await unionOf(chair)];
  const year = Number(today.slice(0, 4));
  await chair.post('/staff/targets', { unionId: city, year, figureCode: 'visits.persons', amount: '600' });
  await chair.post('/staff/return-rules', { unionId: city, kind: 'quarter', wanted: true, daysAfter: 10 }, 0);
  const [last, before] = [quarterEnd(today, 1), quarterEnd(today, 2)];
  await submitted(officer, town, before, async (id) => {
    await chair.post(`/staff/returns/${id}/acceptance`, {}, 2);
  });
  await submitted(officer, town, last, async () => undefined);
  const told = await officer.post('/staff/disclosures', { ...quarterly(town, before), fromReturn: true });
  await chair.post(`/staff/disclosures/${told['id']}/publication`, {}, 1);
  await officer.post('/staff/disclosures', { ...quarterly(town, last), fromReturn: true });
  // Last year of the whole city, as its ledgers tell it.
  const lastYear = civilDate(`${year - 1}-12-31`);
  const notice = await chair.post('/staff/disclosures', { unionId: city, kind: 'year', day: lastYear });
  await chair.post(`/staff/disclosures/${notice['id']}/publication`, {}, 1);
}

async function submitted(
  officer: DemoClient,
  unionId: string,
  day: CivilDate,
  then: (id: string) => Promise<void>,
): Promise<void> {
  const { id } = await officer.post('/staff/returns', quarterly(unionId, day));
  await officer.post(`/staff/returns/${id}/submission`, {}, 1);
  await then(id);
}
