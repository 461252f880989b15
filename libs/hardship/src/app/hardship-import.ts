import { type CivilDate, type Fen, type MemberId, newId, type UnionId } from '@app/kernel';
import { documentKey, type IdentityDocument, MemberDirectory, type Relation } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { ObjectLiteral } from 'typeorm';
import { FilePerson } from '../data/file-person.entity';
import {
  filesByNumber,
  type KnownFile,
  regionsOfUnions,
  removeImportedFiles,
  type RunningFile,
  runningFilesByMac,
} from '../data/file-import.queries';
import { HardshipFile } from '../data/hardship-file.entity';
import { ExpenseLineRow, IncomeLineRow, StatementRow } from '../data/household-statement.entity';
import { JudgementRow } from '../data/judgement.entity';
import { SubsistenceStandardRow } from '../data/subsistence-standard.entity';
import type { HardshipCategory } from '../domain/category';
import { formulaRuleOn } from '../domain/formula-version';
import type { HardshipCause } from '../domain/hardship-cause';
import type { FilePersonId, HardshipFileId, StatementId } from '../domain/hardship-file';
import { refuse } from '../domain/hardship.problems';
import type { HouseholdStatement, SuddenEvent } from '../domain/household-statement';
import { judge } from '../domain/judgement';
import { subsistenceFor } from '../domain/subsistence-standard';
import { nextReviewAfter } from '../domain/yearly-review';
import { FileCipher } from './file-cipher';
import { FormulaRules, keptOf } from './formula-rules';
import { UNKNOWN_PERSON, unknownHolder } from './household-writing';
import { countGaps } from './record-gaps';
import { standardName } from './subsistence-standards';

/** One file of a workbook, read and judged: on file since `filedOn`. */
export interface ImportedFile {
  readonly number: string;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly category: HardshipCategory;
  readonly mainCause: HardshipCause;
  readonly otherCauses: readonly HardshipCause[];
  readonly persons: number;
  /** Of the whole household for a year, in fen. */
  readonly income: Fen;
  readonly expense: Fen;
  readonly filedOn: CivilDate;
  readonly remark: string | null;
}

/** Somebody of the household besides the holder. */
export interface ImportedPerson {
  readonly fileNumber: string;
  readonly name: string;
  readonly relation: Relation;
  readonly document: IdentityDocument | null;
  readonly bornOn: CivilDate | null;
  readonly gender: 'female' | 'male' | null;
  readonly monthIncome: Fen | null;
  readonly health: string | null;
  readonly school: string | null;
}

/** A statement takes 65,535 values at most. */
const PORTION = 1_000;

/** Files by the hundred, set-based, inside the caller's transaction. Scope is the caller's business. */
@Injectable()
export class HardshipImport {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly cipher: FileCipher,
    private readonly formulas: FormulaRules,
  ) {}

  async filesByNumber(tx: ReadTx, numbers: readonly string[]): Promise<Map<string, KnownFile>> {
    return new Map((await filesByNumber(tx, numbers)).map((file) => [file.number, file]));
  }

  /** The running file in which each document stands, by `documentKey`, of whichever union. */
  async runningFilesOf(tx: ReadTx, documents: readonly IdentityDocument[]): Promise<Map<string, RunningFile>> {
    const keys = new Map(
      documents.map((one) => [this.members.documentMac(tx, one).toString('hex'), documentKey(one)] as const),
    );
    const rows = await runningFilesByMac(
      tx,
      [...keys.keys()].map((hex) => Buffer.from(hex, 'hex')),
    );
    return new Map(rows.map(({ mac, ...file }) => [keys.get(mac.toString('hex'))!, file]));
  }

  /** Takes files in with the category that they had; what the formula says of the stated sums is kept beside it. */
  async importFiles(tx: Tx, importId: string, imported: readonly ImportedFile[]): Promise<void> {
    const today = await this.organizations.today(tx);
    const judgeOf = await this.judgesFor(tx, imported, today);
    const macs = await this.members.documentMacsOf(
      tx,
      imported.map((file) => file.memberId),
    );
    const rows = imported.map((file) => this.rowsOf(tx, importId, file, today, macs.get(file.memberId) ?? null));
    await this.guarded(async () => {
      await insertAll(
        tx,
        HardshipFile,
        rows.map((row) => row.file),
      );
      await insertAll(
        tx,
        FilePerson,
        rows.map((row) => row.holder),
      );
    });
    await insertAll(
      tx,
      StatementRow,
      rows.map((row) => row.statement),
    );
    await insertAll(
      tx,
      IncomeLineRow,
      rows.map((row) => row.income),
    );
    await insertAll(
      tx,
      ExpenseLineRow,
      rows.map((row) => row.expense),
    );
    const judgements = rows.flatMap(({ file, statement }, index) => judgeOf(imported[index]!, file, statement) ?? []);
    await insertAll(tx, JudgementRow, judgements);
    for (const { file } of rows)
      tx.audit({
        ...{ action: 'hardship-file.import', subjectType: 'hardship-file', subjectId: file.id, unionId: file.unionId },
        detail: { status: [null, file.status], category: [null, file.category], importId },
      });
  }

  /** The persons of files that are there already; a member among them is found by his document. */
  async importPersons(tx: Tx, imported: readonly ImportedPerson[]): Promise<void> {
    const files = await this.filesByNumber(tx, [...new Set(imported.map((person) => person.fileNumber))]);
    const documents = imported.flatMap((person) => person.document ?? []);
    const memberByDocument = await this.members.findByDocument(tx, documents);
    const places = new Map<string, number>();
    const rows = imported.map((person) => {
      const file = files.get(person.fileNumber) ?? refuse('hardship-file.not-found');
      const place = (places.get(file.id) ?? 0) + 1;
      places.set(file.id, place);
      return this.personOf(tx, person, file, place, memberByDocument);
    });
    await this.guarded(() => insertAll(tx, FilePerson, rows));
  }

  /** Takes the files of an import back; refuses `hardship-file.changed-since-import`. */
  async undoImport(tx: Tx, importId: string): Promise<void> {
    const { touched } = await removeImportedFiles(tx, importId);
    if (touched > 0) refuse('hardship-file.changed-since-import');
  }

  private rowsOf(tx: Tx, importId: string, file: ImportedFile, today: CivilDate, documentMac: Buffer | null) {
    const now = tx.now.getTime();
    const { tenantId, displayName } = tx.actor;
    const fileId = newId<'hardship-file'>(now) as HardshipFileId;
    const statementId = newId<'household-statement'>(now) as StatementId;
    const line = { tenantId, statementId, place: 0, kind: 'as-filed' as const, documentId: null };
    return {
      file: {
        ...fileRowOf(tx, file, today),
        ...{ id: fileId, importId, noteSealed: this.cipher.seal(tenantId, 'note', file.remark) },
      },
      holder: {
        ...unknownHolder(documentMac),
        ...{ tenantId, id: newId<'file-person'>(now) as FilePersonId, fileId, running: true, place: 0 },
        memberId: file.memberId,
      },
      statement: {
        ...{ tenantId, id: statementId, version: 1, fileId, statedOn: file.filedOn, persons: file.persons },
        ...{ area: 'urban' as const, event: eventOf(file), monthsBelow: 0, hasStateAid: false },
        ...{ savings: 0n, netInvestment: 0n, exclusions: [], exclusionOverride: null },
        ...{ statedBy: displayName, byOfficer: true, fixedAt: tx.now, createdAt: tx.now },
      },
      income: { ...line, id: newId<'income-line'>(now), whose: null, yearly: file.income },
      expense: {
        ...{ ...line, id: newId<'expense-line'>(now), noteSealed: null },
        ...{ yearly: file.expense, fromEvent: eventOf(file) !== null },
      },
    };
  }

  /** What the formula of the day of filing says of each file; nothing where no 低保标准 is registered. */
  private async judgesFor(tx: Tx, imported: readonly ImportedFile[], today: CivilDate) {
    const standards = await tx.from(SubsistenceStandardRow, 's').getMany();
    const formulas = await this.formulas.own(tx);
    const regions = await regionsOfUnions(
      tx,
      imported.map((file) => file.unionId),
    );
    return (
      file: ImportedFile,
      { id: fileId }: HardshipFile,
      { id: statementId }: StatementRow,
    ): JudgementRow | null => {
      const standard = subsistenceFor(standards, regions.get(file.unionId) ?? [], 'urban', file.filedOn);
      if (!standard) return null;
      const rule = formulaRuleOn(file.filedOn, formulas);
      const answer = judge(statementOf(file), standard.monthAmount, standardName(standard), rule);
      const isGiven = answer.meets.includes(file.category);
      const { meets, income, expense, loss, perCapita, lines, changes } = answer;
      return {
        ...{ tenantId: tx.actor.tenantId, id: newId<'judgement'>(tx.now.getTime()), fileId, statementId },
        ...{ judgedOn: today, ...keptOf(rule) },
        ...{ monthAmount: standard.monthAmount, standardName: standardName(standard) },
        ...{ meets: [...meets], computed: answer.category, category: file.category },
        reason: isGiven ? null : '按原档案登记的类别',
        ...{ income, expense, loss, perCapita, lines, changes },
        ...{ judgedBy: tx.actor.accountId, judgedByName: tx.actor.displayName, judgedAt: tx.now },
      };
    };
  }

  private personOf(
    tx: Tx,
    person: ImportedPerson,
    file: KnownFile,
    place: number,
    memberByDocument: ReadonlyMap<string, MemberId>,
  ): FilePerson {
    const { tenantId } = tx.actor;
    const { document, relation, bornOn, gender, monthIncome } = person;
    const memberId = (document && memberByDocument.get(documentKey(document))) ?? null;
    const isMember = memberId !== null;
    const documentMac = document && this.members.documentMac(tx, document);
    return {
      ...UNKNOWN_PERSON,
      ...{ tenantId, id: newId<'file-person'>(tx.now.getTime()) as FilePersonId, fileId: file.id },
      ...{ running: file.running, place, memberId, relation, bornOn, gender, monthIncome },
      nameSealed: isMember ? null : this.cipher.seal(tenantId, 'name', person.name),
      documentKind: document?.kind ?? null,
      documentSealed: isMember || !document ? null : this.cipher.seal(tenantId, 'document', document.number),
      ...{ documentMac, recordGaps: countGaps({ ...person, documentMac, workStatus: null, particulars: null }) },
      healthSealed: this.cipher.seal(tenantId, 'health', person.health),
      schoolSealed: this.cipher.seal(tenantId, 'school', person.school),
    };
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (sqlState(error) === '23505') refuse('hardship-file.household-has-one');
      throw error;
    }
  }
}

async function insertAll<Row extends ObjectLiteral>(
  tx: Tx,
  entity: new () => Row,
  rows: readonly Row[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += PORTION)
    await tx.insert(entity, ...rows.slice(start, start + PORTION));
}

function fileRowOf(tx: Tx, file: ImportedFile, today: CivilDate): Omit<HardshipFile, 'id' | 'importId' | 'noteSealed'> {
  const { number, unionId, memberId, category, mainCause, filedOn } = file;
  return {
    ...{ tenantId: tx.actor.tenantId, version: 1, number, unionId, memberId, category, mainCause, filedOn },
    ...{ status: 'active', running: true, source: 'import', filledByOfficer: true },
    ...{ openedAt: tx.now, movedAt: tx.now },
    otherCauses: [...file.otherCauses],
    ...{ foundOn: filedOn, appliedOn: filedOn, reviewDueOn: nextReviewAfter(filedOn, today) },
    ...{ exitedOn: null, exitGround: null, exitReason: null, keptUntil: null },
    ...{ officerPersonId: null, officerName: null, judgementId: null },
    ...{ proposedJudgementId: null, proposedCategory: null },
    ...{ consentedOn: null, consentedBy: null, consentedCause: false, otherJudgement: false, consentWithdrawnOn: null },
  };
}

const EVENT_OF_CAUSE: Readonly<Partial<Record<HardshipCause, SuddenEvent>>> = {
  disaster: 'disaster',
  accident: 'accident',
  'major-illness': 'major-illness',
};

/** A workbook names no event: the cause tells it where the category is one of a sudden event. */
const eventOf = ({ category, mainCause }: ImportedFile): SuddenEvent | null =>
  category === 'accident' || category === 'accident-2016' ? (EVENT_OF_CAUSE[mainCause] ?? 'sudden-event') : null;

const statementOf = (file: ImportedFile): HouseholdStatement => ({
  ...{ on: file.filedOn, persons: file.persons, event: eventOf(file), exclusions: [] },
  ...{ monthsBelow: 0, hasStateAid: false, savings: 0n, netInvestment: 0n },
  incomes: [{ kind: 'as-filed', whose: null, yearly: file.income }],
  expenses: [{ kind: 'as-filed', note: null, yearly: file.expense, fromEvent: eventOf(file) !== null }],
});
