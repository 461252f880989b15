import { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import { type CivilDate, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { HardshipFile } from '../data/hardship-file.entity';
import { Pairing, type PairingId } from '../data/pairing.entity';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { FileStore } from './file-store';

/** Households on file that somebody looks after (结对帮扶). */
@Injectable()
export class OpenPairings extends OpenWork {
  readonly kind = 'hardship-pairing';
  readonly label = '结对帮扶';
  readonly dispatchedBy = HARDSHIP_PERMISSIONS.manage;

  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
  ) {
    super();
  }

  of(tx: ReadTx, { personId }: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, personId, MOST_OPEN_WORK];
    return tx.rows<OpenWorkItem>(
      `SELECT p.id AS "subjectId", f.number || ' 结对' AS title, '/hardship/' || f.id AS link, p.next_due_on AS "dueOn"
       FROM hardship.pairing p
       JOIN hardship.hardship_file f ON f.tenant_id = p.tenant_id AND f.id = p.file_id
       WHERE p.tenant_id = $1 AND p.person_id = $2 AND p.ended_on IS NULL AND ${scope('p.union_id', values)}
       ORDER BY p.next_due_on, p.id LIMIT $3`,
      values,
    );
  }

  /** The next visit stays due on its day. Who looks after the household already goes on with his own turn. */
  async handOver(tx: Tx, subjectId: string, from: Worker, reason: string): Promise<boolean> {
    const old = await tx.lock(Pairing, subjectId as PairingId);
    if (!old || old.endedOn !== null || old.personId !== from.personId) return false;
    const { actor } = tx;
    if (!(await this.organizations.isWithin(tx, actor, HARDSHIP_PERMISSIONS.read, old.unionId)))
      refuse('pairing.not-found', '您现在的职务还看不到这户的档案，请管理员先给您职务。');
    const file = (await tx.lock(HardshipFile, old.fileId)) ?? refuse('pairing.not-found');
    await this.store.refuseOwn(tx, file);
    const today = await this.organizations.today(tx);
    const { nextDueOn } = old;
    await tx.update(Pairing, old, { endedOn: today, endedReason: reason, nextDueOn: null });
    const pairingId = (await this.pairedBefore(tx, old)) ?? (await this.pairNext(tx, old, { today, nextDueOn }));
    const detail = { pairingId: [old.id, pairingId], personId: [from.personId, actor.personId] };
    await this.store.touch(tx, file, 'pair', {}, { ...detail, everyMonths: old.everyMonths, reason });
    return true;
  }

  private async pairNext(
    tx: Tx,
    { fileId, unionId, everyMonths }: Pairing,
    { today, nextDueOn }: { readonly today: CivilDate; readonly nextDueOn: CivilDate | null },
  ): Promise<PairingId> {
    const { personId, displayName } = tx.actor;
    const id = newId<'pairing'>(tx.now.getTime()) as PairingId;
    await tx.insert(Pairing, {
      ...{ id, version: 1, fileId, unionId, personId, personName: displayName, everyMonths, sinceOn: today, nextDueOn },
      ...{ lastVisitOn: null, visits: 0, endedOn: null, endedReason: null },
      ...{ pairedByName: displayName, pairedAt: tx.now },
    });
    tx.announce({ type: 'hardship-pairing.begun.v1', payload: { pairingId: id, fileId } });
    return id;
  }

  private async pairedBefore(tx: Tx, { fileId }: Pairing): Promise<PairingId | null> {
    const [row] = await tx.rows<{ id: PairingId }>(
      `SELECT id FROM hardship.pairing WHERE tenant_id = $1 AND file_id = $2 AND person_id = $3 AND ended_on IS NULL`,
      [tx.actor.tenantId, fileId, tx.actor.personId],
    );
    return row?.id ?? null;
  }
}
