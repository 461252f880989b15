import { PaymentCondition } from '@app/disbursements';
import { HardshipFileService } from '@app/hardship';
import type { CivilDate, MemberId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { INSTALMENT_SUBJECT } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';

interface Payable {
  readonly memberId: MemberId;
  readonly awardNumber: string;
  readonly standing: boolean;
  readonly needsFile: boolean;
}

/** First the file, then the aid: asked again when an instalment is paid, and that the award still stands. */
@Injectable()
export class StudyPaymentCondition extends PaymentCondition {
  readonly subjectType = INSTALMENT_SUBJECT;

  constructor(private readonly files: HardshipFileService) {
    super();
  }

  async refuseUnpayable(tx: ReadTx, subjectIds: readonly string[], paidOn: CivilDate): Promise<void> {
    const rows = await tx.rows<Payable & Record<string, unknown>>(
      `SELECT i.member_id AS "memberId", a.number AS "awardNumber", a.status IN ('running','completed') AS standing,
         p.needs_file AND a.grace_year IS DISTINCT FROM i.academic_year AS "needsFile"
       FROM study_aid.instalment i
       JOIN study_aid.award a ON a.tenant_id = $1 AND a.id = i.award_id
       JOIN study_aid.programme p ON p.tenant_id = $1 AND p.id = i.programme_id
       WHERE i.tenant_id = $1 AND i.id = ANY($2::uuid[])`,
      [tx.actor.tenantId, subjectIds],
      'study-instalments-payable',
    );
    const stopped = rows.find(({ standing }) => !standing);
    if (stopped)
      refuse(
        'study-instalment.not-payable',
        `${stopped.awardNumber} 已经暂停或终止，不能发款。请先撤回这一笔再付其他的。`,
      );
    const asked = rows.filter(({ needsFile }) => needsFile);
    const onFile = await this.files.onFile(tx, [...new Set(asked.map(({ memberId }) => memberId))], paidOn);
    const without = asked.filter(({ memberId }) => !onFile.has(memberId));
    if (without.length > 0)
      refuse(
        'study-instalment.not-payable',
        `有 ${without.length} 户的困难职工档案已不在档（例如 ${without[0]!.awardNumber}），先建档、后帮扶，不能发款。请先处理这几笔。`,
        { items: without.map(({ awardNumber }) => awardNumber) },
      );
  }
}
