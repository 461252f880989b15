import { type Actor, civilDate, civilDateIn, newId, parseFen, systemActor } from '@app/kernel';
import { aDesk, type Desk } from '@app/disbursements/testing';
import { isUnderFourteen, readIdentityDocument } from '@app/members';
import { aSpokenConsent } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import { idempotencyOf } from '@app/persistence';
import type { Platform } from '@app/persistence/testing';
import type { TypedFileConsent } from '../app/file-consents';
import type { FileDraft } from '../app/file-draft.service';
import type { Assessed } from '../app/file-step.service';
import type { HardshipFileId } from '../domain/hardship-file';
import { HEALTH_EXPENSES, tellsIllness } from '../domain/told-health';
import { hardshipOn } from '.';

/** Everybody of the form said yes to who writes it down; the holder for his children. */
function everyConsent({ holder, persons, statement }: FileDraft): TypedFileConsent[] {
  const spoken = (person: number | null) => ({ ...aSpokenConsent(), person });
  const forChild = { kind: 'child', givenBy: 'guardian', guardianName: '王秀英', guardianRelation: 'parent' } as const;
  const ofPersons = persons.flatMap(({ relation, idNumber, health }, person) => {
    const document = idNumber === null ? null : readIdentityDocument(idNumber);
    const bornOn = document?.ok ? document.value.bornOn : null;
    const isChild = isUnderFourteen({ bornOn, relation }, civilDateIn('Asia/Shanghai', new Date()));
    if (isChild) return [{ ...spoken(person), ...forChild }];
    return tellsIllness(health) ? [spoken(person)] : [];
  });
  const isPaidFor = statement.expenses.some(({ kind }) => (HEALTH_EXPENSES as readonly string[]).includes(kind));
  const isTold = persons.some(({ health }) => tellsIllness(health));
  return tellsIllness(holder.health) || (isPaidFor && !isTold) ? [spoken(null), ...ofPersons] : ofPersons;
}

export function aDraft(overrides: Partial<FileDraft> = {}): FileDraft {
  const draft = { ...A_DRAFT, ...overrides };
  return { ...draft, separateConsents: overrides.separateConsents ?? everyConsent(draft) };
}

const A_DRAFT: FileDraft = {
  ...{ mainCause: 'schooling', otherCauses: [], note: null, area: 'urban' },
  holder: { health: '高血压', workStatus: null, monthIncome: null, particulars: null },
  persons: [],
  statement: {
    ...{ event: null, exclusions: [], monthsBelow: 0, hasStateAid: false, savings: 0n, netInvestment: 0n },
    incomes: [{ kind: 'wage', whose: '本人', yearly: parseFen('20000') }],
    expenses: [{ kind: 'education', note: '学费', yearly: parseFen('9000'), fromEvent: false }],
  },
  separateConsents: [],
  consent: { given: true, withCause: false },
};

/** A file on a desk, taken as far as a spec needs it; `owner` is the database without its policies. */
export function fileScene(platform: Platform, owner: (sql: string, values?: unknown[]) => Promise<any[]>) {
  const hardship = hardshipOn(platform);
  async function aPlace() {
    const desk = await aDesk(platform);
    const federation = await desk.agent('federation-officer', desk.rootId);
    await platform.uow.run(systemActor(desk.tenantId), (tx) =>
      hardship.standards.publish(tx, {
        ...{ region: null, area: 'urban', monthAmount: parseFen('1062'), validFrom: civilDate('2024-01-01') },
        source: '测试市低保标准',
      }),
    );
    return { ...desk, federation };
  }
  type Place = Awaited<ReturnType<typeof aPlace>>;
  const rowOf = async ({ tenantId }: Desk, id: HardshipFileId) =>
    (await owner(`SELECT * FROM hardship.hardship_file WHERE tenant_id = $1 AND id = $2`, [tenantId, id]))[0];
  const seen = async (of: Desk, id: HardshipFileId) => ({ id, version: (await rowOf(of, id)).version as number });
  const key = () => idempotencyOf(newId(), 1);
  const today = async ({ system }: Desk) => platform.uow.read(system, (tx) => new OrganizationDirectory().today(tx));
  const aMeeting = async (of: Desk, overrides: Partial<Assessed> = {}): Promise<Assessed> => ({
    ...{ heldOn: await today(of), people: ['甲', '乙', '丙'], conforms: true, words: '一致同意' },
    ...{ votesFor: 3, votesAgainst: 0, abstained: 0, category: null, reason: null },
    ...overrides,
  });
  /** Applied for and visited. */
  async function aVisited(of: Place, draft: Partial<FileDraft> = {}): Promise<HardshipFileId> {
    const { id } = await hardship.drafts.openFor(of.officer, of.recipient);
    await hardship.drafts.save(of.officer, await seen(of, id), aDraft(draft));
    await hardship.drafts.apply(of.officer, await seen(of, id));
    const visit = { heldOn: await today(of), people: ['甲', '乙'], conforms: true, words: '情况属实' };
    await hardship.steps.recordVisit(of.officer, await seen(of, id), visit);
    return id;
  }
  async function aPublicised(
    of: Place,
    meeting: Partial<Assessed> = {},
    draft: Partial<FileDraft> = {},
  ): Promise<HardshipFileId> {
    const id = await aVisited(of, draft);
    await hardship.steps.assess(of.officer, await seen(of, id), await aMeeting(of, meeting));
    await hardship.steps.publicise(of.officer, await seen(of, id));
    return id;
  }
  const letNoticesPass = async ({ tenantId }: Desk) =>
    owner(
      `UPDATE disclosure.public_notice SET published_on = published_on - 40, until_on = until_on - 40
      WHERE tenant_id = $1`,
      [tenantId],
    );
  async function aSubmitted(
    of: Place,
    meeting: Partial<Assessed> = {},
    draft: Partial<FileDraft> = {},
  ): Promise<HardshipFileId> {
    const id = await aPublicised(of, meeting, draft);
    await letNoticesPass(of);
    await hardship.decisions.submit(of.officer, await seen(of, id), key());
    return id;
  }
  const sign = async (of: Desk, id: HardshipFileId, by: Actor, part: 'review' | 'approve') =>
    hardship.decisions.decide(by, await seen(of, id), { action: 'sign', part, comment: '同意' }, key());

  const dueIn = (of: Desk, days: number) =>
    owner(`UPDATE hardship.hardship_file SET review_due_on = current_date + $2::int WHERE tenant_id = $1`, [
      of.tenantId,
      days,
    ]);
  /** Its review stands open for so many days. */
  const openSince = (of: Desk, days: number) =>
    owner(`UPDATE hardship.hardship_file SET moved_at = now() - make_interval(days => $2::int) WHERE tenant_id = $1`, [
      of.tenantId,
      days,
    ]);
  async function anActive(of: Place, draft: Partial<FileDraft> = {}): Promise<HardshipFileId> {
    const id = await aSubmitted(of, {}, draft);
    await sign(of, id, of.chair, 'review');
    await sign(of, id, of.federation, 'approve');
    return id;
  }
  return {
    ...{ hardship, aPlace, rowOf, seen, key, today, aMeeting, aVisited, aPublicised, letNoticesPass, aSubmitted },
    ...{ sign, dueIn, openSince, anActive },
  };
}
