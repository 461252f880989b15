import { formatFen, type MemberId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AccidentPerson } from '../data/accident.entity';
import { EMPLOYMENT_LABELS, HARM_LABELS, RECOGNITION_LABELS } from '../domain/accident';
import { DisputeCipher } from './dispute-cipher';

/** Accidents in which a member was hurt: what is held about himself, and nothing of the others or of the investigation. */
@Injectable()
export class AccidentPersonalFile extends PersonalFileSource {
  readonly place = 6;

  constructor(private readonly cipher: DisputeCipher) {
    super();
  }

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const own = await tx
      .from(AccidentPerson, 'p')
      .andWhere('p.memberId = :memberId AND p.removedOn IS NULL', { memberId })
      .orderBy('p.id')
      .getMany();
    const records = own.map((person): PersonalSection['records'][number] => [
      ['伤亡情况', HARM_LABELS[person.harm]],
      ['伤情', this.cipher.open(person.tenantId, 'harm', person.harmSealed)],
      ['联系人和电话', this.cipher.open(person.tenantId, 'injured', person.contactSealed)],
      ['用工关系', EMPLOYMENT_LABELS[person.employment]],
      ['工伤认定', RECOGNITION_LABELS[person.recognition]],
      ['谈定的赔偿(元)', person.agreedFen === null ? null : formatFen(person.agreedFen)],
      ['已经赔付(元)', formatFen(person.paidFen)],
    ]);
    return [{ title: '工伤事故', records }];
  }

  override async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const rows = await tx.rows(
      `SELECT 1 FROM disputes.accident_person WHERE tenant_id = $1 AND member_id = $2 AND removed_on IS NULL LIMIT 1`,
      [tx.actor.tenantId, memberId],
    );
    return rows.length > 0 ? ['事故调查的案卷要保存'] : [];
  }
}
