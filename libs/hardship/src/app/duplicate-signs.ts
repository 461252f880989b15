import { type Actor, type FieldProblem, newId, systemActor, type TenantId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DuplicateSign, type DuplicateSignId } from '../data/duplicate-sign.entity';
import {
  type AttemptedFile,
  filesWithDocuments,
  findDuplicateSigns,
  type SignLine,
  signLines,
  signPlaces,
} from '../data/duplicate-sign.query';
import type { DuplicateVerdict } from '../domain/duplicate-sign';
import type { HardshipFileId } from '../domain/hardship-file';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { FileStore } from './file-store';

/** Thrown within a transaction that finds the household in another file; what was tried is kept after it. */
export class HouseholdHasFile extends Error {
  constructor(
    readonly attempted: AttemptedFile,
    /** Who of the form it is, where that is known. */
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super('the household has a file');
  }
}

const { oversee, read } = HARDSHIP_PERMISSIONS;

/** 疑似重复: found by keyed hashes over all unions of the tenant, judged by whoever looks after both sides. */
@Injectable()
export class DuplicateSigns {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: FileStore,
  ) {}

  /** Every night over all files. */
  async work(tenantId: TenantId): Promise<{ found: number }> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const signIds = await findDuplicateSigns(tx);
      announce(tx, signIds);
      return { found: signIds.length };
    });
  }

  /** Carries out `work`; when it fails because the household has a file elsewhere, that is kept as a sign and refused. */
  async orKeep<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HouseholdHasFile)) throw error;
      await this.uow.run(actor, (tx) => this.keep(tx, error.attempted));
      const { fields } = error;
      return refuse('hardship-file.household-has-one', fields[0]?.message, { fields });
    }
  }

  lines(actor: Actor): Promise<SignLine[]> {
    return this.uow.read(actor, (tx) => signLines(tx, oversee, {}));
  }

  /** Those of one file that are open or true, for who may read it; the other side only if he may read that too. */
  ofFile(actor: Actor, fileId: HardshipFileId): Promise<SignLine[]> {
    return this.uow.read(actor, async (tx) => {
      await this.store.find(tx, read, fileId);
      return signLines(tx, read, { fileId });
    });
  }

  /** Only who looks after both sides can compare them. */
  judge(actor: Actor, id: DuplicateSignId, version: number, verdict: DuplicateVerdict, reason: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const sign = (await tx.lock(DuplicateSign, id)) ?? refuse('duplicate-sign.not-found');
      const [place] = await signPlaces(tx, [id]);
      const { unionId, otherUnionId } = place!;
      const sees = await this.organizations.isWithin(tx, actor, oversee, unionId);
      const seesOther = await this.organizations.isWithin(tx, actor, oversee, otherUnionId);
      if (!sees && !seesOther) refuse('duplicate-sign.not-found');
      if (!sees || !seesOther) refuse('duplicate-sign.both-sides');
      tx.expectVersion(sign, version);
      if (sign.verdict !== null) refuse('duplicate-sign.judged');
      const judged = { judgedBy: actor.accountId, judgedByName: actor.displayName, judgedAt: tx.now };
      await tx.update(DuplicateSign, sign, { verdict, reason, ...judged });
      const subject = { subjectType: 'duplicate-sign', subjectId: id, unionId };
      tx.audit({ action: 'duplicate-sign.judge', ...subject, detail: { verdict: [null, verdict] }, reason });
      tx.announce({ type: 'hardship-duplicate.judged.v1', payload: { signId: id } });
    });
  }

  private async keep(tx: Tx, { memberId, unionId, macs }: AttemptedFile): Promise<void> {
    for (const { fileId, unionId: of, personIds } of await filesWithDocuments(tx, macs)) {
      const id = newId<'duplicate-sign'>(tx.now.getTime());
      const kept = await tx.rows<{ id: DuplicateSignId }>(
        `INSERT INTO hardship.duplicate_sign (tenant_id, id, version, basis, file_id, union_id, other_member_id,
           other_union_id, found_at, person_ids)
         SELECT $1, $2, 1, 'document', $3, $4, $5, $6, $7, $8
         WHERE NOT EXISTS (SELECT 1 FROM hardship.hardship_file f
           WHERE f.tenant_id = $1 AND f.id = $3 AND f.member_id = $5)
         ON CONFLICT (tenant_id, file_id, other_member_id, basis) DO NOTHING RETURNING id`,
        [tx.actor.tenantId, id, fileId, of, memberId, unionId, tx.now, personIds],
      );
      announce(
        tx,
        kept.map((sign) => sign.id),
      );
    }
  }
}

const announce = (tx: Tx, signIds: readonly DuplicateSignId[]): void => {
  if (signIds.length > 0) tx.announce({ type: 'hardship-duplicate.found.v1', payload: { signIds } });
};
