import { type Actor, newId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { ReminderPlanning } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type AwaitedReturnId, ReturnRule, type ReturnRuleId } from '../data/period-return.entity';
import { REPORTING_UNIONS } from '../data/return.queries';
import { RETURN_KINDS, type ReturnKind } from '../domain/period-return';
import { lastEnded } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { AWAITED_RETURN_REMINDERS } from './awaited-return.reminders';

/** Until a federation says otherwise: asked for nothing, due ten days after the end. */
const PROPOSED_DAYS = 10;

export interface ReturnRuleState {
  readonly kind: ReturnKind;
  readonly wanted: boolean;
  readonly daysAfter: number;
  readonly version: number;
}

/** Which returns a federation asks for, and those that are owed since their period ended. */
@Injectable()
export class AwaitedReturns {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly planning: ReminderPlanning,
  ) {}

  rules(actor: Actor, unionId: UnionId): Promise<ReturnRuleState[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, unionId);
      const rows = await tx.found(ReturnRule, (param) => `r.union_id = ${param(unionId)}`);
      return RETURN_KINDS.map((kind) => {
        const row = rows.find((each) => each.kind === kind);
        return {
          kind,
          wanted: row?.wanted ?? false,
          daysAfter: row?.daysAfter ?? PROPOSED_DAYS,
          version: row?.version ?? 0,
        };
      });
    });
  }

  /** From now on; the period that ended last is asked for as well. */
  setRule(actor: Actor, unionId: UnionId, rule: ReturnRuleState): Promise<void> {
    const { kind, wanted, daysAfter, version } = rule;
    return this.uow.run(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.review, unionId);
      const [own] = await tx.found(
        ReturnRule,
        (param) => `r.union_id = ${param(unionId)} AND r.kind = ${param(kind)}`,
        'FOR UPDATE',
      );
      tx.expectVersion({ version: own?.version ?? 0 }, version);
      const sinceOn = lastEnded(kind, await this.organizations.today(tx)).from;
      const facts = { wanted, daysAfter, sinceOn, setByName: actor.displayName, setAt: tx.now };
      const id = own?.id ?? (newId<'return-rule'>(tx.now.getTime()) as ReturnRuleId);
      if (own) await tx.update(ReturnRule, own, facts);
      else await tx.insert(ReturnRule, { id, version: 1, unionId, kind, ...facts });
      const subject = { subjectType: 'return-rule', subjectId: id, unionId };
      tx.audit({ action: 'return-rule.set', ...subject, detail: { kind, wanted, daysAfter } });
      await this.write(tx);
    });
  }

  /** Writes what is owed since the last periods ended. Doing it again changes nothing. */
  async refresh(tenantId: TenantId): Promise<void> {
    await this.uow.run(systemActor(tenantId), (tx) => this.write(tx));
  }

  private async write(tx: Tx): Promise<void> {
    const today = await this.organizations.today(tx);
    for (const kind of RETURN_KINDS) {
      const { from, to } = lastEnded(kind, today);
      const written = await tx.rows<{ id: AwaitedReturnId }>(
        `INSERT INTO reporting.awaited_return
           (tenant_id, id, union_id, to_union_id, kind, from_on, to_on, due_on, written_at)
         SELECT $1, uuidv7(), u.id, r.union_id, r.kind, $3::date, $4::date, $4::date + r.days_after, $5
         FROM reporting.return_rule r JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.parent_id = r.union_id
         WHERE r.tenant_id = $1 AND r.kind = $2 AND r.wanted AND r.since_on <= $3::date AND ${REPORTING_UNIONS}
         ON CONFLICT (tenant_id, union_id, kind, from_on) DO NOTHING RETURNING id`,
        [tx.actor.tenantId, kind, from, to, tx.now],
      );
      const ids = written.map(({ id }) => id);
      if (ids.length > 0) await this.planning.planFor(tx, AWAITED_RETURN_REMINDERS, ids);
    }
  }
}
