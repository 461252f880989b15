import type { MemberId, UnionId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { AwardId } from '../domain/study-aid';

interface Followed {
  readonly id: AwardId;
  readonly fromId: UnionId;
  readonly unionId: UnionId;
  readonly words: string;
  /** The programme is given in the parent's new union too. */
  readonly isWithin: boolean;
}

/**
 * An award is in the hands of the parent's union: it follows his transfer, with the renewal that is open and the
 * instalment that waits for its list. What is on a list already is finished where it was asked for. Where the programme
 * is not given in the new union the award stays, and the old one decides what becomes of it.
 */
@Injectable()
export class TransferFollowing {
  /** Of one member, or of all whose award stands elsewhere than they do; may run twice. */
  async follow(tx: Tx, memberId: MemberId | null): Promise<number> {
    const { tenantId, displayName } = tx.actor;
    const rows = await tx.rows<Followed & Record<string, unknown>>(ELSEWHERE, [tenantId, memberId]);
    const moved = rows.filter(({ isWithin }) => isWithin);
    const left = memberId === null ? [] : rows.filter(({ isWithin }) => !isWithin);
    const ids = moved.map(({ id }) => id);
    const unions = moved.map(({ unionId }) => unionId);
    for (const statement of [AWARDS, RENEWALS, INSTALMENTS])
      if (moved.length > 0) await tx.rows(statement, [tenantId, ids, unions]);
    for (const [action, some] of [
      ['follow-parent', moved],
      ['parent-left', left],
    ] as const)
      await tx.rows(TOLD, [
        ...[tenantId, some.map(({ id }) => id), some.map(({ words }) => words), action, tx.now, displayName],
      ]);
    for (const { id, fromId, unionId } of moved)
      tx.audit({
        ...{ action: 'study-award.follow-parent', subjectType: 'study-award', subjectId: id, unionId },
        detail: { unionId: [fromId, unionId] },
      });
    return moved.length;
  }
}

const ELSEWHERE = `SELECT a.id, a.union_id AS "fromId", m.union_id AS "unionId", o.name || ' → ' || u.name AS words,
    EXISTS (SELECT 1 FROM study_aid.programme p
      JOIN organizations.union_closure c ON c.tenant_id = $1 AND c.ancestor_id = p.union_id
      WHERE p.tenant_id = $1 AND p.id = a.programme_id AND c.descendant_id = m.union_id) AS "isWithin"
  FROM study_aid.award a JOIN members.member m ON m.tenant_id = $1 AND m.id = a.member_id
  JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = m.union_id
  JOIN organizations.trade_union o ON o.tenant_id = $1 AND o.id = a.union_id
  WHERE a.tenant_id = $1 AND a.live AND a.union_id <> m.union_id AND ($2::uuid IS NULL OR a.member_id = $2::uuid)
  ORDER BY a.id FOR UPDATE OF a`;
const WANTED = `unnest($2::uuid[], $3::uuid[]) AS w(id, union_id)`;
const AWARDS = `UPDATE study_aid.award a SET union_id = w.union_id, version = a.version + 1 FROM ${WANTED}
  WHERE a.tenant_id = $1 AND a.id = w.id`;
const RENEWALS = `UPDATE study_aid.renewal r SET union_id = w.union_id, version = r.version + 1 FROM ${WANTED}
  WHERE r.tenant_id = $1 AND r.award_id = w.id AND r.status NOT IN ('done','ended')`;
const INSTALMENTS = `UPDATE study_aid.instalment i SET union_id = w.union_id, version = i.version + 1 FROM ${WANTED}
  WHERE i.tenant_id = $1 AND i.award_id = w.id AND i.status = 'ready'`;
const TOLD = `INSERT INTO study_aid.award_fact (tenant_id, id, award_id, action, at, by_name, words)
  SELECT $1, uuidv7(), w.id, $4, $5, $6, w.words FROM unnest($2::uuid[], $3::text[]) AS w(id, words)`;
