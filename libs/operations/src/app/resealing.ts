import { DocumentResealing } from '@app/documents';
import { systemActor, type TenantId } from '@app/kernel';
import { KeyRing, KeySettings, type ReadTx, type Tx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  countEarlier,
  holdProgress,
  nextValues,
  noteProgress,
  noteWalked,
  type SealedValue,
  writeValues,
} from '../data/resealing.queries';
import { type SealedPlace, sealedPlaces } from '../data/sealed-place';

const PORTION = 200;
const FILES = 'documents.content';

interface Step {
  /** Where to go on; null: the end. */
  readonly last: readonly string[] | null;
  readonly resealed: number;
  readonly unreadable: number;
}

interface Walk {
  readonly name: string;
  step(tx: Tx, last: readonly string[] | null): Promise<Step>;
  remaining(tx: ReadTx): Promise<number>;
}

export interface ResealingReport {
  readonly places: number;
  readonly resealed: number;
  /** Of those that remain: what no configured key opens, or whose file is not whole. */
  readonly unreadable: number;
  readonly remaining: readonly { readonly place: string; readonly count: number }[];
}

/**
 * Seals every sealed value of a federation with the newest key: every sealed column of every entity, kept rows, files.
 * A portion and how far it came are one transaction, so whoever is stopped goes on where he was.
 */
@Injectable()
export class Resealing {
  private readonly keyId: string;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly files: DocumentResealing,
    private readonly dataSource: DataSource,
    keys: KeySettings,
  ) {
    this.keyId = new KeyRing(keys).newest.id.toString('hex');
  }

  /** With `again` also places that were done: somebody with an older configuration may have written since. */
  async of(tenantId: TenantId, { again }: { readonly again: boolean }): Promise<ResealingReport> {
    const walks = this.walks();
    let resealed = 0;
    let unreadable = 0;
    const remaining: { place: string; count: number }[] = [];
    for (const walk of walks) {
      const done = await this.walk(tenantId, walk, again);
      resealed += done.resealed;
      unreadable += done.unreadable;
      if (done.remaining > 0) remaining.push({ place: walk.name, count: done.remaining });
    }
    const left = remaining.reduce((sum, { count }) => sum + count, 0);
    if (resealed > 0) await this.record(tenantId, resealed, left);
    return { places: walks.length, resealed, unreadable, remaining };
  }

  private async walk(tenantId: TenantId, walk: Walk, again: boolean): Promise<Step & { remaining: number }> {
    const actor = systemActor(tenantId);
    let resealed = 0;
    let unreadable = 0;
    for (let last: readonly string[] | null | undefined; last !== null;) {
      const step: Step | null = await this.uow.run(actor, async (tx) => {
        const progress = await holdProgress(tx, this.keyId, walk.name);
        if (progress.finished && !again) return null;
        const done = await walk.step(tx, progress.last);
        await noteProgress(tx, this.keyId, walk.name, done);
        return done;
      });
      if (!step) return { last: null, resealed, unreadable, remaining: 0 };
      resealed += step.resealed;
      unreadable += step.unreadable;
      last = step.last;
    }
    const remaining = await this.uow.run(actor, async (tx) => {
      const count = await walk.remaining(tx);
      await noteWalked(tx, this.keyId, walk.name, count);
      return count;
    });
    return { last: null, resealed, unreadable, remaining };
  }

  private walks(): Walk[] {
    const places = sealedPlaces(this.dataSource).map((place) => ({
      name: place.name,
      step: (tx: Tx, last: readonly string[] | null) => this.portion(tx, place, last),
      remaining: (tx: ReadTx) => countEarlier(tx, place, this.vault.newestSeal),
    }));
    const files: Walk = {
      name: FILES,
      step: async (tx, last) => {
        const portion = await this.files.portion(tx, last?.[0] ?? null);
        return { ...portion, last: portion.last && [portion.last] };
      },
      remaining: (tx) => this.files.remaining(tx),
    };
    return [...places, files];
  }

  private async portion(tx: Tx, place: SealedPlace, last: readonly string[] | null): Promise<Step> {
    const values = await nextValues(tx, place, { seal: this.vault.newestSeal, last, limit: PORTION });
    const anew = values.flatMap((value) => this.resealed(tx.actor.tenantId, place, value));
    await writeValues(tx, place, anew);
    return {
      last: values.length < PORTION ? null : values.at(-1)!.key,
      resealed: anew.length,
      unreadable: values.length - anew.length,
    };
  }

  private resealed(tenantId: TenantId, { purpose }: SealedPlace, value: SealedValue): SealedValue[] {
    try {
      return [{ ...value, sealed: this.vault.reseal(tenantId, purpose, value.sealed, value.boundTo) }];
    } catch {
      // It stays as it is and is counted: one value that no key opens must not hold up all others.
      return [];
    }
  }

  private async record(tenantId: TenantId, resealed: number, remaining: number): Promise<void> {
    await this.uow.run(systemActor(tenantId), async (tx) => {
      const detail = { key: this.keyId, resealed, remaining };
      tx.audit({ action: 'personal-data.resealed', subjectType: 'federation', subjectId: tenantId, detail });
    });
  }
}
