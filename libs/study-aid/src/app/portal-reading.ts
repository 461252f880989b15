import { DocumentService, type DocumentMeta } from '@app/documents';
import { HardshipFileService } from '@app/hardship';
import type { Actor, CivilDate } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award } from '../data/award.entity';
import { type InstalmentLine, instalmentsOf, type RenewalLine, renewalsOf } from '../data/award-parts.query';
import type { Programme } from '../data/programme.entity';
import { academicYearOf } from '../domain/academic-year';
import { windowOf } from '../domain/programme';
import { AWARD_SUBJECT } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';
import { ApplicationService } from './application.service';
import { AwardCipher } from './award-cipher';

export interface OfferedProgramme {
  readonly programme: Programme;
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly isOpen: boolean;
}

export interface OwnAward {
  readonly award: Award;
  readonly childName: string;
  readonly programmeName: string;
  readonly instalments: readonly InstalmentLine[];
  readonly renewals: readonly RenewalLine[];
  readonly papers: readonly DocumentMeta[];
}

export interface OwnStudyAid {
  readonly today: CivilDate;
  readonly unionId: string;
  readonly onFile: boolean;
  readonly programmes: readonly OfferedProgramme[];
  readonly children: readonly { readonly name: string }[];
  readonly awards: readonly OwnAward[];
}

/** What a member sees: what he may apply for, and the aid of his children. */
@Injectable()
export class PortalReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly files: HardshipFileService,
    private readonly documents: DocumentService,
    private readonly applications: ApplicationService,
    private readonly cipher: AwardCipher,
  ) {}

  own(actor: Actor): Promise<OwnStudyAid> {
    return this.uow.read(actor, async (tx) => {
      const memberId = actor.memberId ?? refuse('study-award.not-found');
      const today = await this.organizations.today(tx);
      const member = await this.members.get(tx, memberId);
      const offered = await this.applications.offered(tx, member);
      const household = await this.members.householdOf(tx, memberId);
      const awards = await tx.found(Award, (param) => `r.member_id = ${param(memberId)}`, 'ORDER BY r.id DESC');
      const ids = awards.map(({ id }) => id);
      const [money, renewals] = [await instalmentsOf(tx, ids), await renewalsOf(tx, ids)];
      const papers = await this.documents.listForAll(tx, AWARD_SUBJECT, ids);
      const names = await programmeNames(tx, awards);
      return {
        ...{ today, unionId: member.unionId, onFile: await this.files.hasActiveFile(tx, memberId, today) },
        programmes: offered.map((programme) => offeredOn(programme, today)),
        children: household.persons.filter(({ relation }) => relation === 'child').map(({ name }) => ({ name })),
        awards: awards.map((award) => ({
          award,
          childName: this.cipher.name(actor.tenantId, award.childNameSealed),
          programmeName: names.get(award.programmeId) ?? '',
          instalments: money.filter(({ awardId }) => awardId === award.id),
          renewals: renewals.filter(({ awardId }) => awardId === award.id),
          papers: papers.get(award.id) ?? [],
        })),
      };
    });
  }
}

function offeredOn(programme: Programme, today: CivilDate): OfferedProgramme {
  const { from, until } = windowOf(programme, academicYearOf(today));
  return { programme, from, until, isOpen: from <= today && today <= until };
}

async function programmeNames(
  tx: Parameters<typeof instalmentsOf>[0],
  awards: readonly Award[],
): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(
    `SELECT id, name FROM study_aid.programme WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [tx.actor.tenantId, [...new Set(awards.map(({ programmeId }) => programmeId))]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
