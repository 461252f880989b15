import { systemActor, type TenantId } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FilePerson } from '../data/file-person.entity';
import { gapsOf } from '../domain/record-completion';
import { FileCipher } from './file-cipher';

/** Opens at most so many seals in one transaction. */
const PORTION = 500;

/** Counts what the record still lacks of persons whom nobody has counted since their seals were made. */
@Injectable()
export class RecordGaps {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FileCipher,
  ) {}

  async work(tenantId: TenantId): Promise<{ counted: number }> {
    let counted = 0;
    for (let portion = PORTION; portion === PORTION; counted += portion)
      portion = await this.uow.run(systemActor(tenantId), (tx) => this.portion(tx));
    return { counted };
  }

  private async portion(tx: Tx): Promise<number> {
    const rows = await tx.from(FilePerson, 'p').andWhere('p.recordGaps IS NULL').limit(PORTION).getMany();
    const gaps = rows.map((row) => {
      const particulars = this.cipher.openParticulars(row.tenantId, row.particularsSealed);
      return countGaps({ ...row, health: row.healthSealed && 'known', particulars });
    });
    // Whom somebody filled in meanwhile was counted then.
    await tx.rows(
      `UPDATE hardship.file_person p SET record_gaps = g.gaps FROM unnest($2::uuid[], $3::int[]) AS g(id, gaps)
       WHERE p.tenant_id = $1 AND p.id = g.id AND p.record_gaps IS NULL`,
      [tx.actor.tenantId, rows.map((row) => row.id), gaps],
    );
    return rows.length;
  }
}

/** As many fields as the national record still lacks of this person. */
export const countGaps = ({
  documentMac,
  relation,
  ...said
}: Omit<Parameters<typeof gapsOf>[0], 'document'> & Pick<FilePerson, 'documentMac' | 'relation'>): number =>
  gapsOf({ ...said, document: documentMac && 'known' }, relation === 'head').length;
