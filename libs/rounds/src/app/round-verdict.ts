import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { audienceRule, type Round, standardOfRound } from '../data/round.entity';
import { type FoundRule, type VerdictSql, verdictSql } from '../data/roster-verdict.query';
import { AudienceSources } from './audience-source';

/** Whom a round finds: its plan together with the sources of its audience, as one statement. */
@Injectable()
export class RoundVerdict {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly sources: AudienceSources,
  ) {}

  async of(tx: ReadTx, row: Round): Promise<VerdictSql> {
    const today = await this.organizations.today(tx);
    const on = row.holidayOn ?? row.dueOn;
    const rules: FoundRule[] = [];
    for (const stored of row.audience) {
      const rule = audienceRule(stored);
      const people = await this.sources
        .of(rule.code)
        .people(tx, { rule, unionId: row.unionId, on: on > today ? on : today });
      rules.push({ rule, people });
    }
    const { id, unionId, holidayCode, holidayYear, paymentKind, perHousehold } = row;
    const round = {
      id,
      unionId,
      holidayCode,
      holidayYear,
      paymentKind,
      perHousehold,
      standard: standardOfRound(row),
      on,
    };
    return verdictSql(tx.actor.tenantId, round, rules);
  }
}
