import { type Actor, newId, type UnionId } from '@app/kernel';
import { nearest } from '@app/forms';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FIGURES } from '../data/ledgers';
import { Wording, type WordingId } from '../data/wording.entity';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { refuse } from '../domain/report.problems';
import { DEFAULT_WORDING, unknownFields, wordingFields } from '../domain/wording';

export interface UnionWording {
  readonly words: string;
  /** 0: the product's own words. */
  readonly version: number;
  /** The union whose words they are; null: the product's. */
  readonly ofUnionId: UnionId | null;
  readonly setByName: string | null;
}

/** How a union words its summary: its own words, else those of the nearest union above, else the product's. */
@Injectable()
export class WordingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  read(actor: Actor, unionId: UnionId): Promise<UnionWording> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, unionId);
      return this.of(tx, unionId);
    });
  }

  async of(tx: ReadTx, unionId: UnionId): Promise<UnionWording> {
    const [row] = await tx.rows<{ words: string; version: number; union_id: UnionId; set_by_name: string }>(
      `SELECT w.words, w.version, w.union_id, w.set_by_name FROM organizations.union_closure c
       JOIN reporting.wording w ON w.tenant_id = $1 AND w.union_id = c.ancestor_id
       WHERE c.tenant_id = $1 AND c.descendant_id = $2 ORDER BY c.depth LIMIT 1`,
      [tx.actor.tenantId, unionId],
      'wording-of-union',
    );
    if (!row) return { words: DEFAULT_WORDING, version: 0, ofUnionId: null, setByName: null };
    const { words, union_id, set_by_name } = row;
    return { words, version: union_id === unionId ? row.version : 0, ofUnionId: union_id, setByName: set_by_name };
  }

  /** Refuses `wording.field-unknown` for a name between braces that no figure has, `record.stale`. */
  set(actor: Actor, unionId: UnionId, words: string, version: number): Promise<UnionWording> {
    const [unknown] = unknownFields(words, FIGURES);
    if (unknown !== undefined) refuse('wording.field-unknown', unknownSentence(unknown));
    return this.uow.run(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.manage, unionId);
      const facts = { words, setByName: actor.displayName, setAt: tx.now };
      const [own] = await tx.found(Wording, (param) => `r.union_id = ${param(unionId)}`, 'FOR UPDATE');
      tx.expectVersion({ version: own?.version ?? 0 }, version);
      const id = own?.id ?? (newId<'wording'>(tx.now.getTime()) as WordingId);
      if (own) await tx.update(Wording, own, facts);
      else await tx.insert(Wording, { id, version: 1, unionId, ...facts });
      tx.audit({ action: 'wording.set', subjectType: 'wording', subjectId: id, unionId, detail: {} });
      return this.of(tx, unionId);
    });
  }
}

function unknownSentence(name: string): string {
  const meant = nearest(name, wordingFields(FIGURES));
  const todo = meant ? `是不是想写“${meant}”？也可以从右边的清单里选。` : '请从右边的清单里选。';
  return `没有叫“${name}”的数字，${todo}`;
}
