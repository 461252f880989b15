import { ApprovalReading, type SignerCandidate } from '@app/approvals';
import { type Actor, addMonths, type CivilDate, type MemberId, newId, ownNameOf, type PersonId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';
import { Pairing, type PairingId } from '../data/pairing.entity';
import { type PairingLine, pairingLines } from '../data/pairing.query';
import type { HardshipFileId } from '../domain/hardship-file';
import { isOnFile } from '../domain/hardship-file.lifecycle';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { FileRecords, type Recorded } from './file-records';
import { FileStore, type SeenFile } from './file-store';

/** 结对帮扶: who looks after which household, how often he goes there, and what he found. */
@Injectable()
export class PairingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly approvals: ApprovalReading,
    private readonly store: FileStore,
    private readonly records: FileRecords,
  ) {}

  lines(actor: Actor, of: { readonly fileId: HardshipFileId | null; readonly own: boolean }): Promise<PairingLine[]> {
    return this.uow.read(actor, async (tx) => {
      if (of.fileId) await this.store.find(tx, HARDSHIP_PERMISSIONS.read, of.fileId);
      return pairingLines(tx, of);
    });
  }

  /** Who may be paired with this household, without the actor and those who live in it. */
  candidates(actor: Actor, id: HardshipFileId): Promise<SignerCandidate[]> {
    return this.uow.read(actor, async (tx) => {
      const file = await this.store.find(tx, HARDSHIP_PERMISSIONS.manage, id);
      const household = new Set<string>(await this.store.householdOf(tx, id));
      const known = await this.approvals.candidates(tx, file.unionId);
      return known.filter(({ personId }) => !household.has(personId));
    });
  }

  /** Pairs somebody of the staff with a household on file; never with his own. The first visit is due after one turn. */
  pair(actor: Actor, seen: SeenFile, personId: PersonId, everyMonths: number): Promise<{ version: number }> {
    return this.uow.run(actor, async (tx) => {
      const file = await this.store.lock(tx, HARDSHIP_PERMISSIONS.manage, seen);
      if (!isOnFile(file.status)) refuse('pairing.not-on-file');
      const household = await this.store.householdOf(tx, file.id);
      if (household.includes(personId as unknown as MemberId)) refuse('hardship-file.own-household');
      const personName = await this.nameOf(tx, file, personId);
      const sinceOn = await this.organizations.today(tx);
      const id = newId<'pairing'>(tx.now.getTime()) as PairingId;
      try {
        await tx.insert(Pairing, {
          ...{ id, version: 1, fileId: file.id, unionId: file.unionId, personId, personName, everyMonths, sinceOn },
          ...{ nextDueOn: addMonths(sinceOn, everyMonths), lastVisitOn: null, visits: 0 },
          ...{ endedOn: null, endedReason: null, pairedByName: actor.displayName, pairedAt: tx.now },
        });
      } catch (error) {
        if (sqlState(error) === '23505') refuse('pairing.once');
        throw error;
      }
      tx.announce({ type: 'hardship-pairing.begun.v1', payload: { pairingId: id, fileId: file.id } });
      return { version: (await this.store.touch(tx, file, 'pair', {}, { everyMonths })).version };
    });
  }

  /** He was there, or the officer writes it down for him; the next visit is due one turn after this one. */
  visit(actor: Actor, id: PairingId, version: number, visit: Recorded): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { pairing, file } = await this.lock(tx, id, version);
      if (visit.heldOn < pairing.sinceOn) refuse('pairing.before-it-began');
      await this.records.keep(tx, file, 'pair-visit', visit);
      const latest = later(pairing.lastVisitOn, visit.heldOn);
      const nextDueOn = addMonths(latest, pairing.everyMonths);
      await tx.update(Pairing, pairing, { lastVisitOn: latest, nextDueOn, visits: pairing.visits + 1 });
      await this.store.touch(tx, file, 'pair-visit', {}, { conforms: visit.conforms });
    });
  }

  end(actor: Actor, id: PairingId, version: number, reason: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { pairing, file } = await this.lock(tx, id, version);
      const endedOn = await this.organizations.today(tx);
      await tx.update(Pairing, pairing, { endedOn, endedReason: reason, nextDueOn: null });
      await this.store.touch(tx, file, 'end-pairing', {}, { reason });
    });
  }

  /** For who is paired, and for who handles files of the union. */
  private async lock(tx: Tx, id: PairingId, version: number): Promise<{ pairing: Pairing; file: HardshipFile }> {
    const pairing = (await tx.lock(Pairing, id)) ?? refuse('pairing.not-found');
    const { read, manage } = HARDSHIP_PERMISSIONS;
    const permission = pairing.personId === tx.actor.personId ? read : manage;
    if (!(await this.organizations.isWithin(tx, tx.actor, permission, pairing.unionId))) refuse('pairing.not-found');
    tx.expectVersion(pairing, version);
    if (pairing.endedOn !== null) refuse('pairing.ended');
    const file = (await tx.lock(HardshipFile, pairing.fileId)) ?? refuse('pairing.not-found');
    await this.store.refuseOwn(tx, file);
    return { pairing, file };
  }

  private async nameOf(tx: Tx, { unionId }: HardshipFile, personId: PersonId): Promise<string> {
    if (personId === tx.actor.personId) return ownNameOf(tx.actor);
    const known = await this.approvals.candidates(tx, unionId);
    return known.find((each) => each.personId === personId)?.name ?? refuse('pairing.unknown-person');
  }
}

const later = (one: CivilDate | null, other: CivilDate): CivilDate => (one !== null && one > other ? one : other);
