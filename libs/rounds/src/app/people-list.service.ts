import { type Actor, type MemberId, type UnionId } from '@app/kernel';
import { documentKey, MemberDirectory, readIdentityDocument, simplify } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';

/** A row of a list as somebody wrote it: by ID number, or by name and, where names repeat, the union. */
export interface ListRow {
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly unionName: string | null;
}

export const LIST_VERDICTS = ['found', 'unknown', 'several', 'twice', 'unreadable'] as const;
export type ListVerdict = (typeof LIST_VERDICTS)[number];

export interface MatchedRow {
  /** Place in the list, from 1. */
  readonly row: number;
  readonly verdict: ListVerdict;
  readonly memberId: MemberId | null;
  readonly memberName: string | null;
  readonly unionName: string | null;
}

interface Named {
  readonly id: MemberId;
  readonly name: string;
  readonly key: string;
  readonly unionName: string;
}

/** Finds the members of a list that was typed or pasted from a sheet; nothing is kept. */
@Injectable()
export class PeopleListService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
  ) {}

  /** Only members of the union and those below it; a row of somebody else is `unknown`. */
  match(actor: Actor, unionId: UnionId, rows: readonly ListRow[]): Promise<MatchedRow[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, ROUND_PERMISSIONS.manage, unionId);
      const byDocument = await this.byDocument(tx, rows);
      const named = await this.named(tx, unionId, rows, [...byDocument.values()]);
      const seen = new Set<MemberId>();
      return rows.map((row, index) => {
        const found = findIn(named, byDocument, row);
        if (typeof found === 'string') return { row: index + 1, verdict: found, ...NOBODY };
        const verdict = seen.has(found.id) ? 'twice' : 'found';
        seen.add(found.id);
        return { row: index + 1, verdict, memberId: found.id, memberName: found.name, unionName: found.unionName };
      });
    });
  }

  private async byDocument(tx: ReadTx, rows: readonly ListRow[]): Promise<Map<string, MemberId>> {
    const documents = rows.flatMap(({ idNumber }) => {
      const read = idNumber === null ? null : readIdentityDocument(idNumber);
      return read?.ok ? [read.value.document] : [];
    });
    return documents.length > 0 ? this.members.findByDocument(tx, documents) : new Map();
  }

  private async named(
    tx: ReadTx,
    unionId: UnionId,
    rows: readonly ListRow[],
    ids: readonly MemberId[],
  ): Promise<Named[]> {
    const names = rows.flatMap(({ name }) => (name === null ? [] : [keyOf(name)]));
    return tx.rows<Named & Record<string, unknown>>(
      `SELECT m.id, m.name, m.name_simplified AS key, u.name AS "unionName"
       FROM members.member m JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = m.union_id
       JOIN organizations.union_closure c ON c.tenant_id = $1 AND c.descendant_id = m.union_id AND c.ancestor_id = $2
       WHERE m.tenant_id = $1 AND m.status IN ('active','transferring','retained')
         AND (m.id = ANY($3::uuid[]) OR m.name_simplified = ANY($4::text[]))`,
      [tx.actor.tenantId, unionId, ids, names],
    );
  }
}

/** As the register compares names. */
const keyOf = (name: string): string => simplify(name).replaceAll(/[·\s]/g, '');

const NOBODY = { memberId: null, memberName: null, unionName: null };

function findIn(named: readonly Named[], byDocument: ReadonlyMap<string, MemberId>, row: ListRow): Named | ListVerdict {
  if (row.idNumber !== null) {
    const read = readIdentityDocument(row.idNumber);
    if (!read.ok) return 'unreadable';
    const id = byDocument.get(documentKey(read.value.document));
    return named.find((each) => each.id === id) ?? 'unknown';
  }
  if (row.name === null) return 'unreadable';
  const key = keyOf(row.name);
  const union = row.unionName;
  const same = named.filter((each) => each.key === key && (union === null || each.unionName.includes(union)));
  if (same.length === 0) return 'unknown';
  return same.length === 1 ? same[0]! : 'several';
}
