import {
  ERASED,
  type ErasedPlace,
  federationDay,
  type HeldRecord,
  type ReadTx,
  type RetainedKind,
  RetainedRecords,
  RetentionHold,
  type Tx,
} from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HouseholdPersonRow } from '../data/household-person.entity';
import { Member } from '../data/member.entity';
import { PersonalRequest } from '../data/personal-request.entity';
import { LASTING_STATUSES } from '../domain/personal-request';
import { CONSENTS_OF_MEMBERS } from './erased-consents';
import { PersonalFiles } from './personal-file-source';

const ENDED = LASTING_STATUSES.map((status) => `'${status}'`).join(',');

/** Who was entered in the register and is no member any more. */
@Injectable()
export class RetainedMembers extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'member', name: '已退会人员的登记资料', years: 3, leastYears: 1 },
    source: '个人信息只在必要的最短时间里保存（个人信息保护法第十九条）',
  };
  readonly ended = `SELECT m.id, m.union_id, '会员 ' || right(m.id::text, 8) AS number,
      coalesce(m.died_on, m.status_since, ${federationDay('m.created_at')}) AS ended_on, ARRAY[m.id] AS member_ids
    FROM members.member m WHERE m.tenant_id = $1 AND m.status NOT IN (${ENDED})`;
  readonly places: readonly ErasedPlace[] = [
    {
      ...{ entity: Member, rows: 'r.id = ANY($2::uuid[])' },
      set: {
        ...{ name: `'${ERASED}'`, name_simplified: `'${ERASED}'`, name_pinyin: `''`, born_on: 'NULL', note: 'NULL' },
        ...{ document_kind: 'NULL', document_sealed: 'NULL', document_mac: 'NULL', phone_sealed: 'NULL' },
        ...{ phone_mac: 'NULL', phone_tail_mac: 'NULL', card_sealed: 'NULL', card_mac: 'NULL', bank_name: 'NULL' },
        ...{ bank_branch: 'NULL', street: 'NULL', version: 'r.version + 1' },
      },
    },
    {
      // His family, unless somebody of the household is still a member.
      entity: HouseholdPersonRow,
      rows: `r.member_id IS NULL AND r.household_id IN (SELECT p.household_id FROM members.household_person p
          WHERE p.tenant_id = $1 AND p.member_id = ANY($2::uuid[]))
        AND NOT EXISTS (SELECT 1 FROM members.household_person p
          JOIN members.member m ON m.tenant_id = p.tenant_id AND m.id = p.member_id AND m.status IN (${ENDED})
          WHERE p.tenant_id = $1 AND p.household_id = r.household_id AND p.removed_at IS NULL)`,
      set: {
        name: `'${ERASED}'`,
        document_kind: 'NULL',
        document_sealed: 'NULL',
        document_mac: 'NULL',
        born_on: 'NULL',
      },
    },
    ...CONSENTS_OF_MEMBERS,
  ];

  override async further(tx: Tx, ids: readonly string[]): Promise<void> {
    for (const table of ['search_token', 'import_trace'])
      await tx.rows(`DELETE FROM members.${table} WHERE tenant_id = $1 AND member_id = ANY($2::uuid[])`, [
        tx.actor.tenantId,
        ids,
      ]);
  }
}

/** What members asked about their own particulars, after the answer. */
@Injectable()
export class RetainedRequests extends RetainedRecords {
  readonly kind: RetainedKind = {
    ...{ code: 'personal-request', name: '个人资料申请', years: 5, leastYears: 3 },
    source: '处理情况记录至少保存三年（个人信息保护法第五十六条）',
  };
  readonly ended = `SELECT id, union_id, '资料申请 ' || ${federationDay('asked_at')} AS number,
      ${federationDay('answered_at')} AS ended_on,
      ARRAY[member_id] AS member_ids
    FROM members.personal_request WHERE tenant_id = $1 AND answered_at IS NOT NULL`;
  readonly places: readonly ErasedPlace[] = [{ entity: PersonalRequest, rows: 'r.id = ANY($2::uuid[])' }];
}

/** An entry in the register is kept as long as anything else about the person must be. */
@Injectable()
export class RegisterHold extends RetentionHold {
  constructor(private readonly files: PersonalFiles) {
    super();
  }

  async reasons(tx: ReadTx, records: readonly HeldRecord[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const { id, memberIds } of records.filter(({ kind }) => kind === 'member')) {
      const [ground] = await this.files.keepingGrounds(tx, memberIds[0]!);
      if (ground) found.set(id, ground);
    }
    return found;
  }
}
