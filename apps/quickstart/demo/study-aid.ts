import { addDays, type CivilDate, systemActor, type TenantId } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { academicYearOf, dayOfAcademicYear, RenewalOpening } from '@app/study-aid';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DemoAccount, DEMO_MEMBER } from './accounts';
import { type DemoClient, signInAs } from './client';

type Json = Record<string, any>;

const TOWN = '00108';
/** Answered with a proof; of these so many are accepted onto the list, and so many after it was put together. */
const PROVED = 8;
const LISTED = 4;
const ACCEPTED_LATER = 2;
const WITHOUT_PROOF = 2;

/** Children of the officer's town for whom is asked anew; the first is verified already. */
const FRESH = [
  { childName: '胡晓悦', childIdNumber: '990101200803120135', schoolName: '江右师范大学', parent: '胡芳明' },
  { childName: '于思远', childIdNumber: '990101200807040159', schoolName: '云川学院', parent: '于刚勇' },
  { childName: '赵一鸣', childIdNumber: '990101200711180261', schoolName: '赣江财经大学', parent: '赵飞红' },
] as const;

/**
 * The renewal of the imported awards under way: some families answered, some were accepted and stand on a list in
 * preparation, one is late, one is on leave; the member who signs in has one to confirm. New applications wait for the
 * officer of the town. Nothing is paid, so that the figures of the city's year stay.
 */
export async function playStudyAid(
  app: NestFastifyApplication,
  tenantId: TenantId,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const signIn = signInAs(app, accounts);
  const desk = await signIn('administrator');
  const { items: programmes } = await desk.get('/staff/study-programmes');
  const [programme] = programmes;
  if (!programme) return;
  const { version, ...plan } = await desk.get(`/staff/study-programmes/${programme.id}`);
  await desk.post(`/staff/study-programmes/${programme.id}/plan`, { ...planOf(plan), ...daysAround(today) }, version);
  const opening = app.get(RenewalOpening);
  await opening.work(tenantId);
  const { items } = await desk.get('/staff/study-renewals?status=new&limit=50');
  const renewals = items.filter(({ memberName }: Json) => memberName !== DEMO_MEMBER.name);
  await answerSome(desk, plan['unionId'], renewals);
  await putTogether(desk, programme.id, academicYearOf(today));
  await oneLate(app, tenantId, renewals.at(-1).id, today);
  await oneOnLeave(desk, renewals.at(-2).awardId);
  await opening.work(tenantId);
  await applyAnew(await signIn('officer'), programme.id, academicYearOf(today));
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
  const applyUntil = within(30, addDays(opensOn, 1));
  const monthDay = (day: CivilDate): string => day.slice(5);
  return {
    applyUntil: monthDay(applyUntil),
    renewalOn: monthDay(opensOn),
    proofUntil: monthDay(cutOffOn),
    resumeUntil: monthDay(within(60, cutOffOn)),
  };
}

/** Most with a proof, two without one yet, and one whose child has joined the army. */
async function answerSome(desk: DemoClient, unionId: string, renewals: readonly Json[]): Promise<void> {
  for (const [index, { id, version }] of renewals.slice(0, PROVED + WITHOUT_PROOF).entries()) {
    const proof = index < PROVED ? { proofDocumentId: await desk.upload('certificate', unionId) } : {};
    await desk.post(`/staff/study-renewals/${id}/answer`, { state: 'enrolled', ...proof }, version);
  }
  const { id, version } = renewals[PROVED + WITHOUT_PROOF]!;
  await desk.post(`/staff/study-renewals/${id}/answer`, { state: 'army', note: '九月已经入伍。' }, version);
}

/** The first that are green become a list in preparation, a few more wait for the next one. */
async function putTogether(desk: DemoClient, programmeId: string, year: number): Promise<void> {
  const { items } = await desk.get('/staff/study-renewals?status=confirmed&limit=20');
  const green = items.filter((each: Json) => each.isGreen).map(({ id, version }: Json) => ({ id, version }));
  if (green.length === 0) return;
  await desk.post('/staff/study-renewals/acceptance', { items: green.slice(0, LISTED) });
  await desk.post('/staff/study-lists', { programmeId, year });
  const later = green.slice(LISTED, LISTED + ACCEPTED_LATER);
  if (later.length > 0) await desk.post('/staff/study-renewals/acceptance', { items: later });
}

/** One family's last day was yesterday: the next run suspends it. */
async function oneLate(app: NestFastifyApplication, tenantId: TenantId, id: string, today: CivilDate): Promise<void> {
  await app
    .get(UnitOfWork)
    .run(systemActor(tenantId), (tx) =>
      tx.rows(
        `UPDATE study_aid.renewal SET cut_off_on = $3 WHERE tenant_id = $1 AND id = $2 AND opens_on < $3 AND ends_on > $3`,
        [tenantId, id, addDays(today, -1)],
      ),
    );
}

async function oneOnLeave(desk: DemoClient, awardId: string): Promise<void> {
  const { version } = await desk.get(`/staff/study-awards/${awardId}`);
  await desk.post(
    `/staff/study-awards/${awardId}/steps`,
    { step: 'take-leave', reason: '因病休学一年，学校已批准。' },
    version,
  );
}

async function applyAnew(officer: DemoClient, programmeId: string, year: number): Promise<void> {
  const { items: unions } = await officer.get('/staff/unions');
  const unionId = unions.find(({ code }: Json) => code === TOWN).id;
  const { levels } = await officer.get(`/staff/study-programmes/${programmeId}`);
  const { items: members } = await officer.get(`/staff/members?unionId=${unionId}&status=active&limit=200`);
  for (const [index, { parent, ...child }] of FRESH.entries()) {
    const member = members.find(({ name }: Json) => name === parent);
    if (!member) continue;
    const letter = index < FRESH.length - 1 ? [await officer.upload('certificate', unionId)] : [];
    const { id } = await officer.post('/staff/study-awards', {
      ...{ ...child, programmeId, memberId: member.id, relation: 'child', level: levels[0], entryYear: year },
      ...{ schoolingYears: 4, circumstances: [], consented: true, documentIds: letter },
    });
    if (index > 0) continue;
    const { version } = await officer.get(`/staff/study-awards/${id}`);
    await officer.post(`/staff/study-awards/${id}/steps`, { step: 'verify' }, version);
  }
}
