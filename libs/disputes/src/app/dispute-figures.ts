import type { CivilDate, Fen, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { disputeFigures } from '../data/figures.query';

/** Sums over disputes; no case and no person can be told from them. Rates are parts of ten thousand, null of nothing. */
export interface DisputeFigure {
  readonly received: number;
  readonly accepted: number;
  readonly agreed: number;
  /** agreed ÷ accepted */
  readonly successRate: number | null;
  /** Mediation came to its end, whatever it was. */
  readonly closed: number;
  /** received − not yet due */
  readonly due: number;
  /** closed ÷ due */
  readonly closingRate: number | null;
  readonly workers: number;
  readonly asked: Fen;
  /** 追回: what the applicants got; of imported cases what the ledger says. */
  readonly recovered: Fen;
}

/** For reports of a union. Whether the reader may have the union's figures is the caller's business. */
@Injectable()
export class DisputeFigures {
  constructor(private readonly organizations: OrganizationDirectory) {}

  /** Disputes received on these days (both included) at the union and below it, as they stand today. */
  async of(tx: ReadTx, unionId: UnionId, from: CivilDate, to: CivilDate): Promise<DisputeFigure> {
    const row = await disputeFigures(tx, unionId, from, to, await this.organizations.today(tx));
    const { received, accepted, agreed, closed, due, workers } = row;
    return {
      ...{ received, accepted, agreed, closed, due, workers },
      ...{ successRate: rate(agreed, accepted), closingRate: rate(closed, due) },
      ...{ asked: BigInt(row.asked), recovered: BigInt(row.recovered) },
    };
  }
}

const rate = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part * 10_000) / whole));
