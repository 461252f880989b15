import { type Actor, type CivilDate, type MemberId, newId, type UnionId } from '@app/kernel';
import { documentKey, MemberDirectory, type MemberRecord, readIdentityDocument } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Enrolment, Plan } from '../data/mutual-aid.entities';
import { type CoverFilter, type CoverRow, coversPage, membersNamed, standingIn } from '../data/plan.queries';
import type { EnrolmentId, PlanId } from '../domain/claim';
import { coverOf } from '../domain/cover';
import { refuse } from '../domain/mutual-aid.problems';

export interface EnrolmentWish {
  /** Picked one by one. */
  readonly memberIds: readonly MemberId[];
  /** Names or ID numbers, one in each, of members of `unionId` and below. */
  readonly lines: readonly string[];
  readonly unionId: UnionId | null;
  /** First day; null: with the term, or today when it runs. */
  readonly from: CivilDate | null;
}

/** What became of a list. Lines are counted from 1. */
export interface EnrolmentOutcome {
  readonly enrolled: number;
  readonly already: number;
  readonly unclear: readonly { readonly line: number; readonly why: string }[];
}

const IN_REGISTER: ReadonlySet<string> = new Set(['active', 'transferring', 'retained']);

/** Who is covered by which plan: at most once per plan, so once per term. */
@Injectable()
export class EnrolmentService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly members: MemberDirectory,
  ) {}

  list(actor: Actor, filter: CoverFilter): Promise<CoverRow[]> {
    return this.uow.read(actor, (tx) => coversPage(tx, filter));
  }

  /** Takes in whom it can; who is in already stays as he is. Refuses `plan.not-found`, `enrolment.*`. */
  enrol(actor: Actor, planId: PlanId, wish: EnrolmentWish, idempotency: Idempotency): Promise<EnrolmentOutcome> {
    const work = async (tx: Tx): Promise<EnrolmentOutcome> => {
      const plan = (await tx.lock(Plan, planId)) ?? refuse('plan.not-found');
      if (wish.memberIds.length + wish.lines.length === 0) refuse('enrolment.nobody');
      const { found, unclear } = await this.fromLines(tx, wish);
      const ids = [...new Set([...wish.memberIds, ...found.keys()])];
      const people = await this.members.getMany(tx, ids);
      const picked = new Set(wish.memberIds);
      const may: MemberRecord[] = [];
      for (const id of ids) {
        const member = people.get(id);
        if (member && (await this.mayEnrol(tx, actor, plan, member))) may.push(member);
        else if (picked.has(id)) refuse('enrolment.not-found', '没有找到这位会员，或者他不在这个计划的工会里。');
        else unclear.push({ line: found.get(id)!, why: '不在您的工会或这个计划的工会里' });
      }
      return { ...(await this.insert(tx, plan, may, wish.from)), unclear: unclear.sort((a, b) => a.line - b.line) };
    };
    return this.uow.run(actor, work, idempotency);
  }

  /** Entered by mistake, or given up before anything was paid. Refuses `enrolment.has-claims`. */
  cancel(actor: Actor, { id, version }: { id: EnrolmentId; version: number }, reason: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = (await tx.lock(Enrolment, id)) ?? refuse('enrolment.not-found');
      if (!(await this.directory.isWithin(tx, actor, 'mutual-aid:manage', row.unionId))) refuse('enrolment.not-found');
      tx.expectVersion(row, version);
      if (row.cancelledOn) refuse('enrolment.cancelled-already');
      const claims = await tx.rows(
        `SELECT 1 FROM mutual_aid.claim WHERE tenant_id = $1 AND enrolment_id = $2
           AND status NOT IN ('refused', 'withdrawn') LIMIT 1`,
        [tx.actor.tenantId, id],
      );
      if (claims.length > 0) refuse('enrolment.has-claims');
      const cancelledOn = await this.directory.today(tx);
      const subject = { subjectType: 'mutual-aid-enrolment', subjectId: id, unionId: row.unionId };
      tx.audit({
        action: 'mutual-aid-enrolment.cancel',
        ...subject,
        detail: { cancelledOn: [null, cancelledOn] },
        reason,
      });
      await tx.update(Enrolment, row, { cancelledOn, cancelReason: reason });
    });
  }

  /** The plan's union is the member's own or one above it; the member is in the actor's scope and in the register. */
  private async mayEnrol(tx: Tx, actor: Actor, plan: Plan, member: MemberRecord): Promise<boolean> {
    if (!IN_REGISTER.has(member.status)) return false;
    if (!(await this.directory.isWithin(tx, actor, 'mutual-aid:manage', member.unionId))) return false;
    const line = await this.directory.lineOf(tx, member.unionId);
    return line.some(({ id }) => id === plan.unionId);
  }

  private async insert(tx: Tx, plan: Plan, people: readonly MemberRecord[], from: CivilDate | null) {
    const ids = people.map(({ id }) => id);
    const { already, renewed } = await standingIn(tx, plan, ids);
    const today = await this.directory.today(tx);
    const rows = people.flatMap((member) => {
      if (already.has(member.id)) return [];
      const cover = coverOf(plan, from, today, renewed.has(member.id));
      return [
        {
          ...{ id: newId<'enrolment'>(tx.now.getTime()), version: 1, planId: plan.id, memberId: member.id, ...cover },
          ...{ unionId: member.unionId, feeFen: plan.feeFen, cancelledOn: null, cancelReason: null, importId: null },
          ...{ enrolledByName: tx.actor.displayName, enrolledAt: tx.now },
        },
      ];
    });
    if (rows.length > 0) await tx.insert(Enrolment, ...rows);
    for (const { id, unionId } of rows) {
      const subject = { subjectType: 'mutual-aid-enrolment', subjectId: id, unionId };
      tx.audit({ action: 'mutual-aid-enrolment.add', ...subject, detail: { plan: plan.id } });
    }
    if (rows.length > 0) tx.announce({ type: 'mutual-aid.enrolled.v1', payload: { planId: plan.id } });
    return { enrolled: rows.length, already: people.length - rows.length };
  }

  /** By ID number, else by name when one alone bears it. */
  private async fromLines(tx: Tx, { lines, unionId }: EnrolmentWish) {
    const found = new Map<MemberId, number>();
    const unclear: { line: number; why: string }[] = [];
    if (lines.length === 0) return { found, unclear };
    if (!unionId) return refuse('enrolment.nobody', '请先选名单是哪个工会的。');
    await this.directory.requireWithin(tx, 'mutual-aid:manage', unionId);
    const read = lines.map((text) => ({ text, identity: readIdentityDocument(text) }));
    const documents = read.flatMap(({ identity }) => (identity.ok ? [identity.value.document] : []));
    const byDocument = await this.members.findByDocument(tx, documents);
    const byName = new Map<string, MemberId[]>();
    for (const { id, name } of await membersNamed(tx, unionId, lines))
      byName.set(name, [...(byName.get(name) ?? []), id]);
    read.forEach(({ text, identity }, at) => {
      const of = identity.ok ? byDocument.get(documentKey(identity.value.document)) : undefined;
      const named = of ? [of] : (byName.get(text) ?? []);
      if (named.length === 1) found.set(named[0]!, at + 1);
      else unclear.push({ line: at + 1, why: named.length === 0 ? '名册里没有找到' : '有同名的人，请改用身份证号' });
    });
    return { found, unclear };
  }
}
