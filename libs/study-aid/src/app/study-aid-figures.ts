import type { UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** What the year's report says of study aid (domain rules §4). Money by the day of payment, in fen. */
export interface StudyAidFiguresOfYear {
  /** Distinct students who were paid in the calendar year. */
  readonly students: number;
  readonly amount: bigint;
  /** Of them those whose award was paid for the first time. */
  readonly fresh: number;
  readonly renewed: number;
  /** Awards that ended in the year before their years were over. */
  readonly ended: number;
  readonly completed: number;
  /** As they stand now. */
  readonly suspended: number;
  readonly sinceStart: { readonly students: number; readonly amount: bigint; readonly years: number };
}

/** Figures of study aid for reports, for the unions at and below these. Scope is the caller's business. */
@Injectable()
export class StudyAidFigures {
  async ofYear(tx: ReadTx, unionIds: readonly UnionId[], year: number): Promise<StudyAidFiguresOfYear> {
    const values = [tx.actor.tenantId, unionIds, `${year}-01-01`, `${year}-12-31`];
    const [money] = await tx.rows<Record<'students' | 'fresh' | 'renewed' | 'all' | 'years', number> & MoneyText>(
      `WITH below AS (SELECT descendant_id FROM organizations.union_closure
         WHERE tenant_id = $1 AND ancestor_id = ANY($2::uuid[])),
       paid AS (SELECT i.child_mac, i.amount, i.ordinal, i.paid_on, i.academic_year
         FROM study_aid.instalment i JOIN below b ON b.descendant_id = i.union_id
         WHERE i.tenant_id = $1 AND i.status = 'paid' AND i.paid_on <= $4::date)
       SELECT count(DISTINCT child_mac) FILTER (WHERE paid_on >= $3::date)::int AS students,
         count(DISTINCT child_mac) FILTER (WHERE paid_on >= $3::date AND ordinal = 1)::int AS fresh,
         count(DISTINCT child_mac) FILTER (WHERE paid_on >= $3::date AND ordinal > 1)::int AS renewed,
         coalesce(sum(amount) FILTER (WHERE paid_on >= $3::date), 0)::text AS amount,
         count(DISTINCT child_mac)::int AS all, coalesce(sum(amount), 0)::text AS total,
         count(DISTINCT academic_year)::int AS years
       FROM paid`,
      values,
      'study-aid-figures-of-money',
    );
    const [standing] = await tx.rows<Record<'ended' | 'completed' | 'suspended', number>>(
      `SELECT count(*) FILTER (WHERE a.status = 'ended' AND a.ended_on BETWEEN $3::date AND $4::date)::int AS ended,
         count(*) FILTER (WHERE a.status = 'completed' AND a.ended_on BETWEEN $3::date AND $4::date)::int AS completed,
         count(*) FILTER (WHERE a.status = 'suspended')::int AS suspended
       FROM study_aid.award a JOIN organizations.union_closure c
         ON c.tenant_id = $1 AND c.descendant_id = a.union_id AND c.ancestor_id = ANY($2::uuid[])
       WHERE a.tenant_id = $1`,
      values,
      'study-aid-figures-of-awards',
    );
    const { students, fresh, renewed, amount, all, total, years } = money!;
    return {
      ...{ students, fresh, renewed, amount: BigInt(amount), ...standing! },
      sinceStart: { students: all, amount: BigInt(total), years },
    };
  }
}

interface MoneyText {
  readonly amount: string;
  readonly total: string;
}
