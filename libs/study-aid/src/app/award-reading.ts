import { DocumentService } from '@app/documents';
import type { DocumentMeta } from '@app/documents';
import { HardshipFileService } from '@app/hardship';
import type { Actor, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type Award, AwardFact } from '../data/award.entity';
import {
  awardCounts,
  type AwardFilter,
  type AwardGroup,
  type AwardLine,
  awardLine,
  awardLines,
} from '../data/award-list.query';
import { type InstalmentLine, instalmentsOf, type RenewalLine, renewalsOf } from '../data/award-parts.query';
import {
  type PlacedRenewal,
  type RenewalCounts,
  renewalCounts,
  type RenewalFilter,
  renewalLines,
  type RenewalPlace,
  renewalYears,
} from '../data/renewal-list.query';
import { Programme } from '../data/programme.entity';
import { type AcademicYear, academicYearOf } from '../domain/academic-year';
import { mayHaveGrace } from '../domain/award.decision';
import { openAwardActions } from '../domain/award.lifecycle';
import type { RenewalCheck } from '../domain/renewal-checks';
import { AWARD_SUBJECT, type AwardId, type ProgrammeId } from '../domain/study-aid';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';
import { AwardCipher } from './award-cipher';
import { AwardStore } from './award-store';
import { RenewalJudge } from './renewal-judge';

export interface Named {
  readonly childName: string;
}

export interface JudgedRenewal extends RenewalLine, Named {
  readonly checks: readonly RenewalCheck[];
}

export interface AwardPage {
  readonly award: Award;
  readonly line: AwardLine & Named;
  readonly maskedDocument: string;
  readonly instalments: readonly InstalmentLine[];
  readonly renewals: readonly JudgedRenewal[];
  readonly facts: readonly AwardFact[];
  readonly papers: readonly DocumentMeta[];
  /** May take steps here: not of his own household, and the permission. */
  readonly mayManage: boolean;
  /** 宽限一年 can be decided: the family is not on file, the programme has it, and it was not given before. */
  readonly mayHaveGrace: boolean;
}

/** Awards and renewals as officers see them. */
@Injectable()
export class AwardReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly documents: DocumentService,
    private readonly awards: AwardStore,
    private readonly cipher: AwardCipher,
    private readonly judge: RenewalJudge,
    private readonly files: HardshipFileService,
  ) {}

  lines(
    actor: Actor,
    filter: Omit<AwardFilter, 'childNameMac'>,
    after: AwardId | null,
    limit: number,
  ): Promise<(AwardLine & Named)[]> {
    const childNameMac = filter.text === null ? null : this.cipher.nameMac(actor.tenantId, filter.text);
    return this.uow.read(actor, async (tx) => {
      return this.named(tx, await awardLines(tx, { ...filter, childNameMac }, after, limit + 1));
    });
  }

  counts(actor: Actor, programmeId: ProgrammeId | null): Promise<Record<AwardGroup, number>> {
    return this.uow.read(actor, (tx) => awardCounts(tx, programmeId));
  }

  page(actor: Actor, id: AwardId): Promise<AwardPage> {
    return this.uow.read(actor, async (tx) => {
      const award = await this.awards.find(tx, STUDY_AID_PERMISSIONS.read, id);
      const [line] = this.named(tx, [await awardLine(tx, id)]);
      return {
        ...{ award, line: line!, maskedDocument: this.cipher.maskedDocument(award) },
        instalments: await instalmentsOf(tx, [id]),
        renewals: await this.judged(tx, await renewalsOf(tx, [id])),
        facts: await tx.found(AwardFact, (param) => `r.award_id = ${param(id)}`, 'ORDER BY r.id DESC'),
        papers: await this.documents.listFor(tx, { type: AWARD_SUBJECT, id }),
        mayManage: await this.organizations.isWithin(tx, actor, STUDY_AID_PERMISSIONS.manage, award.unionId),
        mayHaveGrace: await this.mayHaveGrace(tx, award),
      };
    });
  }

  private async mayHaveGrace(tx: ReadTx, award: Award): Promise<boolean> {
    if (award.graceYear !== null || !openAwardActions(award.status).includes('give-grace-year')) return false;
    const [programme] = await tx.found(Programme, (param) => `r.id = ${param(award.programmeId)}`);
    const today = await this.organizations.today(tx);
    const onFile = await this.files.hasActiveFile(tx, award.memberId, today);
    return mayHaveGrace(award, { rule: programme!.lapseRule, onFile });
  }

  renewals(
    actor: Actor,
    filter: RenewalFilter,
    after: RenewalPlace | null,
    limit: number,
  ): Promise<(JudgedRenewal & PlacedRenewal)[]> {
    return this.uow.read(actor, async (tx) => this.judged(tx, await renewalLines(tx, filter, after, limit + 1)));
  }

  renewalFigures(
    actor: Actor,
    { programmeId, unionId }: { readonly programmeId: ProgrammeId | null; readonly unionId: UnionId | null },
    year: AcademicYear,
  ): Promise<{ readonly counts: RenewalCounts; readonly years: readonly AcademicYear[] }> {
    return this.uow.read(actor, async (tx) => ({
      counts: await renewalCounts(tx, { programmeId, unionId, year }),
      years: await renewalYears(tx, programmeId),
    }));
  }

  /** The academic year of today. */
  year(actor: Actor): Promise<AcademicYear> {
    return this.uow.read(actor, async (tx) => academicYearOf(await this.organizations.today(tx)));
  }

  private async judged<L extends RenewalLine>(tx: ReadTx, lines: readonly L[]): Promise<(L & JudgedRenewal)[]> {
    const open = lines.filter(({ status }) => status !== 'done' && status !== 'ended').map(({ id }) => id);
    const checks = await this.judge.checksOf(tx, open);
    return this.named(tx, lines).map((line) => ({ ...line, checks: checks.get(line.id) ?? [] }));
  }

  private named<L extends { readonly childNameSealed: Buffer }>(tx: ReadTx, lines: readonly L[]): (L & Named)[] {
    return lines.map((line) => ({ ...line, childName: this.cipher.name(tx.actor.tenantId, line.childNameSealed) }));
  }
}
