import { type DisbursementId, ImportedPayments } from '@app/disbursements';
import { FundLedger } from '@app/funds';
import {
  type CivilDate,
  civilDate,
  type Fen,
  type FundAccountId,
  type MemberId,
  newId,
  type UnionId,
  yearOf,
} from '@app/kernel';
import { type IdentityDocument, MemberDirectory, readIdentityDocument } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award, AwardFact } from '../data/award.entity';
import { Instalment } from '../data/instalment.entity';
import { Programme } from '../data/programme.entity';
import { type AcademicYear, academicYearName } from '../domain/academic-year';
import { type EndGround, isLive, type AwardStatus } from '../domain/award.lifecycle';
import { courseOf } from '../domain/course';
import {
  AWARD_SUBJECT,
  type AwardId,
  INSTALMENT_SUBJECT,
  type InstalmentId,
  type StudyLevel,
} from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';
import { AwardCipher } from './award-cipher';
import { refuseDouble } from './instalment-opening';
import { ProgrammeService } from './programme.service';

/** A year of an award in a workbook of before: paid, or the end of it. */
export interface HistoricYear {
  readonly academicYear: AcademicYear;
  readonly childName: string;
  readonly document: IdentityDocument;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly schoolName: string;
  readonly level: StudyLevel;
  readonly schoolingYears: number;
  readonly entryYear: AcademicYear;
  /** In fen; 0 when nothing was paid any more. */
  readonly amount: Fen;
  readonly paidOn: CivilDate | null;
  /** Why it ended this year; null: it goes on. */
  readonly endGround: EndGround | null;
}

/** What is known of a child from earlier imports or from the desk, by `documentMac` in hex and academic year. */
export type KnownYears = ReadonlyMap<string, ReadonlySet<AcademicYear>>;

const MOST_YEARS = 4;
/** A statement takes 65,535 values at most. */
const PORTION = 500;

interface PaidYear {
  readonly id: InstalmentId;
  readonly award: Award;
  readonly year: HistoricYear;
  readonly paidOn: CivilDate;
}

/** Study aid of before, inside the import's transaction: booked on its own day, asked of nobody. */
@Injectable()
export class StudyHistory {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly ledger: FundLedger,
    private readonly money: ImportedPayments,
    private readonly programmes: ProgrammeService,
    private readonly cipher: AwardCipher,
  ) {}

  /** Of these children, for which academic years something is recorded already; what the import `but` wrote is left out. */
  async knownYears(tx: ReadTx, documents: readonly IdentityDocument[], but: string): Promise<KnownYears> {
    const rows = await tx.rows<{ mac: Buffer; year: AcademicYear }>(
      `SELECT i.child_mac AS mac, i.academic_year AS year
       FROM study_aid.instalment i JOIN study_aid.award a ON a.tenant_id = $1 AND a.id = i.award_id
       WHERE i.tenant_id = $1 AND i.child_mac = ANY($2::bytea[]) AND i.status <> 'cancelled'
         AND a.import_id IS DISTINCT FROM $3::uuid
       UNION SELECT child_mac, extract(year FROM ended_on)::int FROM study_aid.award
       WHERE tenant_id = $1 AND child_mac = ANY($2::bytea[]) AND ended_on IS NOT NULL
         AND import_id IS DISTINCT FROM $3::uuid`,
      [tx.actor.tenantId, documents.map((one) => this.members.documentMac(tx, one)), but],
    );
    const known = new Map<string, Set<AcademicYear>>();
    for (const { mac, year } of rows) {
      const key = mac.toString('hex');
      known.set(key, (known.get(key) ?? new Set()).add(year));
    }
    return known;
  }

  keyOf(tx: ReadTx, document: IdentityDocument): string {
    return this.members.documentMac(tx, document).toString('hex');
  }

  /** Takes the years in; rows of one child are one award, whichever portion they come with. */
  async take(tx: Tx, importId: string, unionId: UnionId, years: readonly HistoricYear[]): Promise<void> {
    const programme = await this.programmeOf(tx, importId, unionId, years);
    const inOrder = [...years].sort((one, other) => one.academicYear - other.academicYear);
    const paid: PaidYear[] = [];
    for (const year of inOrder) {
      const award = await this.awardOf(tx, importId, programme, year);
      const { amount, paidOn, endGround } = year;
      const id = newId<'study-instalment'>(tx.now.getTime());
      if (amount > 0n && paidOn !== null) paid.push({ id, award, year, paidOn });
      if (endGround !== null) await this.end(tx, award, year, endGround);
    }
    await this.book(tx, importId, programme, paid);
    await this.insertPaid(tx, importId, paid);
  }

  /** Takes an import back: awards, instalments and the programme go, the ledger gets its reversals. */
  async undo(tx: Tx, importId: string): Promise<void> {
    const values = [tx.actor.tenantId, importId];
    const touched = await tx.rows<{ id: string }>(
      `SELECT a.id FROM study_aid.award a WHERE a.tenant_id = $1 AND a.import_id = $2
         AND (EXISTS (SELECT 1 FROM study_aid.instalment i WHERE i.tenant_id = $1 AND i.award_id = a.id AND NOT i.in_history)
           OR EXISTS (SELECT 1 FROM study_aid.award_fact f WHERE f.tenant_id = $1 AND f.award_id = a.id
             AND f.action NOT IN ('import','open-renewal','finish','renewal-suspend','renewal-end')))
       UNION ALL SELECT a.id FROM study_aid.award a JOIN study_aid.programme p ON p.tenant_id = $1 AND p.id = a.programme_id
         WHERE a.tenant_id = $1 AND p.import_id = $2 AND a.import_id IS DISTINCT FROM $2`,
      values,
    );
    if (touched.length > 0) refuse('study-history.changed');
    const on = await this.organizations.today(tx);
    await this.money.undo(tx, importId, { on, reason: '撤回导入' });
    const ofImport = `(SELECT id FROM study_aid.award WHERE tenant_id = $1 AND import_id = $2)`;
    for (const table of ['instalment', 'renewal', 'award_fact'])
      await tx.rows(`DELETE FROM study_aid.${table} WHERE tenant_id = $1 AND award_id IN ${ofImport}`, values);
    await tx.rows(`DELETE FROM study_aid.award WHERE tenant_id = $1 AND import_id = $2`, values);
    const ofProgramme = `(SELECT id FROM study_aid.programme WHERE tenant_id = $1 AND import_id = $2)`;
    for (const table of ['renewal_run', 'programme_amount'])
      await tx.rows(`DELETE FROM study_aid.${table} WHERE tenant_id = $1 AND programme_id IN ${ofProgramme}`, values);
    await tx.rows(`DELETE FROM study_aid.programme WHERE tenant_id = $1 AND import_id = $2`, values);
  }

  /** The tracked programme of the union; one is set up when there is none. */
  private async programmeOf(
    tx: Tx,
    importId: string,
    unionId: UnionId,
    years: readonly HistoricYear[],
  ): Promise<Programme> {
    const [known] = await tx.found(
      Programme,
      (param) => `r.union_id = ${param(unionId)} AND r.kind = 'tracked' AND r.status <> 'closed'`,
      'ORDER BY r.id LIMIT 1',
    );
    if (known) return known;
    const levels = [...new Set(years.map(({ level }) => level))].sort();
    const highest = (level: StudyLevel): Fen =>
      years.reduce((most, each) => (each.level === level && each.amount > most ? each.amount : most), 1n);
    const today = await this.organizations.today(tx);
    const choices = await this.ledger.fundChoices(tx, unionId, {
      ...{ purpose: 'study-aid', allowedKinds: null, hasActiveHardshipFile: true, on: today },
    });
    const own = choices.find(
      ({ fund, eligibility }) => eligibility.eligible && fund.restrictedTo.includes('study-aid'),
    );
    const firstYear = Math.min(...years.map(({ academicYear }) => academicYear));
    const id = newId<'study-programme'>(tx.now.getTime());
    await this.programmes.insert(
      tx,
      id,
      {
        ...{
          unionId,
          name: '金秋助学',
          kind: 'tracked',
          maxYears: MOST_YEARS,
          levels,
          exclusive: true,
          needsFile: true,
        },
        amounts: levels.map((level) => ({
          ...{ level, category: null, amount: highest(level), validFrom: civilDate(`${firstYear}-07-01`) },
        })),
        ...{ applyFrom: '07-01', applyUntil: '08-31', renewalOn: '08-15', proofUntil: '10-15', resumeUntil: '12-31' },
        ...{ lapseRule: 'suspend', exclusions: ['military-academy', 'directed', 'self-funded-abroad', 'other-aid'] },
        ...{ budget: null, publicityDays: 5, fundAccountId: own?.fund.id ?? null, note: '按导入的历年名单建立' },
      },
      importId,
    );
    return (await tx.lock(Programme, id))!;
  }

  /** Booked in the account from the day on which it was opened: what was paid before is in its opening balance. */
  private async fundOf(tx: Tx, { fundAccountId }: Programme): Promise<{ id: FundAccountId; from: CivilDate } | null> {
    if (fundAccountId === null) return null;
    const [row] = await tx.rows<{ on: CivilDate | null }>(
      `SELECT min(booked_on)::text AS on FROM funds.journal WHERE tenant_id = $1 AND id IN
         (SELECT journal_id FROM funds.posting WHERE tenant_id = $1 AND fund_account_id = $2)`,
      [tx.actor.tenantId, fundAccountId],
    );
    return row?.on ? { id: fundAccountId, from: row.on } : null;
  }

  private async awardOf(tx: Tx, importId: string, programme: Programme, year: HistoricYear): Promise<Award> {
    const childMac = this.members.documentMac(tx, year.document);
    const [known] = await tx.found(
      Award,
      (param) => `r.programme_id = ${param(programme.id)} AND r.child_mac = ${param(childMac)}`,
      'ORDER BY r.id DESC LIMIT 1',
    );
    if (known) return known;
    const { memberId, unionId, level, schoolName, academicYear } = year;
    const { code } = await this.organizations.get(tx, unionId);
    const appliedOn = year.paidOn ?? civilDate(`${academicYear}-09-01`);
    const reading = readIdentityDocument(year.document.number);
    const award: Award = {
      tenantId: tx.actor.tenantId,
      ...{ id: newId<'study-award'>(tx.now.getTime()), version: 1, programmeId: programme.id, memberId, unionId },
      number: await tx.nextCaseNumber('助学', unionId, code, yearOf(appliedOn)),
      ...this.cipher.seal(tx.actor.tenantId, year.childName, year.document),
      ...{ childMac, childBornOn: reading.ok ? reading.value.bornOn : null, relation: 'child' as const },
      ...{ level, schoolName, ...courseOf(year.entryYear, year.schoolingYears), firstYear: academicYear },
      ...{ maxYears: Math.max(programme.maxYears, 1), exclusive: programme.exclusive, circumstances: [] },
      ...{ status: 'running' as const, live: true, suspendedFor: null, leaveSince: null, graceYear: null },
      ...{ endGround: null, endedOn: null, lastReason: null, byOfficer: true, consentedOn: null, inHistory: true },
      ...{ importId, appliedOn, createdAt: tx.now },
    };
    await tx.insert(Award, award).catch(refuseDouble);
    await tx.insert(AwardFact, {
      ...{ id: newId(tx.now.getTime()), awardId: award.id, action: 'import' as const, at: tx.now },
      ...{ byName: tx.actor.displayName, words: null, academicYear },
    });
    tx.audit({
      ...{ action: 'study-award.import', subjectType: AWARD_SUBJECT, subjectId: award.id, unionId },
      detail: { status: [null, award.status], importId },
    });
    return award;
  }

  private async book(tx: Tx, importId: string, programme: Programme, paid: readonly PaidYear[]): Promise<void> {
    const fund = await this.fundOf(tx, programme);
    const { code: unionCode } = await this.organizations.get(tx, programme.unionId);
    const living = await this.members.livingTogether(tx, [...new Set(paid.map(({ award }) => award.memberId))]);
    await this.money.book(
      tx,
      importId,
      paid.map(({ id, award, year, paidOn }) => ({
        ...{ unionId: programme.unionId, unionCode, recipientId: award.memberId, amount: year.amount, paidOn },
        ...{ subject: { type: INSTALMENT_SUBJECT, id }, caseRef: { type: AWARD_SUBJECT, id: award.id } },
        ...{ paymentKind: 'transfer' as const, isSigned: true, methodNote: '' },
        householdId: living.get(award.memberId)?.householdId ?? null,
        fundAccountId: fund && paidOn >= fund.from ? fund.id : null,
        occasion: {
          ...{ code: 'STUDY', name: programme.name, subCondition: academicYearName(year.academicYear) },
          ...{ purpose: 'study-aid', eventDate: paidOn, eventKey: award.id, diseaseKey: null, isMedical: false },
        },
      })),
    );
  }

  private async insertPaid(tx: Tx, importId: string, paid: readonly PaidYear[]): Promise<void> {
    const booked = await tx.rows<{ id: DisbursementId; subjectId: string }>(
      `SELECT id, subject_id AS "subjectId" FROM disbursements.disbursement WHERE tenant_id = $1 AND import_id = $2`,
      [tx.actor.tenantId, importId],
    );
    const moneyOf = new Map(booked.map(({ id, subjectId }) => [subjectId, id]));
    const given = await this.given(tx, [...new Set(paid.map(({ award }) => award.id))]);
    const rows = paid.map(({ id, award, year: { academicYear, amount, level }, paidOn }) => {
      const ordinal = (given.get(award.id) ?? 0) + 1;
      if (ordinal > award.maxYears) refuse('study-instalment.years-used-up');
      given.set(award.id, ordinal);
      return {
        ...{ id, version: 1, awardId: award.id, programmeId: award.programmeId, unionId: award.unionId },
        ...{ memberId: award.memberId, childMac: award.childMac, exclusive: award.exclusive, academicYear },
        ...{ ordinal, maxYears: award.maxYears, level, category: null, amount, ruleSentence: '历年名单导入。' },
        ...{ status: 'paid' as const, proofDocumentId: null, grantListId: null },
        ...{ disbursementId: moneyOf.get(id)!, paidOn, inHistory: true, createdAt: tx.now },
      };
    });
    for (let start = 0; start < rows.length; start += PORTION)
      await tx.insert(Instalment, ...rows.slice(start, start + PORTION)).catch(refuseDouble);
  }

  private async given(tx: Tx, ids: readonly AwardId[]): Promise<Map<AwardId, number>> {
    const rows = await tx.rows<{ id: AwardId; count: number }>(
      `SELECT award_id AS id, count(*)::int AS count FROM study_aid.instalment
       WHERE tenant_id = $1 AND award_id = ANY($2::uuid[]) AND status <> 'cancelled' GROUP BY award_id`,
      [tx.actor.tenantId, ids],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  private async end(tx: Tx, award: Award, { academicYear }: HistoricYear, endGround: EndGround): Promise<void> {
    const status: AwardStatus = 'ended';
    const endedOn = civilDate(`${academicYear}-09-01`);
    await tx.update(Award, award, { status, live: isLive(status), endGround, endedOn });
  }
}
