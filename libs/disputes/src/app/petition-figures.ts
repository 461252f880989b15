import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { petitionFigures } from '../data/petition-figures.query';

/** Sums over petitions; no case and no person can be told from them. */
export interface PetitionFigure {
  readonly received: number;
  /** Handled to an end, whatever it was. */
  readonly closed: number;
  /** Of those closed: told and answered within their times. */
  readonly inTime: number;
}

/** For reports of a union. Whether the reader may have the union's figures is the caller's business. */
@Injectable()
export class PetitionFigures {
  /** Petitions received on these days (both included) at the union and below it, as they stand now. */
  of(tx: ReadTx, unionId: UnionId, from: CivilDate, to: CivilDate): Promise<PetitionFigure> {
    return petitionFigures(tx, unionId, from, to);
  }
}
