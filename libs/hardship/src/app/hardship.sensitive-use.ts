import type { MemberId } from '@app/kernel';
import { type HeldSubject, SensitiveUse } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';
import { FileConsents } from './file-consents';

/** Of a running file: everybody on the holder's page, himself on the page of a relative who is a member. */
@Injectable()
export class HardshipSensitiveUse extends SensitiveUse {
  override readonly records = '困难职工档案';

  constructor(private readonly consents: FileConsents) {
    super();
  }

  override candidates(): string {
    return `SELECT p.member_id AS id FROM hardship.file_person p JOIN hardship.hardship_file f
        ON f.tenant_id = p.tenant_id AND f.id = p.file_id AND f.running
      WHERE p.tenant_id = $1 AND p.member_id IS NOT NULL`;
  }

  override async subjectsOf(
    tx: ReadTx,
    memberIds: readonly MemberId[],
  ): Promise<ReadonlyMap<MemberId, readonly HeldSubject[]>> {
    const files = await tx.found(
      HardshipFile,
      (param) => `r.running AND r.id IN (SELECT p.file_id FROM hardship.file_person p
        WHERE p.tenant_id = $1 AND p.member_id = ANY(${param(memberIds)}::uuid[]))`,
      'ORDER BY r.id',
    );
    if (files.length === 0) return new Map();
    const held = await this.consents.held(tx, files);
    const onPageOf = (memberId: MemberId) =>
      held.flatMap(({ file, subjects }) =>
        subjects.filter((one) => file.memberId === memberId || one.memberId === memberId),
      );
    return new Map(memberIds.map((memberId) => [memberId, onPageOf(memberId)]));
  }
}
