import { type Actor, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { type Occasion, StandardService } from '@app/standards';
import { Injectable } from '@nestjs/common';
import { type OccasionWordId, OccasionWordRow } from '../data/occasion-word.entity';
import { refuseFile } from '../domain/intake.problems';
import {
  DEFAULT_OCCASION_WORDS,
  type KnownOccasion,
  OccasionDictionary,
  occasionWordKey,
} from '../domain/occasion-words';

/** A word with what it stands for; `own` is one that the union added. */
export interface DictionaryWord {
  readonly id: OccasionWordId | null;
  readonly version: number;
  readonly word: string;
  readonly occasionCode: string;
  readonly occasionName: string;
  readonly own: boolean;
}

export interface Dictionary {
  readonly words: readonly DictionaryWord[];
  readonly occasions: readonly KnownOccasion[];
}

/** The words by which ledgers of before name occasions: those known from the start, and the union's own. */
@Injectable()
export class OccasionWords {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly standards: StandardService,
  ) {}

  async dictionary(tx: ReadTx, unionId: UnionId): Promise<OccasionDictionary> {
    const own = await this.own(tx);
    return new OccasionDictionary(
      await this.occasions(tx, unionId),
      own.map(({ word, occasionCode: code }) => ({ word, code })),
    );
  }

  list(actor: Actor): Promise<Dictionary> {
    return this.uow.read(actor, async (tx) => {
      const occasions = await this.occasions(tx, (await this.directory.root(tx)).id);
      const nameOf = new Map(occasions.map(({ code, name }) => [code, name]));
      const own = (await this.own(tx)).map((row) => ({ ...row, own: true }));
      const overruled = new Set(own.map(({ word }) => occasionWordKey(word)));
      const known = DEFAULT_OCCASION_WORDS.filter(
        ({ word, code }) => nameOf.has(code) && !overruled.has(occasionWordKey(word)),
      );
      const words = [
        ...own,
        ...known.map(({ word, code }) => ({ id: null, version: 1, word, occasionCode: code, own: false })),
      ];
      return {
        occasions,
        words: words.map((each) => ({ ...each, occasionName: nameOf.get(each.occasionCode) ?? '' })),
      };
    });
  }

  /** Adds a word, or gives one that is there another meaning. Refuses `intake.occasion-unknown`, `intake.word-missing`. */
  put(actor: Actor, word: string, occasionCode: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const typed = word.replace(/\s+/g, ' ').trim();
      if (occasionWordKey(typed) === '') refuseFile('intake.word-missing');
      const occasions = await this.occasions(tx, (await this.directory.root(tx)).id);
      if (!occasions.some(({ code }) => code === occasionCode)) refuseFile('intake.occasion-unknown');
      const known = (await this.own(tx)).find((row) => occasionWordKey(row.word) === occasionWordKey(typed));
      if (known) await tx.update(OccasionWordRow, known, { word: typed, occasionCode });
      else await this.insert(tx, typed, occasionCode);
      const subject = { subjectType: 'occasion-word', subjectId: known?.id ?? actor.tenantId, unionId: null };
      tx.audit({
        action: 'occasion-word.put',
        ...subject,
        detail: { occasion: [known?.occasionCode ?? null, occasionCode] },
      });
    });
  }

  /** Refuses `intake.word-not-found`. */
  remove(actor: Actor, id: OccasionWordId, version: number): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = (await tx.lock(OccasionWordRow, id)) ?? refuseFile('intake.word-not-found');
      tx.expectVersion(row, version);
      await tx.rows(`DELETE FROM intake.occasion_word WHERE tenant_id = $1 AND id = $2`, [actor.tenantId, id]);
      const subject = { subjectType: 'occasion-word', subjectId: id, unionId: null };
      tx.audit({ action: 'occasion-word.remove', ...subject, detail: { occasion: [row.occasionCode, null] } });
    });
  }

  private async insert(tx: Tx, word: string, occasionCode: string): Promise<void> {
    await tx.insert(OccasionWordRow, {
      ...{ id: newId<'occasion-word'>(tx.now.getTime()) as OccasionWordId, version: 1, word, occasionCode },
      ...{ addedByName: tx.actor.displayName, addedAt: tx.now },
    });
  }

  private own(tx: ReadTx): Promise<OccasionWordRow[]> {
    return tx.from(OccasionWordRow, 'w').orderBy('w.id').getMany();
  }

  private async occasions(tx: ReadTx, unionId: UnionId): Promise<KnownOccasion[]> {
    const all = await this.standards.occasions(tx, unionId, await this.directory.today(tx));
    return all.map(({ code, name, group, fundPurpose }: Occasion) => ({ code, name, group, purpose: fundPurpose }));
  }
}
