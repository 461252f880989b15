import { HardshipFileService, type HardshipCategory } from '@app/hardship';
import { type DocumentId, formatFen, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Award } from '../data/award.entity';
import { Instalment } from '../data/instalment.entity';
import { Programme } from '../data/programme.entity';
import { amountsOf } from '../data/programme.query';
import type { AcademicYear } from '../domain/academic-year';
import { amountFor } from '../domain/amount-table';
import { assertYearOpen } from '../domain/course';
import { AID_CATEGORY_LABELS, type AidCategory, STUDY_LEVEL_LABELS } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';

/** Files of earlier formulas count among the categories of today. */
const AID_CATEGORY_OF: Readonly<Record<HardshipCategory, AidCategory>> = {
  deep: 'deep',
  subsistence: 'deep',
  relative: 'relative',
  borderline: 'relative',
  accident: 'accident',
  'accident-2016': 'accident',
};

/** Makes the instalment of a year: once for the award and, of exclusive programmes, once for the child. */
@Injectable()
export class InstalmentOpening {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly files: HardshipFileService,
  ) {}

  /** The award's row is held by the caller; its proof is attached. */
  async open(tx: Tx, award: Award, year: AcademicYear, proofDocumentId: DocumentId): Promise<Instalment> {
    const given = await this.given(tx, award.id);
    assertYearOpen(award, year, [...given.keys()]);
    const { category, amount, ruleSentence } = await this.amountOf(tx, award);
    const used = new Set(given.values());
    const ordinal = Array.from({ length: award.maxYears }, (_, i) => i + 1).find((each) => !used.has(each))!;
    const row = {
      ...{ id: newId<'study-instalment'>(tx.now.getTime()), version: 1, awardId: award.id, ordinal },
      ...{ programmeId: award.programmeId, unionId: award.unionId, memberId: award.memberId, childMac: award.childMac },
      ...{ exclusive: award.exclusive, academicYear: year, maxYears: award.maxYears, level: award.level, category },
      ...{ amount, ruleSentence, status: 'ready' as const, proofDocumentId, grantListId: null, disbursementId: null },
      ...{ paidOn: null, inHistory: false, createdAt: tx.now },
    };
    try {
      const [written] = await tx.insert(Instalment, row);
      return written as Instalment;
    } catch (error) {
      return refuseDouble(error);
    }
  }

  /** Academic years for which money was given or is on its way, with their ordinals. */
  async given(tx: ReadTx, awardId: Award['id']): Promise<Map<AcademicYear, number>> {
    const rows = await tx.rows<{ year: number; ordinal: number }>(
      `SELECT academic_year AS year, ordinal FROM study_aid.instalment
       WHERE tenant_id = $1 AND award_id = $2 AND status <> 'cancelled'`,
      [tx.actor.tenantId, awardId],
      'study-years-given',
    );
    return new Map(rows.map(({ year, ordinal }) => [year, ordinal]));
  }

  private async amountOf(tx: Tx, award: Award): Promise<Pick<Instalment, 'category' | 'amount' | 'ruleSentence'>> {
    const today = await this.organizations.today(tx);
    const file = (await this.files.categoriesOf(tx, [award.memberId], today)).get(award.memberId);
    const category = file === undefined ? 'not-on-file' : AID_CATEGORY_OF[file];
    const table = await amountsOf(tx, award.programmeId);
    const row = amountFor(table, award.level, category, today) ?? refuse('study-instalment.no-amount');
    const [programme] = await tx.found(Programme, (param) => `r.id = ${param(award.programmeId)}`);
    const words = [STUDY_LEVEL_LABELS[award.level], AID_CATEGORY_LABELS[category]].join('、');
    const ruleSentence = `${programme!.name}：${words}，每学年 ${formatFen(row.amount)} 元（${row.validFrom} 起的标准）。`;
    return { category, amount: row.amount, ruleSentence };
  }
}

/** What the unique indexes mean. */
export function refuseDouble(error: unknown): never {
  if (sqlState(error) !== '23505') throw error;
  const { constraint = '' } = ((error as { driverError?: object }).driverError ?? error) as { constraint?: string };
  if (/one_per_child/.test(constraint)) refuse('study-award.child-aided-already');
  if (/once_a_year/.test(constraint)) refuse('study-instalment.year-given');
  if (/one_per_ordinal/.test(constraint)) refuse('study-instalment.years-used-up');
  throw error;
}
