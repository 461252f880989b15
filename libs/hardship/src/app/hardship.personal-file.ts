import type { MemberId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { particularLines } from '../domain/person-particulars';
import { FileCipher } from './file-cipher';

interface PersonRow extends Record<string, unknown> {
  readonly number: string;
  readonly filedOn: string | null;
  readonly exitedOn: string | null;
  readonly healthSealed: Buffer | null;
  readonly schoolSealed: Buffer | null;
  readonly particularsSealed: Buffer | null;
}

/** Hardship files in which the member stands. They are kept for 10 years after the exit (domain rules §9). */
@Injectable()
export class HardshipPersonalFile extends PersonalFileSource {
  readonly place = 3;

  constructor(private readonly cipher: FileCipher) {
    super();
  }

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const { tenantId } = tx.actor;
    const rows = await tx.rows<PersonRow>(
      `SELECT f.number, f.filed_on AS "filedOn", f.exited_on AS "exitedOn", p.health_sealed AS "healthSealed",
         p.school_sealed AS "schoolSealed", p.particulars_sealed AS "particularsSealed"
       FROM hardship.file_person p JOIN hardship.hardship_file f ON f.tenant_id = p.tenant_id AND f.id = p.file_id
       WHERE p.tenant_id = $1 AND p.member_id = $2 ORDER BY f.found_on, f.id`,
      [tenantId, memberId],
    );
    return [
      {
        title: '困难职工档案',
        records: rows.map(({ number, filedOn, exitedOn, healthSealed, schoolSealed, particularsSealed }) => [
          ['档案编号', number],
          ['建档日期', filedOn],
          ['退档日期', exitedOn],
          ['健康状况', this.cipher.open(tenantId, 'health', healthSealed)],
          ['就读学校', this.cipher.open(tenantId, 'school', schoolSealed)],
          ...particularLines(this.cipher.openParticulars(tenantId, particularsSealed) ?? {}),
        ]),
      },
    ];
  }

  override async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const [row] = await tx.rows<{ running: boolean | null; until: string | null }>(
      `SELECT bool_or(f.running) AS running, max(f.kept_until) FILTER (WHERE f.kept_until >= $3::date)::text AS until
       FROM hardship.file_person p JOIN hardship.hardship_file f ON f.tenant_id = p.tenant_id AND f.id = p.file_id
       WHERE p.tenant_id = $1 AND p.member_id = $2`,
      [tx.actor.tenantId, memberId, tx.now],
    );
    if (row?.running) return ['有困难职工档案，退档后还要保存 10 年'];
    return row?.until ? [`困难职工档案要保管到 ${row.until}`] : [];
  }
}
