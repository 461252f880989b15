import { type Actor, type CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  type ComparedFile,
  comparedFiles,
  type ComparedPerson,
  comparedPersons,
} from '../data/duplicate-comparison.query';
import type { DuplicateSignId } from '../data/duplicate-sign.entity';
import { type SignLine, signLines } from '../data/duplicate-sign.query';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { FileCipher } from './file-cipher';

export interface ComparedHousehold {
  readonly file: ComparedFile;
  readonly persons: readonly (Omit<ComparedPerson, 'nameSealed'> & { readonly name: string })[];
}

export interface Comparison {
  readonly sign: SignLine;
  readonly today: CivilDate;
  readonly households: readonly ComparedHousehold[];
}

/** Both places of a possible duplicate side by side, for whoever looks after both of them. */
@Injectable()
export class DuplicateComparison {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: FileCipher,
  ) {}

  /** Refuses `duplicate-sign.not-found`, and `duplicate-sign.both-sides` to who looks after one of them. */
  of(actor: Actor, id: DuplicateSignId): Promise<Comparison> {
    return this.uow.read(actor, async (tx) => {
      const [line] = await signLines(tx, HARDSHIP_PERMISSIONS.oversee, { id });
      const sign = line ?? refuse('duplicate-sign.not-found');
      if (!sign.one.sees || !sign.other.sees) refuse('duplicate-sign.both-sides');
      const files = await comparedFiles(tx, HARDSHIP_PERMISSIONS.oversee, id);
      const persons = await comparedPersons(
        tx,
        id,
        files.flatMap(({ fileId }) => fileId ?? []),
      );
      const { tenantId } = tx.actor;
      const households = files.map((file) => ({
        file,
        persons: persons
          .filter(({ fileId }) => fileId === file.fileId)
          .map(({ nameSealed, ...person }) => ({
            ...person,
            name: person.memberName ?? this.cipher.open(tenantId, 'name', nameSealed) ?? '',
          })),
      }));
      return { sign, households, today: await this.organizations.today(tx) };
    });
  }
}
