import { ReviewOpening } from '@app/hardship';
import { type CivilDate, systemActor, type TenantId } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoAccount } from './accounts';
import { type DemoClient, signInAs } from './client';

type Json = Record<string, any>;

/** Beside the school, whose members have the other cases of the demo. */
const NEIGHBOURS = ['0010802', '0010803'];
const TOWN = '00108';
/** A holder of a file in another town (second row of 困难职工档案.xlsx). */
const HOLDER_ELSEWHERE = { name: '孙红梅', idNumber: '990101197802250048' };

/** How far a new file of the demo has come; each stage holds those before it. */
const STAGES = ['found', 'applied', 'visited', 'assessed', 'publicised', 'union-review', 'federation-review'] as const;
type Stage = (typeof STAGES)[number];

const FORM = {
  ...{ mainCause: 'major-illness', otherCauses: ['schooling'], note: '爱人去年查出重病，孩子在读书，工资不够开销。' },
  ...{ area: 'urban', exclusions: [], consented: true, consentedCause: true, persons: [] },
  consents: [{ kind: 'health', givenBy: 'self', means: 'signed' }],
  incomes: [{ kind: 'wage', whose: '本人', yearly: '42000.00' }],
  expenses: [
    { kind: 'medical', note: '自付药费', yearly: '26000.00', fromEvent: false },
    { kind: 'education', note: '学费', yearly: '8000.00', fromEvent: false },
  ],
};

interface Cast {
  readonly officer: DemoClient;
  readonly committee: DemoClient;
  readonly chair: DemoClient;
  readonly today: CivilDate;
}

/** New files in every stage, reviews that are due, a pairing, an appeal, a possible duplicate and a spot check. */
export async function playHardship(
  app: NestFastifyApplication,
  tenantId: TenantId,
  accounts: readonly DemoAccount[],
  today: CivilDate,
): Promise<void> {
  const signIn = signInAs(app, accounts);
  const [officer, committee] = [await signIn('officer'), await signIn('committee')];
  const cast: Cast = { officer, committee, chair: await signIn('chair'), today };
  await app.get(ReviewOpening).work(tenantId);
  const unions = (await officer.get('/staff/unions')).items as Json[];
  const free: string[] = [];
  for (const { id } of unions.filter(({ code }) => NEIGHBOURS.includes(code)))
    for (const member of (await officer.get(`/staff/members?unionId=${id}&status=active&limit=30`)).items)
      free.push(member.id);
  for (const stage of STAGES) await aFileAt(app, tenantId, cast, free, stage);
  await anObjection(cast, await aFileAt(app, tenantId, cast, free, 'publicised'));
  await anAttempt(officer, free);
  await aPairing(cast);
  await anAppeal(await signIn('member'));
  const townId = unions.find(({ code }) => code === TOWN)!['id'];
  await cast.chair.post('/staff/spot-checks', { unionId: townId });
}

/** Of the next member who has no file yet. */
async function aFileAt(
  app: NestFastifyApplication,
  tenantId: TenantId,
  cast: Cast,
  free: string[],
  stage: Stage,
): Promise<string> {
  const { officer, committee, chair, today } = cast;
  const { id, version } = await opened(officer, free);
  const path = `/staff/hardship-files/${id}`;
  let seen = version;
  const step = async (who: DemoClient, what: string, body: Json = {}) => {
    seen = (await who.post(`${path}/${what}`, body, seen))['version'];
  };
  const reach = (wanted: Stage) => STAGES.indexOf(stage) >= STAGES.indexOf(wanted);
  const there = { heldOn: today, people: ['刘洋', '赵敏'], conforms: true };
  await step(officer, 'draft', FORM);
  if (reach('applied')) await step(officer, 'application');
  if (reach('visited'))
    await step(officer, 'home-visit', { ...there, words: '住 60 平方米旧房，看了药费单和缴费单。' });
  if (reach('assessed'))
    await step(committee, 'assessment', {
      ...{ heldOn: today, people: ['何平', '赵敏', '刘洋', '陈静', '周伟'], words: '大家同意按深度困难建档。' },
      ...{ votesFor: 4, votesAgainst: 0, abstained: 1 },
    });
  if (reach('publicised')) await step(officer, 'publicity');
  if (reach('union-review')) {
    await hungOut(app, tenantId, id);
    await step(officer, 'submission');
  }
  if (reach('federation-review')) await step(chair, 'signature', { part: 'review', comment: '情况属实。' });
  return id;
}

async function opened(officer: DemoClient, free: string[]): Promise<{ id: string; version: number }> {
  for (let memberId = free.shift(); memberId; memberId = free.shift()) {
    const file = await officer.post('/staff/hardship-files', { memberId }).catch(() => null);
    if (file) return { id: file['id'], version: file['version'] };
  }
  throw new Error('the demo has nobody left without a hardship file');
}

/** As if the notice had been hung out two weeks ago. */
const hungOut = (app: NestFastifyApplication, tenantId: TenantId, fileId: string) =>
  app.get(UnitOfWork).run(systemActor(tenantId), (tx) =>
    tx.rows(
      `UPDATE disclosure.public_notice SET published_on = published_on - 14, until_on = published_on - 2
       WHERE tenant_id = $1 AND subject_id = $2`,
      [tenantId, fileId],
    ),
  );

async function anObjection({ officer }: Cast, id: string): Promise<void> {
  const { version } = await officer.get(`/staff/hardship-files/${id}`);
  const said = { words: '听说他家在镇上还有一套出租的房子，请核实。' };
  await officer.post(`/staff/hardship-files/${id}/objection`, said, version);
}

/** The officer does not know that the wife has a file in another town: it is refused, and whoever sees both is told. */
async function anAttempt(officer: DemoClient, free: string[]): Promise<void> {
  const { id, version } = await opened(officer, free);
  const persons = [{ ...HOLDER_ELSEWHERE, relation: 'spouse' }];
  await officer.post(`/staff/hardship-files/${id}/draft`, { ...FORM, persons }, version).catch(() => undefined);
}

async function aPairing({ officer, today }: Cast): Promise<void> {
  const { items } = await officer.get('/staff/hardship-files?group=on-file&limit=3');
  const [, paired] = items;
  if (!paired) return;
  const { version } = await officer.get(`/staff/hardship-files/${paired.id}`);
  await officer.post(`/staff/hardship-files/${paired.id}/pairings`, { everyMonths: 3 }, version);
  const { items: pairings } = await officer.get(`/staff/hardship-files/${paired.id}/pairings`);
  const visit = { heldOn: today, people: ['刘洋'], conforms: true, words: '帮孩子联系了暑期勤工岗位。' };
  await officer.post(`/staff/hardship-pairings/${pairings[0].id}/visit`, visit, pairings[0].version);
}

async function anAppeal(member: DemoClient): Promise<void> {
  const { file } = await member.get('/portal/hardship-file');
  if (!file) return;
  const words = '去年又住了两次院，自付的药费没有算进去，请再核一下。';
  await member.post(`/portal/hardship-file/${file.id}/appeal`, { words }, file.version);
}
