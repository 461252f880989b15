import {
  type AccountId,
  type Actor,
  type CivilDate,
  groupsOf,
  type MemberId,
  type PersonId,
  type UnionId,
} from '@app/kernel';
import { accountsOf, type RoleHolder } from '@app/identity';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory, withinScope } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ApprovalRecord } from '../data/approval-record.entity';
import { ApprovalRequest } from '../data/approval-request.entity';
import { delegationsTo, findStandings, partsOf } from '../data/approval.queries';
import { SignatureRow } from '../data/signature.entity';
import { countWaiting, findWaiting, type HeldRole, type WaitingFilter, type WaitingRow } from '../data/waiting.query';
import type { ApprovalStatus } from '../domain/approval-request';
import { roleName } from '../domain/approval-route';
import { APPROVAL_PERMISSIONS } from '../domain/permissions';
import { ableIn, SignerDirectory } from './signer.directory';

export interface WaitingRequest extends WaitingRow {
  /** Where the recipients stand in the register. */
  readonly recipientUnionNames: readonly string[];
  /** The first of them; `recipientIds` has all. */
  readonly recipientNames: readonly string[];
}

/** A request with everybody who signed and everything that was done: what the printed sheet shows. */
export interface ApprovalHistory {
  readonly request: ApprovalRequest;
  readonly signatures: readonly SignatureRow[];
  readonly records: readonly ApprovalRecord[];
}

/** Where a request stands, for the pages of the lib that owns the subject. Whether the actor may see it was asked there. */
export interface ApprovalStanding {
  readonly status: ApprovalStatus;
  readonly stepName: string;
  /** Index of the step that is to be signed, of `stepCount`. */
  readonly currentStep: number;
  readonly stepCount: number;
  /** In Chinese: 财务, 常务副主席; empty when it waits for named persons or is decided. */
  readonly waitingFor: readonly string[];
  /** Named persons who are to sign: one more signer, or who took over. */
  readonly waitingNames: readonly string[];
  readonly waitingSince: Date;
  readonly requesterId: PersonId;
}

/** Whom an open request waits for, with what tells one waiting from the next. */
export interface WaitedFor {
  readonly requestId: string;
  readonly round: number;
  readonly currentStep: number;
  readonly remindedOn: CivilDate | null;
  readonly accountIds: readonly AccountId[];
}

/** The same of a standing that was read. */
export const isAskedBy = (actor: Actor, standing: ApprovalStanding | null): boolean =>
  standing !== null && isUndecided(standing) && standing.requesterId === actor.personId;

/** It is open or came back to who asked. */
export const isUndecided = ({ status }: ApprovalStanding): boolean => status === 'open' || status === 'returned';

/** Somebody who may be asked to sign too or instead. */
export interface SignerCandidate {
  readonly personId: PersonId;
  readonly name: string;
  readonly roles: readonly string[];
}

/** What else a candidate must be able to do. */
export interface CandidateFilter {
  /** Who cannot open a matter cannot sign it. */
  readonly permission: string | null;
  /** Who could sign the step that this subject waits at, and so may take it over. */
  readonly subjectId: string | null;
}

const BADGE_LIMIT = 100;

/** A round has thousands of recipients: a list names the first of them. */
const NAMES_SHOWN = 20;
const shownOf = (row: WaitingRow): MemberId[] => row.recipientIds.slice(0, NAMES_SHOWN) as unknown as MemberId[];

const openRequestOf = (tx: ReadTx, subjectId: string): Promise<ApprovalRequest | null> =>
  tx.from(ApprovalRequest, 'r').andWhere(`r.subjectId = :subjectId AND r.status = 'open'`, { subjectId }).getOne();

/** Reads of approvals, inside the caller's transaction. */
@Injectable()
export class ApprovalReading {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly signers: SignerDirectory,
  ) {}

  /** What waits for the actor, longest first, with names; one more than `limit` when there is a next page. */
  async waiting(tx: ReadTx, filter: WaitingFilter): Promise<WaitingRequest[]> {
    const rows = await findWaiting(tx, await this.heldRoles(tx), filter);
    const known = await this.members.getMany(
      tx,
      rows.flatMap((row) => shownOf(row)),
    );
    return rows.map((row) => {
      const recipients = shownOf(row).flatMap((id) => known.get(id) ?? []);
      return {
        ...row,
        recipientNames: recipients.map((each) => each.name),
        recipientUnionNames: [...new Set(recipients.map((each) => each.unionName))],
      };
    });
  }

  /** The same without names: subjects in the order in which they wait. */
  async waitingSubjects(tx: ReadTx, filter: WaitingFilter): Promise<WaitingRow[]> {
    return findWaiting(tx, await this.heldRoles(tx), filter);
  }

  /** The request of a subject when the actor can sign it now; null otherwise. */
  async waitingOf(tx: ReadTx, subjectId: string): Promise<WaitingRow | null> {
    const filter = { subjectType: null, subjectId, after: null, limit: 1 };
    return (await findWaiting(tx, await this.heldRoles(tx), filter))[0] ?? null;
  }

  /** The accounts that an open request waits for now; null when it is not open. */
  async waitedFor(tx: ReadTx, subjectId: string): Promise<WaitedFor | null> {
    const request = await openRequestOf(tx, subjectId);
    if (!request) return null;
    const { id, unionId, round, currentStep, remindedOn, waitingRoles, waitingPersons, waitingDuty } = request;
    const path = await this.pathOf(tx, unionId);
    const others = (await partsOf(tx, subjectId)).filter((each) => each.part !== waitingDuty);
    const byRole = await this.signers.nearestHolders(tx, unionId, waitingRoles, path);
    const named = waitingPersons.length > 0 ? await this.signers.candidates(tx, unionId) : [];
    const able = [...byRole, ...named.filter((each) => waitingPersons.includes(each.personId))].filter(
      (each) => !others.some((part) => part.personId === each.personId),
    );
    return {
      requestId: id,
      round,
      currentStep,
      remindedOn,
      accountIds: accountsOf(able),
    };
  }

  /** How many wait for the actor; 100 means 100 or more. */
  async waitingCount(tx: ReadTx): Promise<number> {
    return countWaiting(tx, await this.heldRoles(tx), BADGE_LIMIT);
  }

  /** Where the latest request of each subject stands; a subject without one is missing from the map. */
  async standingOf(tx: ReadTx, subjectIds: readonly string[]): Promise<Map<string, ApprovalStanding>> {
    if (subjectIds.length === 0) return new Map();
    const rows = await findStandings(tx, subjectIds);
    return new Map(
      rows.map(({ subjectId, waitingRoles, ...standing }) => [
        subjectId,
        { ...standing, waitingFor: waitingRoles.map(roleName) },
      ]),
    );
  }

  /** Whether the actor asked for the request of a subject that runs: who may take it back, hand it in again and remind. */
  async isRequester(tx: ReadTx, subjectId: string): Promise<boolean> {
    return isAskedBy(tx.actor, (await this.standingOf(tx, [subjectId])).get(subjectId) ?? null);
  }

  /** All requests of a subject in the actor's scope, oldest first. */
  async historyOf(tx: ReadTx, actor: Actor, subjectId: string): Promise<ApprovalHistory[]> {
    const requests = await withinScope(
      tx.from(ApprovalRequest, 'r').andWhere('r.subjectId = :subjectId', { subjectId }).orderBy('r.id'),
      actor,
      APPROVAL_PERMISSIONS.read,
      'r.unionId',
    ).getMany();
    if (requests.length === 0) return [];
    const ids = requests.map((request) => request.id);
    const of = 'x.requestId = ANY(CAST(:ids AS uuid[]))';
    const signatures = await tx.from(SignatureRow, 'x').andWhere(of, { ids }).orderBy('x.id').getMany();
    const records = await tx.from(ApprovalRecord, 'x').andWhere(of, { ids }).orderBy('x.id').getMany();
    return requests.map((request) => ({
      request,
      signatures: signatures.filter((each) => each.requestId === request.id),
      records: records.filter((each) => each.requestId === request.id),
    }));
  }

  /** Who may be added as a signer or take over, for a union; without the actor. */
  async candidates(tx: ReadTx, unionId: UnionId, filter: Partial<CandidateFilter> = {}): Promise<SignerCandidate[]> {
    const { permission = null, subjectId = null } = filter;
    const able = permission === null ? null : await this.signers.personsWith(tx, unionId, permission);
    const holders = await this.signers.candidates(tx, unionId);
    const taking = subjectId === null ? null : await this.personsForStep(tx, unionId, subjectId, holders);
    const found = new Map<PersonId, { personId: PersonId; name: string; roles: string[] }>();
    for (const { personId, displayName, role } of holders) {
      if (personId === tx.actor.personId || able?.has(personId) === false || taking?.has(personId) === false) continue;
      const known = found.get(personId);
      if (known) known.roles.push(role);
      else found.set(personId, { personId, name: displayName, roles: [role] });
    }
    return [...found.values()];
  }

  /** Who of them could sign the step that the union's open request waits at. */
  private async personsForStep(
    tx: ReadTx,
    unionId: UnionId,
    subjectId: string,
    holders: readonly RoleHolder[],
  ): Promise<ReadonlySet<PersonId>> {
    const request = await openRequestOf(tx, subjectId);
    if (request?.unionId !== unionId) return new Set();
    const { roles, standIns } = request.steps[request.currentStep]!;
    // Of one that waits for named persons the roles are not kept: whether a stand-in may sign is judged when it is sent.
    const wanted = request.waitingRoles.length > 0 ? request.waitingRoles : [...roles, ...standIns];
    const path = await this.pathOf(tx, unionId);
    return new Set(ableIn(wanted, holders, path).map(({ personId }) => personId));
  }

  /** The union first, then its ancestors up to the federation. */
  private async pathOf(tx: ReadTx, unionId: UnionId): Promise<UnionId[]> {
    return (await this.organizations.lineOf(tx, unionId)).map((union) => union.id);
  }

  /** The roles in which the actor may be waited for: his own and those delegated to him today. */
  private async heldRoles(tx: ReadTx): Promise<HeldRole[]> {
    const own = tx.actor.grants.filter((grant) => !grant.onBehalfOf);
    const given = await delegationsTo(tx, tx.actor.personId);
    const lent = given.flatMap(({ from, roles, unionId }) => roles.map((role) => ({ role, unionId, from })));
    const isChair = [...own, ...lent].some(({ role }) => role === 'chair');
    const root = isChair ? await this.organizations.root(tx) : null;
    const byOwner = groupsOf(lent, ({ from }) => from);
    return [...heldBy(null, own, root), ...byOwner.flatMap((roles) => heldBy(roles[0]!.from, roles, root))];
  }
}

/** What one holds for signing, himself or by delegation: a chair is the superior of what stands below, too. */
function heldBy(
  onBehalfOf: PersonId | null,
  grants: readonly { readonly role: string; readonly unionId: UnionId }[],
  root: { readonly id: UnionId } | null,
): HeldRole[] {
  const held = new Map<string, Set<UnionId>>();
  for (const { role, unionId } of grants) held.set(role, (held.get(role) ?? new Set()).add(unionId));
  const of = (role: string, unionIds: Iterable<UnionId>, onlyBelow = false): HeldRole => ({
    ...{ role, unionIds: [...unionIds], onlyBelow, onBehalfOf },
  });
  const chairOf = held.get('chair');
  return [
    ...[...held].map(([role, unionIds]) => of(role, unionIds)),
    ...(root && chairOf?.has(root.id) ? [of('federation-board', [root.id])] : []),
    ...(chairOf ? [of('superior-chair', chairOf, true)] : []),
  ];
}
