import type { Actor, CivilDate, MemberId, UnionId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { BenefitStandardRow, type StandardRowId } from '../data/benefit-standard.entity';
import { OccasionRow, type OccasionRowId } from '../data/occasion.entity';
import { occasionRows, standardRows } from '../data/standard.rows';
import { type AidForm, type DatedRow, type Entitlement, inForce, type MemberStanding, nearest } from '../domain';
import { refuse } from '../domain/standards.problems';
import { StandardService } from './standard.service';

/** A row with the name of the union that set it (null: a default) and whether the one who asks may change it. */
export interface Shown<Row> {
  readonly row: Row;
  readonly unionName: string | null;
  readonly inForce: boolean;
  readonly mayManage: boolean;
}

export interface PreviewRequest {
  readonly unionId: UnionId;
  /** null: for somebody of `standing`, without looking at the register. */
  readonly memberId: MemberId | null;
  readonly standing: MemberStanding;
  readonly occasion: string;
  readonly subCondition: string | null;
  readonly eventDate: CivilDate;
  readonly requestDate: CivilDate | null;
  readonly wishedForm: AidForm | null;
}

const STANDING_LABELS: Record<MemberStanding, string> = { active: '在会', retired: '退休', inactive: '不在会' };

/** What the page of the standards shows. */
@Injectable()
export class StandardReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly standards: StandardService,
  ) {}

  /** In force for the union on the day: one row for each occasion and sub-condition; with `past` every visible row. */
  standardsOf(
    actor: Actor,
    unionId: UnionId,
    asked: { on?: CivilDate; occasion?: string; past: boolean },
  ): Promise<Shown<BenefitStandardRow>[]> {
    return this.uow.read(actor, async (tx) => {
      const path = await this.pathOf(tx, unionId);
      const rows = await standardRows(tx, path, asked.occasion);
      const keyOf = (row: BenefitStandardRow): string => `${row.occasion} ${row.subCondition ?? ''}`;
      return this.show(tx, rows, path, keyOf, asked);
    });
  }

  /** The same for the catalogue; an occasion that the union does not keep is shown with `kept: false`. */
  occasionsOf(actor: Actor, unionId: UnionId, asked: { on?: CivilDate; past: boolean }): Promise<Shown<OccasionRow>[]> {
    return this.uow.read(actor, async (tx) => {
      const path = await this.pathOf(tx, unionId);
      return this.show(tx, await occasionRows(tx, path), path, (row) => row.code, asked);
    });
  }

  /** One standard that is in the actor's scope or a default of the federation. Throws `standard.not-found`. */
  standard(actor: Actor, id: StandardRowId): Promise<Shown<BenefitStandardRow>> {
    return this.one(actor, BenefitStandardRow, id, 'standard.not-found');
  }

  /** The same for a row of the catalogue. Throws `occasion.not-found`. */
  occasion(actor: Actor, id: OccasionRowId): Promise<Shown<OccasionRow>> {
    return this.one(actor, OccasionRow, id, 'occasion.not-found');
  }

  private one<Row extends DatedRow & ObjectLiteral>(
    actor: Actor,
    entity: EntityTarget<Row>,
    id: string,
    missing: 'standard.not-found' | 'occasion.not-found',
  ): Promise<Shown<Row>> {
    return this.uow.read(actor, async (tx) => {
      const row = (await tx.from(entity, 'r').andWhere('r.id = :id', { id }).getOne()) ?? refuse(missing);
      const unionId = row.unionId ?? (await this.directory.root(tx)).id;
      if (row.unionId !== null && !(await this.directory.isWithin(tx, actor, 'standard:read', unionId)))
        refuse(missing);
      const names = await this.directory.namesOf(tx, [unionId]);
      return {
        row,
        unionName: row.unionId === null ? null : (names.get(unionId) ?? null),
        inForce: inForce(row, await this.directory.today(tx)),
        mayManage: await this.directory.isWithin(tx, actor, 'standard:manage', unionId),
      };
    });
  }

  /** A row that the actor has just set or ended. */
  after<Row extends DatedRow>(actor: Actor, row: Row): Promise<Shown<Row>> {
    return this.uow.read(actor, async (tx) => {
      const names = await this.directory.namesOf(tx, row.unionId === null ? [] : [row.unionId]);
      const unionName = row.unionId === null ? null : (names.get(row.unionId) ?? null);
      return { row, unionName, inForce: inForce(row, await this.directory.today(tx)), mayManage: true };
    });
  }

  /** What the standards alone say: earlier aid and the funds' balances are not looked at. */
  preview(actor: Actor, request: PreviewRequest): Promise<Entitlement> {
    return this.uow.read(actor, async (tx) => {
      const { memberId, standing, eventDate, occasion, subCondition, wishedForm } = request;
      await this.directory.requireWithin(tx, 'standard:read', request.unionId);
      if (memberId !== null) await this.members.require(tx, actor, 'member:read', memberId);
      const nobody = { personId: '', householdId: null, standing, standingLabel: STANDING_LABELS[standing] };
      const member =
        memberId === null
          ? { ...nobody, hasActiveHardshipFile: false, unionId: request.unionId }
          : await this.standards.memberFacts(tx, memberId, eventDate);
      const requestDate = request.requestDate ?? (await this.directory.today(tx));
      return this.standards.entitlement(tx, {
        ...{ unionId: member.unionId, member, occasion, subCondition, eventDate, requestDate, wishedForm },
        ...{ eventKey: null, diseaseKey: null, earlierAid: [], fundSources: null },
      });
    });
  }

  private async pathOf(tx: ReadTx, unionId: UnionId): Promise<UnionId[]> {
    await this.directory.requireWithin(tx, 'standard:read', unionId);
    return (await this.directory.lineOf(tx, unionId)).map((union) => union.id);
  }

  private async show<Row extends DatedRow & { readonly id: string }>(
    tx: ReadTx,
    rows: readonly Row[],
    path: readonly UnionId[],
    keyOf: (row: Row) => string,
    { on, past }: { on?: CivilDate; past: boolean },
  ): Promise<Shown<Row>[]> {
    const day = on ?? (await this.directory.today(tx));
    const keys = [...new Set(rows.map(keyOf))];
    const holding = new Set(
      keys.map((key) =>
        nearest(
          rows.filter((row) => keyOf(row) === key),
          path,
          day,
        ),
      ),
    );
    const shown = past ? rows : rows.filter((row) => holding.has(row) && inForce(row, day));
    const names = await this.directory.namesOf(tx, path);
    const managed = await this.managedOf(tx, path);
    return shown.map((row) => ({
      row,
      unionName: row.unionId === null ? null : (names.get(row.unionId) ?? null),
      inForce: holding.has(row),
      mayManage: managed.has(row.unionId ?? path.at(-1)!),
    }));
  }

  private async managedOf(tx: ReadTx, path: readonly UnionId[]): Promise<Set<UnionId>> {
    const managed = new Set<UnionId>();
    for (const unionId of path) {
      if (await this.directory.isWithin(tx, tx.actor, 'standard:manage', unionId)) managed.add(unionId);
    }
    return managed;
  }
}
