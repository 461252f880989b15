import { addDays, type CivilDate, newId } from '@app/kernel';
import { SurveyOpening } from '@app/model-workers';
import { aUnion } from '@app/organizations/testing';
import { UnitOfWork } from '@app/persistence';
import { readXlsx } from 'hucre';
import { permissionsOfRole, type Role, ROLES } from '@app/identity';
import { claimConsents } from '../support/consents';
import { ForeignRequests } from '../support/foreign-request';
import { type Route, routesOf } from '../support/routes';
import { aScene, type Caller, type Scene } from '../support/scene';
import { statementsOf } from '../support/statements';
import { openTestApi, type TestApi } from '../support/test-api';

/** Every record that a GET route names by id, made in the school. A route without its row fails the run. */
interface Records {
  union: string;
  member: string;
  account: string;
  duty: string;
  visit: string;
  disbursement: string;
  fund: string;
  document: string;
  batch: string;
  movement: string;
  transfers: string;
  plan: string;
  round: string;
  rosterEntry: string;
  import: string;
  standard: string;
  occasion: string;
  hardshipFile: string;
  target: string;
  periodReturn: string;
  disclosure: string;
  spotCheck: string;
  duplicateSign: string;
  dispute: string;
  petition: string;
  accident: string;
  legalAid: string;
  studyProgramme: string;
  studyAward: string;
  studyList: string;
  donation: string;
  modelWorker: string;
  modelWorkerSurvey: string;
  activity: string;
  mutualAidPlan: string;
  mutualAidEnrolment: string;
  mutualAidClaim: string;
  listExport: string;
  personalRequest: string;
  handOver: string;
  destructionList: string;
  destructionLine: string;
  signOnProvider: string;
}

const RECORD_OF: readonly (readonly [RegExp, keyof Records])[] = [
  [/^\/api\/staff\/exports\/:id/, 'listExport'],
  [/^\/api\/staff\/unions\/:\w+/, 'union'],
  [/^\/api\/staff\/members\/:id/, 'member'],
  [/^\/api\/staff\/personal-requests\/:id/, 'personalRequest'],
  [/^\/api\/staff\/accounts\/:id/, 'account'],
  [/^\/api\/staff\/visit-duties\/:id/, 'duty'],
  [/^\/api\/staff\/visits\/:id/, 'visit'],
  [/^\/api\/staff\/disbursements\/:id/, 'disbursement'],
  [/^\/api\/staff\/fund-accounts\/:id/, 'fund'],
  [/^\/api\/documents\/:id/, 'document'],
  [/^\/api\/staff\/payout-batches\/:id/, 'batch'],
  [/^\/api\/staff\/fund-movements\/:id/, 'movement'],
  [/^\/api\/staff\/transfer-lists\/:id/, 'transfers'],
  [/^\/api\/staff\/disbursement-plans\/:id/, 'plan'],
  [/^\/api\/staff\/rounds\/:id/, 'round'],
  [/^\/api\/staff\/imports\/:id/, 'import'],
  [/^\/api\/staff\/standards\/:id/, 'standard'],
  [/^\/api\/staff\/occasions\/:id/, 'occasion'],
  [/^\/api\/staff\/hardship-files\/:id/, 'hardshipFile'],
  [/^\/api\/staff\/targets\/:id/, 'target'],
  [/^\/api\/staff\/returns\/:id/, 'periodReturn'],
  [/^\/api\/(?:staff|portal)\/disclosures\/:id/, 'disclosure'],
  [/^\/api\/staff\/spot-checks\/:id/, 'spotCheck'],
  [/^\/api\/staff\/duplicate-signs\/:id/, 'duplicateSign'],
  [/^\/api\/(?:staff|portal)\/disputes\/:id/, 'dispute'],
  [/^\/api\/(?:staff|portal)\/petitions\/:id/, 'petition'],
  [/^\/api\/staff\/accidents\/:id/, 'accident'],
  [/^\/api\/(?:staff|portal)\/legal-aids\/:id/, 'legalAid'],
  [/^\/api\/staff\/study-programmes\/:id/, 'studyProgramme'],
  [/^\/api\/staff\/study-awards\/:id/, 'studyAward'],
  [/^\/api\/staff\/study-lists\/:id/, 'studyList'],
  [/^\/api\/staff\/donations\/:id/, 'donation'],
  [/^\/api\/staff\/model-workers\/:id/, 'modelWorker'],
  [/^\/api\/staff\/model-worker-surveys\/:id/, 'modelWorkerSurvey'],
  [/^\/api\/staff\/mutual-aid-plans\/:id/, 'mutualAidPlan'],
  [/^\/api\/staff\/mutual-aid-enrolments\/:id/, 'mutualAidEnrolment'],
  [/^\/api\/staff\/mutual-aid-claims\/:id/, 'mutualAidClaim'],
  [/^\/api\/staff\/activities\/:id/, 'activity'],
  [/^\/api\/portal\/cases\/:id/, 'duty'],
  [/^\/api\/staff\/office-hand-overs\/:id/, 'handOver'],
  [/^\/api\/staff\/destruction-lists\/:id/, 'destructionList'],
  [/^\/api\/staff\/sign-on-providers\/:id/, 'signOnProvider'],
];

/** Names, labels and rules that everybody of the federation may know; no record of a union. */
const SHARED_LISTS = new Set([
  '/api/staff/standards',
  '/api/staff/standards/history',
  '/api/staff/occasions',
  '/api/staff/occasions/history',
  '/api/staff/approval-routes',
  '/api/staff/aid-caps',
  '/api/staff/model-worker-aid-rules',
  '/api/staff/model-worker-survey-days',
  '/api/staff/formula-rules',
  '/api/staff/review-rules',
  '/api/staff/accounts/roles',
  '/api/staff/retention-rules',
  '/api/staff/union-places',
]);

/** What a union above set is known below. */
const RULES_FROM_ABOVE = new Set<keyof Records>(['mutualAidPlan', 'standard', 'occasion', 'studyProgramme']);

/** Without an id in it: in another federation it changes that federation's own rules. */
const OF_ONES_OWN = new Set([
  '/api/staff/model-worker-aid-rules',
  '/api/staff/model-worker-survey-days',
  '/api/staff/aid-caps',
  '/api/staff/formula-rules',
  '/api/staff/review-rules',
  '/api/staff/subsistence-standards',
  '/api/staff/sign-in-policy',
  '/api/staff/sign-on-providers',
  '/api/staff/retention-rules',
  '/api/staff/system/checks',
]);

/** Of one reading request, besides who asks, begin and end (quality: speed). */
const MOST_STATEMENTS = 4;
const ASKING_MORE: Readonly<Record<string, number>> = {
  // What waits for its place in a chain gets it first.
  '/api/staff/audit-entries/heads': 8,
  // One for each union's chain.
  '/api/staff/audit-entries/verification': 6,
  // The look at a sheet is written into the audit.
  '/api/staff/audit-entries/sheet': 6,
  '/api/staff/disbursements/sheet': 6,
  '/api/staff/fund-accounts/sheet': 6,
  '/api/staff/fund-accounts/:id/entries/sheet': 10,
  '/api/staff/rounds/:id/entries/sheet': 7,
  // What the standards, the funds and the household say, and whether medical papers open no more; sent together as far as
  // one does not hang on the other.
  '/api/staff/disbursements/:id/evidence': 14,
  '/api/staff/visit-duties/:id/entitlement': 12,
  '/api/staff/visit-duties/:id/suggested-visitors': 8,
  // Whether the reader may see the words is asked of the duty it belongs to.
  '/api/staff/visits/:id': 8,
  // What is hidden of the unions below is judged beside all of them: months kept, and ledgers that are not.
  '/api/staff/figures/unions': 6,
  // A round with its roster in figures, its fund, checklist and timeline; each is a page of few readers.
  '/api/staff/rounds/:id': 8,
  '/api/staff/rounds/:id/evidence': 7,
  '/api/staff/rounds/:id/preview': 5,
  '/api/staff/rounds/:id/report': 8,
  '/api/staff/rounds/:id/statement': 5,
  // What is held of the household, in the register, in each running case and of its money, beside what was consented to;
  // the look at health is recorded.
  '/api/staff/members/:id/consents': 16,
  // The same of a portion of members at once.
  '/api/staff/sensitive-consents/wanting': 18,
  '/api/staff/sensitive-consents/wanting/sheet': 20,
  // A file with its people, papers, records, notices, signatures, consents and the household's aid.
  '/api/staff/hardship-files/:id': 17,
  // The household by file and register, its aid, the caps, the 低保 standard of its place.
  '/api/staff/hardship-files/:id/aid': 9,
  // Full numbers: every look is recorded, and the sheet is written into the audit.
  '/api/staff/hardship-files/sheet': 16,
  '/api/staff/hardship-files/persons/sheet': 16,
  // A file with its changes, surveys and aids; the look at circumstances is written into the audit.
  '/api/staff/model-workers/:id': 7,
  '/api/staff/model-workers/:id/circumstances': 12,
  '/api/staff/model-workers/:id/aid-funds': 6,
  // Figures of two years, at the same time and each within the reader's scope, of ledgers that are kept by month and of
  // others, since when the union works here, how it words them, its targets and matching funds, and for the workbook each
  // ledger.
  '/api/staff/figures': 17,
  '/api/staff/figures/months': 5,
  '/api/staff/targets': 5,
  '/api/staff/matching-rules': 5,
  '/api/staff/returns/:id': 6,
  '/api/staff/disclosures/:id': 5,
  '/api/staff/figures/records/sheet': 8,
  // An award or a list with its money, renewals, papers and timeline; read one at a time.
  '/api/staff/study-awards/:id': 15,
  '/api/staff/study-lists/:id': 10,
  '/api/staff/study-programmes/:id': 8,
  '/api/staff/study-programmes/:id/outlook': 12,
  // A dispute with its people, clocks, talks, sessions, agreement, papers and timeline, for its few mediators.
  '/api/staff/disputes/:id': 20,
  '/api/staff/disputes/:id/mediator-candidates': 7,
  // A petition with its clocks and timeline, for its handler and who oversees him.
  '/api/staff/petitions/:id': 10,
  '/api/staff/petitions/:id/handler-candidates': 7,
  // An accident with its people, payments, papers, what was done, clocks and timeline, for who takes part and who oversees him.
  '/api/staff/accidents/:id': 14,
  '/api/staff/accidents/:id/handler-candidates': 7,
  // Legal aid with its clocks, entries, papers and timeline, for its handler and who oversees him.
  '/api/staff/legal-aids/:id': 12,
  '/api/staff/legal-aids/:id/handler-candidates': 7,
  // What waits for who leaves is asked of each lib, to show what came up since; twice a year, by few.
  '/api/staff/office-hand-overs/:id': 18,
  '/api/staff/accounts/:id/open-work': 11,
  // Opened now and then, by few.
  '/api/staff/imports': 5,
  '/api/staff/imports/:id': 5,
  '/api/staff/members/:id/aid': 5,
  '/api/staff/unions/:id': 6,
  '/api/staff/unions/:unionId/holidays': 7,
};

describe('who sees what', () => {
  let api: TestApi;
  let scene: Scene;
  let elsewhere: Scene;
  let routes: Route[];
  let changes: Route[];
  let records: Records;
  let callers: Record<'own' | 'above' | 'below' | 'sibling' | 'beside' | 'other federation', Caller>;
  let group: Caller;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    elsewhere = await aScene(api);
    routes = routesOf(api.app).filter(({ method }) => method === 'GET');
    changes = routesOf(api.app).filter(({ method, rule }) => method !== 'GET' && rule?.kind === 'permission');
    const every = [...ROLES];
    callers = {
      own: await scene.as(scene.school, ...every),
      above: await scene.as(scene.town, ...every),
      below: await scene.as(await aGroupBelow(), ...every),
      sibling: await scene.as(scene.mill, ...every),
      beside: await scene.as(scene.port, ...every),
      'other federation': await elsewhere.as(elsewhere.root, ...every),
    };
    group = await scene.as(scene.school, 'group-leader');
    records = await makeRecords(scene);
  });
  afterAll(() => api?.close());

  const aGroupBelow = () =>
    aUnion({ uow: api.app.get(UnitOfWork) }, scene.tenantId, scene.school, {
      kind: 'group',
      name: '一组',
    });

  async function makeRecords({ school, memberId, today, as }: Scene): Promise<Records> {
    const [officer, treasurer, chair, cashier, accountant, administrator] = await Promise.all(
      (['officer', 'treasurer', 'vice-chair', 'cashier', 'accountant', 'administrator'] as Role[]).map((role) =>
        as(school, role),
      ),
    );
    const fund = await accountant!.post('/staff/fund-accounts', {
      ...{
        unionId: school,
        code: 'GHJF',
        name: '校工会经费',
        kind: 'union-funds',
        source: '拨缴经费',
        document: '期初',
      },
      ...{
        openedOn: `${today.slice(0, 4)}-01-01`,
        opening: '5000.00',
        budgets: [{ year: Number(today.slice(0, 4)), planned: '5000.00' }],
      },
    });
    const movement = await accountant!.post('/staff/fund-movements', {
      ...{ kind: 'adjust', fundAccountId: fund['id'], amount: '1.00', bookOn: today },
      ...{ reason: '利息', document: '对账单 1' },
    });
    const duty = await officer!.post('/staff/visit-duties', {
      memberId,
      occasion: 'HOSPITAL',
      eventOn: addDays(today, -1),
    });
    const document = await officer!.upload('certificate', school);
    const visit = await officer!.post(
      `/staff/visit-duties/${duty['id']}/visits`,
      {
        ...{ visitedOn: today, outcome: { kind: 'met' }, cash: '300.00' },
        visitors: [
          { name: '刘洋', rank: 'welfare-officer' },
          { name: '赵敏', rank: 'group-leader' },
        ],
        evidence: [{ documentId: document, kind: 'admission-proof' }],
        signature: { documentId: await officer!.upload('signature', school), by: 'self' },
      },
      duty['version'],
    );
    const disbursement = visit['requests'][0].id as string;
    const path = `/staff/disbursements/${disbursement}`;
    const version = async () => (await cashier!.get(path))['version'] as number;
    await treasurer!.post(`${path}/review`, {}, await version());
    await chair!.post(`${path}/approval`, {}, await version());
    const items = [{ id: disbursement, version: await version() }];
    const told = await cashier!.post('/staff/transfer-lists', { items });
    const answered = { paidOn: today, bankReference: 'B1', failed: [] };
    const transfers = await cashier!.post(`/staff/transfer-lists/${told['id']}/results`, answered, told['version']);
    // As if it were the one payment of a round: its own approval is the round's.
    await api.database.owner(
      `UPDATE disbursements.disbursement d SET plan_type = 'round', plan_id = d.id, plan_number = 'R-1',
         plan_approval_id = (SELECT id FROM approvals.approval_request WHERE subject_id = d.id)
       WHERE id = '${disbursement}'`,
    );
    return {
      union: school,
      member: memberId,
      account: officer!.agent.accountId,
      duty: duty['id'],
      visit: visit['id'],
      disbursement,
      fund: fund['id'],
      movement: movement['id'],
      document,
      batch: transfers['payoutBatchId'],
      transfers: told['id'],
      plan: disbursement,
      ...(await aRound(officer!, school, fund['id'], memberId, today)),
      import: await anImport(administrator!),
      ...(await aHardshipFile(officer!, await as(school, 'chair'), memberId)),
      personalRequest: (await (await scene.asMember()).post('/portal/me/requests', { kind: 'copy' }))['id'],
      listExport: (await officer!.post('/staff/exports', { path: '/staff/members' }))['id'],
      dispute: await aDispute(officer!, school, memberId, today),
      ...(await aModelWorker(officer!, memberId)),
      petition: await aPetition(officer!, school, memberId, today),
      accident: await anAccident(officer!, school, memberId, today),
      legalAid: await aLegalAid(officer!, school, memberId, today),
      ...(await aStudyAid(administrator!, officer!, { unionId: school, fundAccountId: fund['id'], memberId, today })),
      handOver: await aHandOver(administrator!, officer!, cashier!),
      ...(await aDestructionList(school)),
      signOnProvider: await aSignOnProvider(),
      ...(await ledgersOf(accountant!, officer!, school, today)),
      ...(await aClaim(await scene.as(school, 'chair'), officer!, memberId)),
      ...(await reportsOf(officer!, school, today)),
      ...(await rulesOf(await as(school, 'chair'), school)),
    };
  }

  /** A file that is on file, drawn for a spot check, and possibly of one household with another of the same union. */
  async function aHardshipFile(officer: Caller, chair: Caller, memberId: string) {
    const hardshipFile = (await officer.post('/staff/hardship-files', { memberId }))['id'] as string;
    await api.database.owner(
      `UPDATE hardship.hardship_file SET status = 'active', category = 'deep', filed_on = found_on,
         review_due_on = found_on + 365 WHERE id = $1`,
      [hardshipFile],
    );
    const spotCheck = (await chair.post('/staff/spot-checks', { unionId: scene.school }))['id'] as string;
    const duplicateSign = newId();
    await api.database.owner(
      `INSERT INTO hardship.duplicate_sign (tenant_id, id, version, basis, file_id, union_id, other_member_id,
         other_union_id, person_ids, found_at)
       SELECT tenant_id, $2, 1, 'document', id, union_id, member_id, union_id, '{}', now()
       FROM hardship.hardship_file WHERE id = $1`,
      [hardshipFile, duplicateSign],
    );
    return { hardshipFile, spotCheck, duplicateSign };
  }

  async function aModelWorker(officer: Caller, memberId: string) {
    const honours = [{ level: 'municipal' }];
    const modelWorker = (await officer.post('/staff/model-workers', { memberId, honours }))['id'] as string;
    await api.app.get(SurveyOpening).work(scene.tenantId);
    const { surveys } = await officer.get(`/staff/model-workers/${modelWorker}`);
    return { modelWorker, modelWorkerSurvey: surveys[0].id as string };
  }

  async function aClaim(chair: Caller, officer: Caller, memberId: string) {
    const { school: unionId, today } = scene;
    const term = { startsOn: addDays(today, -90), endsOn: addDays(today, 270), fee: '60.00', waitingDays: 0 };
    const plan = await chair.post('/staff/mutual-aid-plans', { unionId, name: '住院医疗互助', ...term });
    const path = `/staff/mutual-aid-plans/${plan['id']}/enrolments`;
    await officer.post(path, { memberIds: [memberId], from: addDays(today, -90) });
    const enrolmentId = (await officer.get(path))['items'][0].id as string;
    const days = { admittedOn: addDays(today, -9), dischargedOn: addDays(today, -2) };
    const stay = { ...days, selfPaid: '1000.00', consents: claimConsents };
    const claim = await officer.post('/staff/mutual-aid-claims', { enrolmentId, ...stay });
    return {
      ...{ mutualAidPlan: plan['id'] as string, mutualAidEnrolment: enrolmentId },
      mutualAidClaim: claim['id'] as string,
    };
  }

  async function ledgersOf(accountant: Caller, officer: Caller, unionId: string, on: string) {
    const fund = await accountant.post('/staff/fund-accounts', {
      ...{ unionId, code: 'JZ', name: '校捐赠资金', kind: 'donation-general', source: '捐赠', document: '期初' },
      ...{ openedOn: `${on.slice(0, 4)}-01-01`, opening: '0.00', budgets: [] },
    });
    const wish = { donorName: '某校友', mayBeNamed: true, designated: false };
    const gift = { ...wish, unionId, givenOn: on, amount: '100.00', fundAccountId: fund['id'] };
    const donation = await accountant.post('/staff/donations', gift);
    const activity = await officer.post('/staff/activities', { unionId, heldOn: on, name: '义诊', personTimes: 20 });
    return { donation: donation['id'] as string, activity: activity['id'] as string };
  }

  async function aRound(officer: Caller, unionId: string, fundAccountId: string, memberId: string, today: string) {
    const round = await officer.post('/staff/rounds', {
      ...{ unionId, fundAccountId, name: '走访慰问', kind: 'other', purpose: '看望', fundPurpose: 'warm-delivery' },
      ...{ budget: '100.00', startsOn: today, dueOn: today, paymentKind: 'cash', cashReason: '没有银行卡' },
      ...{ standard: { cash: '100.00' }, audience: [{ code: 'list', memberIds: [memberId] }] },
    });
    await officer.post(`/staff/rounds/${round['id']}/freezing`, {}, round['version']);
    const { items } = await officer.get(`/staff/rounds/${round['id']}/entries`);
    return { round: round['id'] as string, rosterEntry: items[0].id as string };
  }

  async function reportsOf(officer: Caller, unionId: string, today: string) {
    const year = Number(today.slice(0, 4));
    const target = await officer.post('/staff/targets', { unionId, year, figureCode: 'visits.persons', amount: '10' });
    const past = `${year - 1}-06-30`;
    const made = await officer.post('/staff/returns', { unionId, kind: 'year', day: past });
    const told = await officer.post('/staff/disclosures', { unionId, kind: 'year', day: past });
    return {
      ...{ target: target['id'] as string, periodReturn: made['id'] as string },
      disclosure: told['id'] as string,
    };
  }

  /** What the union set for itself, for an occasion that nothing else here is about. */
  async function rulesOf(chair: Caller, unionId: string): Promise<Pick<Records, 'standard' | 'occasion'>> {
    const own = { unionId, validFrom: '2026-01-01' };
    const occasion = await chair.post('/staff/occasions', {
      ...own,
      ...{ code: 'WEDDING', name: '结婚', group: 'must-visit', deadlineWorkingDays: 3, fundPurpose: 'must-visit' },
    });
    const standard = await chair.post('/staff/standards', {
      ...own,
      ...{
        occasion: 'WEDDING',
        name: '结婚慰问',
        capPerEvent: '600.00',
        form: 'cash',
        ruleVersion: '2026 版',
        source: '本会慰问办法',
        evidence: [],
        fundKinds: ['union-funds'],
      },
    });
    return { standard: standard['id'], occasion: occasion['id'] };
  }

  async function aPetition(officer: Caller, unionId: string, memberId: string, today: CivilDate): Promise<string> {
    const petition = await officer.post('/staff/petitions', {
      ...{ unionId, kind: 'request', source: 'letter', receivedOn: today, people: 1, memberId, words: '食堂没有热菜' },
    });
    return petition['id'];
  }

  async function anAccident(officer: Caller, unionId: string, memberId: string, today: CivilDate): Promise<string> {
    const accident = await officer.post('/staff/accidents', {
      ...{
        unionId,
        kind: 'fall',
        employer: '云川第2公司',
        occurredOn: today,
        reportedOn: today,
        facts: '从脚手架摔下',
      },
      persons: [{ memberId, harm: 'severe', employment: 'contract' }],
    });
    return accident['id'];
  }

  async function aLegalAid(officer: Caller, unionId: string, memberId: string, today: CivilDate): Promise<string> {
    const aid = await officer.post('/staff/legal-aids', {
      ...{ unionId, matter: 'wages', service: 'advice', source: 'desk', receivedOn: today, people: 1, memberId },
      ...{ employer: '云川第51公司', facts: '三个月没有发工资', papers: ['application'] },
    });
    return aid['id'];
  }

  async function aHandOver(administrator: Caller, from: Caller, to: Caller): Promise<string> {
    const people = { fromAccountId: from.agent.accountId, toAccountId: to.agent.accountId };
    const order = { ...people, unionId: scene.school, reason: '换届', onDay: scene.today, endsRoles: false };
    return (await administrator.post('/staff/office-hand-overs', order))['id'];
  }

  /** The root's, as its administrator sets it. */
  async function aSignOnProvider(): Promise<string> {
    const id = newId();
    await api.database.owner(
      `INSERT INTO identity.sign_on_provider
         (tenant_id, id, version, kind, name, client_id, proves_twice, enabled, created_at)
       VALUES ($1, $2, 1, 'dingtalk', '钉钉', 'app', false, true, now())`,
      [scene.tenantId, id],
    );
    return id;
  }

  /** As the yearly job would make it of one report that was closed long ago. */
  async function aDestructionList(unionId: string) {
    const [destructionList, destructionLine] = [newId(), newId()];
    await api.database.owner(
      `INSERT INTO retention.destruction_list (tenant_id, id, version, number, union_id, status, witnesses, proposed_at)
       VALUES ($1, $2, 1, '销毁-1', $3, 'proposed', '{}', now())`,
      [scene.tenantId, destructionList, unionId],
    );
    await api.database.owner(
      `INSERT INTO retention.destruction_line (tenant_id, id, list_id, kind, record_id, union_id, number, ended_on, years, state)
       VALUES ($1, $2, $3, 'visit', $2, $4, '走访 2010-01-01', '2010-01-01', 10, 'listed')`,
      [scene.tenantId, destructionLine, destructionList, unionId],
    );
    return { destructionList, destructionLine };
  }

  async function aDispute(officer: Caller, unionId: string, memberId: string, today: CivilDate): Promise<string> {
    const applicants = [{ memberId, name: '王秀英' }];
    const dispute = await officer.post('/staff/disputes', {
      ...{ unionId, matter: 'wages', source: 'desk', employer: '云川第2公司', employment: 'employed', applicants },
      ...{ receivedOn: today, knownOn: today, facts: '没有发工资', claims: [{ item: '工资', amount: '100.00' }] },
    });
    return dispute['id'];
  }

  /** A programme of the school, a child's award and the list on which it stands. */
  async function aStudyAid(
    administrator: Caller,
    officer: Caller,
    { memberId, today, ...of }: { unionId: string; fundAccountId: string; memberId: string; today: CivilDate },
  ): Promise<Pick<Records, 'studyProgramme' | 'studyAward' | 'studyList'>> {
    const year = Number(today.slice(0, 4)) - (today.slice(5) >= '07-01' ? 0 : 1);
    const amounts = [{ level: 'college', amount: '1000.00', validFrom: '2020-07-01' }];
    const days = { applyFrom: '07-01', applyUntil: '06-30' };
    const programme = await administrator.post('/staff/study-programmes', {
      ...{ ...of, ...days, name: '金秋助学', kind: 'one-off', maxYears: 1, levels: ['college'], amounts },
      ...{ needsFile: false, lapseRule: 'suspend', exclusions: [], exclusive: true, publicityDays: 0 },
    });
    const path = (kind: string, id: string) => `/staff/study-${kind}/${id}`;
    await administrator.post(`${path('programmes', programme['id'])}/opening`, {}, 1);
    const documentIds = [await officer.upload('certificate', of.unionId)];
    const award = await officer.post('/staff/study-awards', {
      ...{ memberId, programmeId: programme['id'], childName: '李小明', childIdNumber: '990801200602282646' },
      ...{ relation: 'child', level: 'college', schoolName: '云川学院', entryYear: year, schoolingYears: 3 },
      ...{ circumstances: [], consented: true, documentIds },
    });
    await officer.post(`${path('awards', award['id'])}/steps`, { step: 'verify' }, 1);
    const list = await officer.post('/staff/study-lists', { programmeId: programme['id'], year });
    return { studyProgramme: programme['id'], studyAward: award['id'], studyList: list['id'] };
  }

  async function anImport(administrator: Caller): Promise<string> {
    const boundary = 'nuanjia-import';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="roster.csv"\r\nContent-Type: text/csv\r\n\r\n`;
    const csv =
      '序号,姓名,性别,证件号码,手机号,所属工会编码,会员类别,入会日期\r\n1,孙二,男,990801199102032936,19900002222,X,在职,2015-01-01\r\n';
    const answer = await api.app.inject({
      ...{ method: 'POST', url: '/api/staff/imports', payload: `${head}${csv}\r\n--${boundary}--\r\n` },
      headers: {
        ...administrator.agent.headers,
        'idempotency-key': 'import-of-the-scope',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    });
    if (answer.statusCode >= 400) throw new Error(answer.body);
    return answer.json().id;
  }

  const recordOf = (path: string) => RECORD_OF.find(([pattern]) => pattern.test(path))?.[1];
  const byId = () => routes.filter(({ path, rule }) => /:\w+/.test(path) && rule?.kind !== 'public');
  const urlOf = (path: string) =>
    path
      .replace(/^\/api/, '')
      .replace(':entryId', records.rosterEntry)
      .replace(':lineId', records.destructionLine)
      .replace(/:\w+/g, records[recordOf(path)!]);

  it('every route with an id has its record here', () => {
    expect(
      byId()
        .filter(({ path }) => !recordOf(path))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it.each([['own'], ['above']] as const)('%s union: every record is there', async (place) => {
    const missing: string[] = [];
    for (const { path, rule } of byId().filter(({ rule }) => rule?.kind === 'permission')) {
      const answer = await callers[place].call('GET', urlOf(path));
      if (answer.status !== 200 && answer.status !== 400)
        missing.push(`${path} ${answer.status} ${answer.text.slice(0, 80)} ${rule?.kind}`);
    }
    expect(missing).toEqual([]);
  });

  it.each([['below'], ['sibling'], ['beside'], ['other federation']] as const)(
    '%s: no record is there',
    async (place) => {
      const leaks: string[] = [];
      for (const { path } of byId()) {
        if (place === 'below' && RULES_FROM_ABOVE.has(recordOf(path)!)) continue;
        const answer = await callers[place].call('GET', urlOf(path));
        if (answer.status < 400) leaks.push(`${path} ${answer.status}`);
      }
      expect(leaks).toEqual([]);
    },
  );

  it.each([['sibling'], ['beside'], ['other federation']] as const)(
    '%s: no list, search, count or cursor names a record',
    async (place) => {
      const leaks: string[] = [];
      const ids = Object.entries(records).filter(([kind]) => kind !== 'account');
      const lists = routes.filter(
        ({ path, rule }) => !/:\w+/.test(path) && rule?.kind === 'permission' && !SHARED_LISTS.has(path),
      );
      expect(lists.length).toBeGreaterThan(12);
      for (const { path } of lists)
        for (const query of [
          '',
          `?unionId=${records.union}`,
          `?subjectId=${records.duty}`,
          '?q=%E7%8E%8B',
          '?number=%E4%BA%94%E8%AE%BF',
          `?memberId=${records.member}`,
        ]) {
          const answer = await callers[place].call('GET', `${path.replace(/^\/api/, '')}${query}`);
          if (answer.status >= 500) leaks.push(`${path}${query} ${answer.status}`);
          // What one asked with may come back in an answer that refuses it.
          if (answer.status >= 400) continue;
          for (const [kind, id] of ids) if (answer.text.includes(id)) leaks.push(`${path}${query}: ${kind}`);
        }
      expect(leaks).toEqual([]);
    },
  );

  it.each([['sibling'], ['beside'], ['other federation']] as const)(
    '%s: the cursor of another’s list goes on in no list of theirs',
    async (place) => {
      const leaks: string[] = [];
      let cursors = 0;
      const ids = Object.entries(records).filter(([kind]) => kind !== 'account');
      for (const { path, rule } of routes) {
        if (/:\w+/.test(path) || rule?.kind !== 'permission' || SHARED_LISTS.has(path)) continue;
        const url = path.replace(/^\/api/, '');
        const page = await callers.above.call('GET', `${url}?limit=1`);
        const next = page.body['next'] as string | null | undefined;
        if (page.status !== 200 || !next) continue;
        cursors += 1;
        const answer = await callers[place].call('GET', `${url}?limit=50&after=${next}`);
        for (const [kind, id] of ids)
          if (answer.status < 400 && answer.text.includes(id)) leaks.push(`${path}: ${kind}`);
        if (answer.status >= 500) leaks.push(`${path} ${answer.status}`);
      }
      expect(cursors).toBeGreaterThan(2);
      expect(leaks).toEqual([]);
    },
  );

  it('below: no list names a record of the union above, but the rules it set', async () => {
    const leaks: string[] = [];
    const ids = Object.entries(records).filter(
      ([kind]) => !['account', 'union'].includes(kind) && !RULES_FROM_ABOVE.has(kind as 'union'),
    );
    for (const { path, rule } of routes) {
      if (/:\w+/.test(path) || rule?.kind !== 'permission' || SHARED_LISTS.has(path)) continue;
      for (const query of ['', `?memberId=${records.member}`, `?subjectId=${records.duty}`]) {
        const answer = await callers.below.call('GET', `${path.replace(/^\/api/, '')}${query}`);
        if (answer.status >= 400) continue;
        for (const [kind, id] of ids) if (answer.text.includes(id)) leaks.push(`${path}${query}: ${kind}`);
      }
    }
    expect(leaks).toEqual([]);
  });

  it.each([['below'], ['sibling'], ['beside'], ['other federation']] as const)(
    '%s: no upload in parts gets into the union, by a field or by the address',
    async (place) => {
      const boundary = 'nuanjia-foreign';
      const part = (name: string, value: string) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
      const head = `${part('kind', 'certificate')}${part('unionId', records.union)}${part('code', 'VISIT-AID')}`;
      const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n姓名\r\n--${boundary}--\r\n`;
      const before = await api.database.owner(
        `SELECT count(*)::int AS n FROM audit.audit_entry WHERE tenant_id = $1 AND union_id = $2`,
        [scene.tenantId, records.union],
      );
      const taken: string[] = [];
      for (const path of ['/documents', '/staff/form-templates', '/staff/form-templates/checks', '/staff/imports'])
        for (const query of ['', `?unionId=${records.union}`]) {
          const answer = await api.app.inject({
            ...{ method: 'POST', url: `/api${path}${query}`, payload: head + file },
            headers: {
              ...callers[place].agent.headers,
              ...{ 'idempotency-key': newId(), 'content-type': `multipart/form-data; boundary=${boundary}` },
            },
          });
          if (answer.statusCode >= 500) taken.push(`${path}${query} ${answer.statusCode}`);
        }
      const after = await api.database.owner(
        `SELECT count(*)::int AS n FROM audit.audit_entry WHERE tenant_id = $1 AND union_id = $2`,
        [scene.tenantId, records.union],
      );
      expect(taken).toEqual([]);
      expect(after).toEqual(before);
    },
  );

  it('a reading asks at most four statements besides who asks, begin and end; the exceptions stand here', async () => {
    const found: Record<string, number> = {};
    for (const { path } of routes.filter(({ rule }) => rule?.kind === 'permission')) {
      if (/:\w+/.test(path) && !recordOf(path)) continue;
      const read = () => callers.own.call('GET', /:\w+/.test(path) ? urlOf(path) : path.replace(/^\/api/, ''));
      await read();
      const asked = await statementsOf(read);
      if (asked.length > (ASKING_MORE[path] ?? MOST_STATEMENTS)) found[path] = asked.length;
    }
    expect(found).toEqual({});
  });

  it.each([['below'], ['sibling'], ['beside'], ['other federation']] as const)(
    '%s: no changing request with the ids of a record, in path and body, does anything',
    async (place) => {
      const bodies = await ForeignRequests.of(api);
      const untouched = () =>
        api.database.owner(`SELECT count(*)::int AS n FROM audit.audit_entry WHERE tenant_id = $1`, [scene.tenantId]);
      const before = await untouched();
      const done: string[] = [];
      for (const { method, path, name } of changes.filter(
        ({ path }) => place !== 'other federation' || !OF_ONES_OWN.has(path),
      )) {
        const url = path
          .replace(/^\/api/, '')
          .replace(':entryId', records.rosterEntry)
          .replace(':lineId', records.destructionLine);
        const kind = recordOf(path);
        const answer = await callers[place].call(
          method as 'POST',
          url.replace(/:\w+/g, (kind && records[kind]) ?? records.union),
          bodies.bodyOf(method, path, { ...records }) as object,
          1,
        );
        // Signing at once answers one by one: what was not found is said of each.
        const nothingSigned = name.startsWith('SigningAtOnce') && !answer.text.includes('"signed":true');
        if ((answer.status < 400 && !nothingSigned) || answer.status >= 500)
          done.push(`${name} ${answer.status} ${answer.text.slice(0, 120)}`);
      }
      expect(done).toEqual([]);
      expect(await untouched()).toEqual(before);
    },
    120_000,
  );

  const sheets = () => routes.filter(({ path, rule }) => path.endsWith('/sheet') && rule?.kind === 'permission');
  async function rowsOf(caller: Caller, path: string): Promise<{ status: number; rows: unknown[][] }> {
    const answer = await api.app.inject({ method: 'GET', url: `/api${path}`, headers: caller.agent.headers });
    if (answer.statusCode >= 400) return { status: answer.statusCode, rows: [] };
    const { sheets: found } = await readXlsx(answer.rawPayload);
    return { status: answer.statusCode, rows: found[0]!.rows as unknown[][] };
  }

  /** How many a list has, page after page. */
  async function countOf(url: string): Promise<number> {
    let [count, after] = [0, ''];
    do {
      const page = await callers.above.get(`${url}?limit=200${after}`);
      count += page['items'].length as number;
      after = page['next'] ? `&after=${page['next'] as string}` : '';
    } while (after !== '');
    return count;
  }

  it('a sheet has the rows of its list, no more and no less', async () => {
    expect(sheets().length).toBeGreaterThan(6);
    for (const { path } of sheets()) {
      const url = urlOf(path);
      // The file of the scene has one person: the sheet of persons has the rows of the files.
      // The list may grow by the record of the export itself: the sheet is read first.
      const { status, rows } = await rowsOf(callers.above, url);
      const listed = await countOf(url.replace(/(\/persons)?\/sheet$/, ''));
      const own = path.includes('audit') ? 1 : 0;
      expect([path, status, rows.length - 2]).toEqual([path, 200, listed - own]);
    }
  });

  it.each([['sibling'], ['beside'], ['other federation']] as const)('%s: no sheet tells of a record', async (place) => {
    const { body: duty } = await callers.own.call('GET', `/staff/visit-duties/${records.duty}`);
    const { body: paid } = await callers.own.call('GET', `/staff/disbursements/${records.disbursement}`);
    // The other federation has unions and people of the same names.
    const names = place === 'other federation' ? [] : [duty['memberName'], duty['unionName']];
    const secrets = [...names, duty['number'], paid['number'], '校工会经费'];
    const leaks: string[] = [];
    for (const { path } of sheets())
      for (const query of [
        '',
        `?unionId=${records.union}`,
        `?memberId=${records.member}`,
        `?subjectId=${records.duty}`,
      ]) {
        const { rows } = await rowsOf(callers[place], `${urlOf(path)}${query}`);
        const text = JSON.stringify(rows);
        for (const secret of secrets) if (text.includes(secret)) leaks.push(`${path}${query}: ${secret}`);
      }
    expect(leaks).toEqual([]);
  });

  it('who took a list, which and how many rows, stands in the audit trail', async () => {
    await rowsOf(callers.own, '/staff/members/sheet');
    const { items } = await callers.own.get('/staff/audit-entries?action=list.export');
    expect(items[0]).toMatchObject({ action: 'list.export', detail: { list: 'members', rows: expect.any(Number) } });
  });

  it('a group leader sees no money and no medical paper', async () => {
    for (const path of [`/staff/disbursements/${records.disbursement}`, `/staff/fund-accounts/${records.fund}`])
      expect((await group.call('GET', path)).status).toBe(403);
    expect(permissionsOfRole('group-leader').has('member:read-sensitive')).toBe(false);
  });

  it('nobody writes onto a case of a union that is not his', async () => {
    const { body: duty } = await callers.own.call('GET', `/staff/visit-duties/${records.duty}`);
    const changes: [string, object][] = [
      [`/staff/visit-duties/${records.duty}/cancellation`, { reason: '报错了' }],
      [`/staff/visit-duties/${records.duty}/excuse`, { reason: '本人不便' }],
      [
        `/staff/visit-duties/${records.duty}/visits`,
        { visitedOn: scene.today, visitors: [{ name: '某人', rank: 'other' }], outcome: { kind: 'met' } },
      ],
      [`/staff/disbursements/${records.disbursement}/withdrawal`, { reason: '不要了' }],
      [`/staff/disbursements/${records.disbursement}/reversal`, { reason: '付错了', document: 'X1' }],
      ['/staff/visit-duties', { memberId: records.member, occasion: 'WEDDING', eventOn: scene.today }],
    ];
    for (const place of ['sibling', 'beside', 'other federation'] as const)
      for (const [path, body] of changes) {
        const answer = await callers[place].call('POST', path, body, duty['version'] ?? 1);
        expect([place, path, answer.status >= 400 && answer.status < 500]).toEqual([place, path, true]);
      }
    const after = await callers.own.call('GET', `/staff/visit-duties/${records.duty}`);
    expect(after.body['version']).toBe(duty['version']);
  });
});
