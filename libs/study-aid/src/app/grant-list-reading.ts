import { ApprovalReading } from '@app/approvals';
import { DisclosureService, type NoticeStanding } from '@app/disclosure';
import { FundLedger, type FundAccountRecord } from '@app/funds';
import type { Actor, CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type GrantListLine, grantListLines, type ListedStudent, studentsOf } from '../data/grant-list.query';
import type { GrantList } from '../data/instalment.entity';
import { Programme } from '../data/programme.entity';
import { AWARD_SUBJECT, type GrantListId, type ProgrammeId } from '../domain/study-aid';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';
import { AwardCipher } from './award-cipher';
import type { Named } from './award-reading';
import { GrantListStore } from './grant-list-store';

export interface StudentOnList extends ListedStudent, Named {
  readonly notice: {
    readonly standing: NoticeStanding;
    readonly untilOn: CivilDate;
    readonly objections: number;
  } | null;
}

export interface GrantListPage {
  readonly list: GrantList;
  readonly programme: Programme;
  readonly unionName: string;
  readonly students: readonly StudentOnList[];
  /** What a signer needs: the account as it stands. */
  readonly fund: FundAccountRecord | null;
  readonly lastYear: { readonly persons: number; readonly amount: bigint };
  readonly mayManage: boolean;
  /** He asked for the approval that is under way. */
  readonly isRequester: boolean;
}

/** Lists as officers, signers and cashiers see them. */
@Injectable()
export class GrantListReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly ledger: FundLedger,
    private readonly disclosure: DisclosureService,
    private readonly lists: GrantListStore,
    private readonly cipher: AwardCipher,
    private readonly approvals: ApprovalReading,
  ) {}

  lines(actor: Actor, programmeId: ProgrammeId | null, after: string | null, limit: number): Promise<GrantListLine[]> {
    return this.uow.read(actor, (tx) => grantListLines(tx, { programmeId, after, limit: limit + 1 }));
  }

  page(actor: Actor, id: GrantListId): Promise<GrantListPage> {
    return this.uow.read(actor, async (tx) => {
      const list = await this.lists.find(tx, STUDY_AID_PERMISSIONS.read, id);
      const [programme] = await tx.found(Programme, (param) => `r.id = ${param(list.programmeId)}`);
      const { fundAccountId, publicityDays } = programme!;
      return {
        ...{ list, programme: programme! },
        unionName: (await this.organizations.namesOf(tx, [list.unionId])).get(list.unionId) ?? '',
        students: await this.students(tx, list, publicityDays > 0),
        fund: fundAccountId && (await this.ledger.balance(tx, fundAccountId)),
        lastYear: await lastYearOf(tx, list),
        isRequester: list.status === 'submitted' && (await this.approvals.isRequester(tx, list.id)),
        mayManage: await this.organizations.isWithin(tx, actor, STUDY_AID_PERMISSIONS.manage, list.unionId),
      };
    });
  }

  private async students(tx: ReadTx, list: GrantList, publicised: boolean): Promise<StudentOnList[]> {
    const rows = await studentsOf(tx, list.id);
    const result: StudentOnList[] = [];
    for (const row of rows) {
      const childName = this.cipher.name(tx.actor.tenantId, row.childNameSealed);
      const asked = publicised && row.ordinal === 1 && list.status !== 'approved';
      const last = asked
        ? (await this.disclosure.noticesOf(tx, { type: AWARD_SUBJECT, id: row.awardId })).at(-1)
        : null;
      const notice = last
        ? { standing: last.standing, untilOn: last.notice.untilOn, objections: last.objections }
        : null;
      result.push({ ...row, childName, notice });
    }
    return result;
  }
}

async function lastYearOf(tx: ReadTx, { programmeId, academicYear }: GrantList) {
  const [row] = await tx.rows<{ persons: number; amount: string }>(
    `SELECT count(DISTINCT child_mac)::int AS persons, coalesce(sum(amount), 0)::text AS amount
     FROM study_aid.instalment WHERE tenant_id = $1 AND programme_id = $2 AND academic_year = $3 AND status = 'paid'`,
    [tx.actor.tenantId, programmeId, academicYear - 1],
  );
  return { persons: row!.persons, amount: BigInt(row!.amount) };
}
