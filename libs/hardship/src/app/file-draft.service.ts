import { type Actor, isAmong, type MemberId, newId, ownNameOf, yearOf } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FilePerson } from '../data/file-person.entity';
import { HardshipFile } from '../data/hardship-file.entity';
import { StatementRow } from '../data/household-statement.entity';
import { type HardshipCause, otherCausesOf } from '../domain/hardship-cause';
import type { FilePersonId, HardshipFileId } from '../domain/hardship-file';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import type { HouseholdStatement } from '../domain/household-statement';
import type { Area } from '../domain/subsistence-standard';
import { DuplicateSigns } from './duplicate-signs';
import type { TypedFileConsent } from './file-consents';
import { FileJudge } from './file-judge';
import { consentByWayOf } from './file-publicity';
import { FileStore, type SeenFile } from './file-store';
import { HouseholdWriting, oneHousehold, type TypedHousehold, unknownHolder } from './household-writing';

export interface FileDraft extends TypedHousehold {
  readonly mainCause: HardshipCause;
  readonly otherCauses: readonly HardshipCause[];
  readonly note: string | null;
  readonly area: Area;
  readonly statement: Omit<HouseholdStatement, 'on' | 'persons'>;
  /** 同意公示; null: not asked yet. */
  /** 单独同意 that were ticked in the form. */
  readonly separateConsents: readonly TypedFileConsent[];
  readonly consent: { readonly given: boolean; readonly withCause: boolean } | null;
}

/** Opening a file and filling it in: by the member for himself, or by an officer, who is then named as the one who filled. */
@Injectable()
export class FileDraftService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly store: FileStore,
    private readonly judge: FileJudge,
    private readonly signs: DuplicateSigns,
    private readonly household: HouseholdWriting,
  ) {}

  /** 发现: an officer opens a file for a member of his scope. */
  openFor(actor: Actor, memberId: MemberId): Promise<{ id: HardshipFileId; version: number }> {
    return this.change(actor, async (tx) => {
      await this.members.require(tx, actor, HARDSHIP_PERMISSIONS.manage, memberId);
      if (isAmong(actor, [memberId])) refuse('hardship-file.own-household');
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
      consentWithdrawnOn: null,
      officerPersonId: source === 'found' ? tx.actor.personId : null,
      officerName: source === 'found' ? ownNameOf(tx.actor) : null,
    };
    const attempted = { memberId, unionId: member.unionId, macs: [...macs.values()] };
    await oneHousehold(attempted, async () => {
      await tx.insert(HardshipFile, file);
      await tx.insert(FilePerson, {
        ...unknownHolder(macs.get(memberId) ?? null),
        ...{ tenantId, id: newId<'file-person'>(tx.now.getTime()) as FilePersonId, fileId: id, running: true },
        ...{ place: 0, memberId },
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
    const persons = await this.household.read(tx, file, draft, today);
    await this.household.replace(tx, file, persons);
    await this.household.fillHolder(tx, file, draft.holder);
    await this.judge.restate(tx, file, { ...draft, persons: draft.persons.length + 1 }, { today, byOfficer });
    const consented = consent?.given ?? false;
    const touched = await this.store.touch(tx, file, 'fill', {
      ...{ mainCause, otherCauses: otherCausesOf(mainCause, draft.otherCauses) },
      noteSealed: this.household.sealNote(file, note),
      consentedOn: consented ? (file.consentedOn ?? today) : null,
      consentedBy: consented ? (byOfficer ? consentByWayOf(tx.actor) : '本人') : null,
      consentedCause: consented && consent!.withCause,
      filledByOfficer: file.filledByOfficer || byOfficer,
    });
    await this.household.evidence.followCauses(tx, touched);
    await this.household.consents.keep(tx, touched, draft.separateConsents, { today, byOfficer });
    return { version: touched.version };
  }

  private async submit(tx: Tx, file: HardshipFile): Promise<{ version: number }> {
    const stated = await tx.from(StatementRow, 's').andWhere('s.fileId = :id', { id: file.id }).getCount();
    if (file.mainCause === null || stated === 0) refuse('hardship-file.not-stated');
    await this.household.consents.require(tx, file);
    const appliedOn = await this.organizations.today(tx);
    const moved = await this.store.move(tx, file, 'apply', { appliedOn });
    return { version: moved.version };
  }

  private change<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.signs.orKeep(actor, () => this.uow.run(actor, work));
  }
}
