import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type LegalAidFigureRow, legalAidFigures } from '../data/legal-aid-figures.query';

/** Sums over legal aid; no case and no person can be told from them. */
export type LegalAidFigure = LegalAidFigureRow;

/** For reports of a union. Whether the reader may have the union's figures is the caller's business. */
@Injectable()
export class LegalAidFigures {
  /** Cases received on these days (both included) at the union and below it, as they stand now. */
  of(tx: ReadTx, unionId: UnionId, from: CivilDate, to: CivilDate): Promise<LegalAidFigure> {
    return legalAidFigures(tx, unionId, from, to);
  }
}
