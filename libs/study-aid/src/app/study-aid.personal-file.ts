import { DocumentService } from '@app/documents';
import { formatFen, type MemberId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award } from '../data/award.entity';
import { instalmentsOf } from '../data/award-parts.query';
import { academicYearName } from '../domain/academic-year';
import { AWARD_STATUS_LABELS } from '../domain/award.lifecycle';
import { INSTALMENT_STATUS_LABELS } from '../domain/instalment.lifecycle';
import { AWARD_SUBJECT } from '../domain/study-aid';
import { AwardCipher } from './award-cipher';

const GONE = '已删除';
/** Asked for and never given: nothing in the books hangs on it. */
const NEVER_GIVEN = `status IN ('refused','withdrawn') AND NOT EXISTS (SELECT 1 FROM study_aid.instalment i
  WHERE i.tenant_id = r.tenant_id AND i.award_id = r.id AND i.status <> 'cancelled')`;

/** Study aid of the member's children. What was given is kept for 10 years like the file behind it (domain rules §9). */
@Injectable()
export class StudyAidPersonalFile extends PersonalFileSource {
  readonly place = 5;

  constructor(
    private readonly cipher: AwardCipher,
    private readonly documents: DocumentService,
  ) {
    super();
  }

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const awards = await tx.found(Award, (param) => `r.member_id = ${param(memberId)}`, 'ORDER BY r.id');
    const money = await instalmentsOf(
      tx,
      awards.map(({ id }) => id),
    );
    const numbers = new Map(awards.map(({ id, number }) => [id, number]));
    return [
      {
        title: '金秋助学',
        records: awards.map((award) => [
          ['编号', award.number],
          ['学生', this.cipher.name(award.tenantId, award.childNameSealed)],
          ['证件号码', this.cipher.documentNumber(award)],
          ['学校', award.schoolName],
          ['申请日期', award.appliedOn],
          ['状态', AWARD_STATUS_LABELS[award.status]],
          ['同意公示', award.consentedOn],
        ]),
      },
      {
        title: '助学资助款',
        records: money.map(({ awardId, academicYear, amount, status, paidOn }) => [
          ['编号', numbers.get(awardId)!],
          ['学年', academicYearName(academicYear)],
          ['金额', formatFen(BigInt(amount))],
          ['状态', INSTALMENT_STATUS_LABELS[status]],
          ['发放日期', paidOn],
        ]),
      },
    ];
  }

  override async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const rows = await tx.rows<{ live: boolean }>(
      `SELECT r.live FROM study_aid.award r WHERE r.tenant_id = $1 AND r.member_id = $2 AND NOT (${NEVER_GIVEN})
       ORDER BY r.live DESC LIMIT 1`,
      [tx.actor.tenantId, memberId],
    );
    if (rows.length === 0) return [];
    return [rows[0]!.live ? '孩子的助学还在办理或资助中，结束后再删' : '有助学资助记录，结束后还要保存 10 年'];
  }

  override async erase(tx: Tx, memberId: MemberId): Promise<void> {
    const blank = this.cipher.seal(tx.actor.tenantId, GONE, { kind: 'passport', number: GONE });
    const erased = await tx.rows<{ id: string }>(
      `UPDATE study_aid.award r SET child_name_sealed = $3, child_name_mac = $4, child_document_sealed = $5,
         child_mac = sha256(uuid_send(r.id)), child_born_on = NULL, school_name = $6, version = r.version + 1
       WHERE r.tenant_id = $1 AND r.member_id = $2 AND ${NEVER_GIVEN} RETURNING r.id`,
      [tx.actor.tenantId, memberId, blank.childNameSealed, blank.childNameMac, blank.childDocumentSealed, GONE],
    );
    for (const { id } of erased) {
      const subject = { type: AWARD_SUBJECT, id };
      for (const paper of await this.documents.listFor(tx, subject))
        await this.documents.remove(tx, paper.id, subject, '应本人要求删除');
    }
  }
}
