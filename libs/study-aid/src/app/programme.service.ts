import { type Actor, formatFen, type FundAccountId, newId, type UnionId } from '@app/kernel';
import { FundLedger } from '@app/funds';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Programme, ProgrammeAmount } from '../data/programme.entity';
import { amountsOf, programmeLines, type ProgrammeLine, programmeScope } from '../data/programme.query';
import { academicYearOf } from '../domain/academic-year';
import { assertOpenable, checkProgramme, type ProgrammePlan } from '../domain/programme';
import type { ProgrammeId } from '../domain/study-aid';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';
import { refuse } from '../domain/study-aid.problems';

export interface ProgrammeDraft extends ProgrammePlan {
  readonly unionId: UnionId;
  readonly fundAccountId: FundAccountId | null;
  readonly note: string | null;
}

export interface ProgrammePage {
  readonly programme: Programme;
  readonly amounts: readonly ProgrammeAmount[];
  readonly unionName: string;
  readonly fundName: string | null;
  readonly mayManage: boolean;
}

/** An account from which a programme could be paid, and why not. */
export interface ProgrammeFund {
  readonly id: FundAccountId;
  readonly name: string;
  readonly available: bigint;
  readonly whyNot: string | null;
}

const { manageProgrammes: MANAGE } = STUDY_AID_PERMISSIONS;

/** 助学项目: drawn up, opened, closed. */
@Injectable()
export class ProgrammeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly ledger: FundLedger,
  ) {}

  create(actor: Actor, draft: ProgrammeDraft, idem: Idempotency): Promise<{ id: ProgrammeId }> {
    const work = async (tx: Tx) => {
      await this.organizations.requireWithin(tx, MANAGE, draft.unionId);
      const id = newId<'study-programme'>(tx.now.getTime());
      return { id: await this.insert(tx, id, draft, null) };
    };
    return this.uow.run(actor, work, idem);
  }

  /** For imports and the demo, in their transaction. */
  async insert(tx: Tx, id: ProgrammeId, draft: ProgrammeDraft, importId: string | null): Promise<ProgrammeId> {
    checkProgramme(draft);
    const { amounts: _amounts, levels, exclusions, ...plan } = draft;
    await tx.insert(Programme, {
      ...{ id, version: 1, ...plan, levels: [...levels], exclusions: [...exclusions] },
      ...{ status: importId === null ? ('draft' as const) : ('open' as const), importId, createdAt: tx.now },
    });
    await this.writeAmounts(tx, id, draft);
    this.audit(tx, 'create', id, draft.unionId, { status: [null, 'draft'], name: [null, draft.name] });
    return id;
  }

  /** Changes what it says from now on; instalments that are there keep their amounts. */
  change(actor: Actor, id: ProgrammeId, version: number, draft: ProgrammeDraft): Promise<{ id: ProgrammeId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.lock(tx, id, version);
      if (row.status === 'closed') refuse('study-programme.action-not-open');
      checkProgramme(draft);
      if (row.status === 'open') assertOpenable(draft);
      const { amounts: _amounts, unionId: _unionId, levels, exclusions, ...plan } = draft;
      const before = { maxYears: row.maxYears, lapseRule: row.lapseRule, budget: row.budget };
      await tx.update(Programme, row, { ...plan, levels: [...levels], exclusions: [...exclusions] });
      await tx.rows(`DELETE FROM study_aid.programme_amount WHERE tenant_id = $1 AND programme_id = $2`, [
        ...[tx.actor.tenantId, id],
      ]);
      await this.writeAmounts(tx, id, draft);
      this.audit(tx, 'change', id, row.unionId, {
        maxYears: [before.maxYears, row.maxYears],
        lapseRule: [before.lapseRule, row.lapseRule],
        budget: [before.budget, row.budget].map((fen) => fen && formatFen(fen)),
      });
      return { id };
    });
  }

  open(actor: Actor, id: ProgrammeId, version: number): Promise<{ id: ProgrammeId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.lock(tx, id, version);
      if (row.status === 'open') refuse('study-programme.action-not-open');
      assertOpenable({ levels: row.levels, amounts: await amountsOf(tx, id) });
      if (row.fundAccountId === null) refuse('study-programme.no-fund');
      return this.turn(tx, row, 'open');
    });
  }

  close(actor: Actor, id: ProgrammeId, version: number): Promise<{ id: ProgrammeId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.lock(tx, id, version);
      if (row.status !== 'open') refuse('study-programme.action-not-open');
      return this.turn(tx, row, 'closed');
    });
  }

  lines(actor: Actor): Promise<ProgrammeLine[]> {
    return this.uow.read(actor, async (tx) => programmeLines(tx, academicYearOf(await this.organizations.today(tx))));
  }

  page(actor: Actor, id: ProgrammeId): Promise<ProgrammePage> {
    return this.uow.read(actor, async (tx) => {
      const programme = await this.find(tx, id);
      const [names, amounts] = [await this.organizations.namesOf(tx, [programme.unionId]), await amountsOf(tx, id)];
      const fund = programme.fundAccountId && (await this.ledger.balance(tx, programme.fundAccountId));
      return {
        ...{ programme, amounts, unionName: names.get(programme.unionId) ?? '', fundName: fund ? fund.name : null },
        mayManage: await this.organizations.isWithin(tx, actor, MANAGE, programme.unionId),
      };
    });
  }

  funds(actor: Actor, unionId: UnionId, needsFile: boolean): Promise<ProgrammeFund[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, MANAGE, unionId);
      const on = await this.organizations.today(tx);
      const use = { purpose: 'study-aid', allowedKinds: null, hasActiveHardshipFile: needsFile, on } as const;
      return (await this.ledger.fundChoices(tx, unionId, use)).map(({ fund, eligibility }) => ({
        ...{ id: fund.id, name: fund.name, available: fund.available },
        whyNot: eligibility.eligible ? null : eligibility.sentence,
      }));
    });
  }

  /** In the actor's scope or serving it; refuses `study-programme.not-found`. */
  async find(tx: ReadTx, id: ProgrammeId): Promise<Programme> {
    const [row] = await tx.found(
      Programme,
      (param, values) => `r.id = ${param(id)} AND ${programmeScope(tx, 'r.union_id', values)}`,
    );
    return row ?? refuse('study-programme.not-found');
  }

  private async lock(tx: Tx, id: ProgrammeId, version: number): Promise<Programme> {
    const row = (await tx.lock(Programme, id)) ?? refuse('study-programme.not-found');
    if (!(await this.organizations.isWithin(tx, tx.actor, MANAGE, row.unionId))) refuse('study-programme.not-found');
    tx.expectVersion(row, version);
    return row;
  }

  private async turn(tx: Tx, row: Programme, status: Programme['status']): Promise<{ id: ProgrammeId }> {
    const before = row.status;
    await tx.update(Programme, row, { status });
    this.audit(tx, status === 'open' ? 'open' : 'close', row.id, row.unionId, { status: [before, status] });
    return { id: row.id };
  }

  private async writeAmounts(tx: Tx, programmeId: ProgrammeId, { amounts }: ProgrammeDraft): Promise<void> {
    const rows = amounts.map((row) => ({ id: newId(tx.now.getTime()), programmeId, ...row }));
    await tx.insert(ProgrammeAmount, ...rows);
  }

  private audit(tx: Tx, action: string, subjectId: ProgrammeId, unionId: UnionId, detail: Record<string, unknown>) {
    tx.audit({ action: `study-programme.${action}`, subjectType: 'study-programme', subjectId, unionId, detail });
    tx.announce({ type: `study-programme.changed.v1`, payload: { programmeId: subjectId, unionId, action } });
  }
}
