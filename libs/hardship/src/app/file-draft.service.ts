import { type Actor, type CivilDate, type Fen, type FieldProblem, type MemberId, newId, yearOf } from '@app/kernel';
import {
  documentKey,
  type IdentityDocument,
  MemberDirectory,
  readIdentityDocument,
  readPersonName,
  type Relation,
} from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { AttemptedFile } from '../data/duplicate-sign.query';
import { FilePerson } from '../data/file-person.entity';
import { HardshipFile } from '../data/hardship-file.entity';
import { StatementRow } from '../data/household-statement.entity';
import type { HardshipCause } from '../domain/hardship-cause';
import type { FilePersonId, HardshipFileId } from '../domain/hardship-file';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import type { HouseholdStatement } from '../domain/household-statement';
import { type HolderParticulars, particularFaults, type RelativeParticulars } from '../domain/person-particulars';
import type { Area } from '../domain/subsistence-standard';
import { DuplicateSigns, HouseholdHasFile } from './duplicate-signs';
import { FileCipher } from './file-cipher';
import { FileJudge } from './file-judge';
import { FileStore, type SeenFile } from './file-store';

/** Somebody of the household as typed, besides the holder. */
export interface TypedFilePerson {
  readonly name: string;
  readonly relation: Relation;
  readonly idNumber: string | null;
  /** Null keeps the number that is stored for who has the same id. */
  readonly id: string | null;
  readonly monthIncome: Fen | null;
  readonly workStatus: string | null;
  readonly health: string | null;
  readonly school: string | null;
  readonly particulars: RelativeParticulars | null;
}

export interface FileDraft {
  readonly mainCause: HardshipCause;
  readonly otherCauses: readonly HardshipCause[];
  readonly note: string | null;
  readonly holder: {
    readonly health: string | null;
    readonly workStatus: string | null;
    readonly monthIncome: Fen | null;
    readonly particulars: HolderParticulars | null;
  };
  readonly persons: readonly TypedFilePerson[];
  readonly area: Area;
  readonly statement: Omit<HouseholdStatement, 'on' | 'persons'>;
  /** 同意公示; null: not asked yet. */
  readonly consent: { readonly given: boolean; readonly withCause: boolean } | null;
}

const MOST_OTHER_CAUSES = 3;

/** Opening a file and filling it in: by the member for himself, or by an officer, who is then named as the one who filled. */
@Injectable()
export class FileDraftService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly store: FileStore,
    private readonly cipher: FileCipher,
    private readonly judge: FileJudge,
    private readonly signs: DuplicateSigns,
  ) {}

  /** 发现: an officer opens a file for a member of his scope. */
  openFor(actor: Actor, memberId: MemberId): Promise<{ id: HardshipFileId; version: number }> {
    return this.change(actor, async (tx) => {
      await this.members.require(tx, actor, HARDSHIP_PERMISSIONS.manage, memberId);
      if (actor.memberId === memberId) refuse('hardship-file.own-household');
      return this.open(tx, memberId, 'found');
    });
  }

  /** The member opens his own. */
  openOwn(actor: Actor): Promise<{ id: HardshipFileId; version: number }> {
    const { memberId } = actor;
    if (memberId === null) return Promise.resolve(refuse('hardship-file.not-holder'));
    return this.change(actor, (tx) => this.open(tx, memberId, 'application'));
  }

  save(actor: Actor, seen: SeenFile, draft: FileDraft): Promise<{ version: number }> {
    return this.change(actor, async (tx) =>
      this.write(tx, await this.store.lock(tx, HARDSHIP_PERMISSIONS.manage, seen), draft, true),
    );
  }

  saveOwn(actor: Actor, seen: SeenFile, draft: FileDraft): Promise<{ version: number }> {
    return this.change(actor, async (tx) => this.write(tx, await this.store.lockOwn(tx, seen), draft, false));
  }

  apply(actor: Actor, seen: SeenFile): Promise<{ version: number }> {
    return this.uow.run(actor, async (tx) =>
      this.submit(tx, await this.store.lock(tx, HARDSHIP_PERMISSIONS.manage, seen)),
    );
  }

  applyOwn(actor: Actor, seen: SeenFile): Promise<{ version: number }> {
    return this.uow.run(actor, async (tx) => this.submit(tx, await this.store.lockOwn(tx, seen)));
  }

  private async open(tx: Tx, memberId: MemberId, source: 'found' | 'application') {
    const today = await this.organizations.today(tx);
    const member = await this.members.get(tx, memberId);
    const facts = await this.members.factsOn(tx, memberId, today);
    if (!facts.standing) refuse('hardship-file.not-holder');
    const { tenantId } = tx.actor;
    const id = newId<'hardship-file'>(tx.now.getTime()) as HardshipFileId;
    const number = await tx.nextCaseNumber('困难', member.unionId, member.unionCode, yearOf(today));
    const macs = await this.members.documentMacsOf(tx, [memberId]);
    const file: HardshipFile = {
      ...{ tenantId, id, version: 1, number, unionId: member.unionId, memberId, status: 'found', running: true },
      ...{ category: null, mainCause: null, otherCauses: [], source, foundOn: today, appliedOn: null, filedOn: null },
      ...{ reviewDueOn: null, exitedOn: null, exitGround: null, exitReason: null, keptUntil: null },
      ...{ filledByOfficer: source === 'found', noteSealed: null, judgementId: null, importId: null },
      ...{ proposedJudgementId: null, proposedCategory: null },
      ...{ openedAt: tx.now, movedAt: tx.now },
      ...{ consentedOn: null, consentedBy: null, consentedCause: false, otherJudgement: false },
      officerPersonId: source === 'found' ? tx.actor.personId : null,
      officerName: source === 'found' ? tx.actor.displayName : null,
    };
    const attempted = { memberId, unionId: member.unionId, macs: [...macs.values()] };
    await this.oneHousehold(attempted, async () => {
      await tx.insert(HardshipFile, file);
      await tx.insert(FilePerson, {
        ...UNKNOWN,
        ...{ tenantId, id: newId<'file-person'>(tx.now.getTime()) as FilePersonId, fileId: id, running: true },
        ...{ place: 0, memberId, relation: 'head', documentMac: macs.get(memberId) ?? null },
      });
    });
    const subject = { subjectType: 'hardship-file', subjectId: id, unionId: member.unionId };
    tx.audit({ action: 'hardship-file.open', ...subject, detail: { status: [null, 'found'], source } });
    tx.announce({ type: 'hardship-file.opened.v1', payload: { fileId: id } });
    return { id, version: 1 };
  }

  /** Replaces what was filled in before; only until it is handed in. */
  private async write(tx: Tx, file: HardshipFile, draft: FileDraft, byOfficer: boolean): Promise<{ version: number }> {
    if (file.status !== 'found') refuse('hardship-file.action-not-open');
    const today = await this.organizations.today(tx);
    const { mainCause, note, consent } = draft;
    const { bornOn } = await this.members.get(tx, file.memberId);
    const persons = await this.personsOf(tx, file, draft, { today, holderBornOn: bornOn });
    await this.replacePersons(tx, file, persons);
    await this.holderOf(tx, file, draft);
    await this.judge.restate(tx, file, { ...draft, persons: draft.persons.length + 1 }, { today, byOfficer });
    const otherCauses = [...new Set(draft.otherCauses)].filter((cause) => cause !== mainCause);
    const consented = consent?.given ?? false;
    const touched = await this.store.touch(tx, file, 'fill', {
      ...{ mainCause, otherCauses: otherCauses.slice(0, MOST_OTHER_CAUSES) },
      noteSealed: this.cipher.seal(file.tenantId, 'note', note),
      consentedOn: consented ? (file.consentedOn ?? today) : null,
      consentedBy: consented ? (byOfficer ? `本人，由${tx.actor.displayName}记录` : '本人') : null,
      consentedCause: consented && consent!.withCause,
      filledByOfficer: file.filledByOfficer || byOfficer,
    });
    return { version: touched.version };
  }

  private async personsOf(
    tx: Tx,
    file: HardshipFile,
    { persons, holder }: FileDraft,
    { today, holderBornOn }: { readonly today: CivilDate; readonly holderBornOn: CivilDate | null },
  ): Promise<FilePerson[]> {
    const kept = new Map((await this.store.personsOf(tx, file.id)).map((row) => [row.id as string, row]));
    const faults: FieldProblem[] = particularFaults(holder.particulars ?? {}, 'particulars', today);
    const read = persons.map((person, index) => {
      const name = readPersonName(person.name);
      if (!name.ok) faults.push({ field: `persons.${index}.name`, message: name.fault.message });
      const identity = person.idNumber === null ? null : readIdentityDocument(person.idNumber, { today });
      if (identity && !identity.ok)
        faults.push({ field: `persons.${index}.idNumber`, message: identity.fault.message });
      const known = identity?.ok ? identity.value : null;
      const before = person.id === null ? undefined : kept.get(person.id);
      const bornOn = known?.bornOn ?? before?.bornOn ?? null;
      faults.push(...particularFaults(person.particulars ?? {}, `persons.${index}.particulars`, today));
      const wrong = ageFault(person.relation, bornOn, holderBornOn);
      if (wrong) faults.push({ field: `persons.${index}.relation`, message: wrong });
      return { person, name: name.ok ? name.value : person.name, known, before, bornOn };
    });
    if (faults.length > 0) refuse('hardship-file.invalid', faults[0]!.message, { fields: faults });
    const documents = read.flatMap(({ known }) => (known ? [known.document as IdentityDocument] : []));
    const memberByDocument = await this.members.findByDocument(tx, documents);
    return read.map(({ person, name, known, before, bornOn }, index) => {
      const document = (known?.document ?? null) as IdentityDocument | null;
      const memberId = document ? (memberByDocument.get(documentKey(document)) ?? null) : (before?.memberId ?? null);
      const { tenantId } = file;
      const number = document
        ? {
            documentKind: document.kind,
            documentSealed: memberId ? null : this.cipher.seal(tenantId, 'document', document.number),
            documentMac: this.members.documentMac(tx, document),
          }
        : {
            documentKind: before?.documentKind ?? null,
            documentSealed: before?.documentSealed ?? null,
            documentMac: before?.documentMac ?? null,
          };
      return {
        ...UNKNOWN,
        ...{ tenantId, id: newId<'file-person'>(tx.now.getTime()) as FilePersonId, fileId: file.id, running: true },
        ...{ place: index + 1, memberId, relation: person.relation, bornOn, ...number },
        gender: known?.gender ?? before?.gender ?? null,
        ...{ monthIncome: person.monthIncome, workStatus: person.workStatus },
        nameSealed: memberId ? null : this.cipher.seal(tenantId, 'name', name),
        healthSealed: this.cipher.seal(tenantId, 'health', person.health),
        schoolSealed: this.cipher.seal(tenantId, 'school', person.school),
        particularsSealed: this.cipher.sealParticulars(tenantId, person.particulars),
      };
    });
  }

  private async replacePersons(
    tx: Tx,
    { id, tenantId, memberId, unionId }: HardshipFile,
    persons: FilePerson[],
  ): Promise<void> {
    await tx.rows(`DELETE FROM hardship.file_person WHERE tenant_id = $1 AND file_id = $2 AND relation <> 'head'`, [
      tenantId,
      id,
    ]);
    const macs = persons.flatMap((person) => person.documentMac ?? []);
    await this.oneHousehold({ memberId, unionId, macs }, () => tx.insert(FilePerson, ...persons));
  }

  private async holderOf(tx: Tx, { id, tenantId }: HardshipFile, { holder }: FileDraft): Promise<void> {
    const { workStatus, monthIncome, particulars } = holder;
    const health = this.cipher.seal(tenantId, 'health', holder.health);
    await tx.rows(
      `UPDATE hardship.file_person SET health_sealed = $3, work_status = $4, month_income = $5, particulars_sealed = $6
       WHERE tenant_id = $1 AND file_id = $2 AND relation = 'head'`,
      [tenantId, id, health, workStatus, monthIncome, this.cipher.sealParticulars(tenantId, particulars)],
    );
  }

  private async submit(tx: Tx, file: HardshipFile): Promise<{ version: number }> {
    const stated = await tx.from(StatementRow, 's').andWhere('s.fileId = :id', { id: file.id }).getCount();
    if (file.mainCause === null || stated === 0) refuse('hardship-file.not-stated');
    const appliedOn = await this.organizations.today(tx);
    const moved = await this.store.move(tx, file, 'apply', { appliedOn });
    return { version: moved.version };
  }

  private change<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.signs.orKeep(actor, () => this.uow.run(actor, work));
  }

  private async oneHousehold<T>(attempted: AttemptedFile, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (sqlState(error) === '23505') throw new HouseholdHasFile(attempted);
      throw error;
    }
  }
}

const UNKNOWN = {
  ...{ nameSealed: null, documentKind: null, documentSealed: null, documentMac: null, bornOn: null, gender: null },
  ...{ monthIncome: null, workStatus: null, healthSealed: null, schoolSealed: null, particularsSealed: null },
} as const;

function ageFault(relation: Relation, bornOn: CivilDate | null, holderBornOn: CivilDate | null): string | null {
  if (bornOn === null || holderBornOn === null) return null;
  if (relation === 'child' && bornOn <= holderBornOn) return '子女比本人年长，请核对关系和证件号码';
  return relation === 'parent' && bornOn >= holderBornOn ? '父母比本人年轻，请核对关系和证件号码' : null;
}
