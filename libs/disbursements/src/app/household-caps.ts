import type { CivilDate, Fen, MemberId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DisbursementId } from '../domain/disbursement';

/** One aid that is asked for or about to be paid. */
export interface CappedAid {
  /** The disbursement itself, which does not count to what was given before; null: it has none yet. */
  readonly id: DisbursementId | null;
  readonly unionId: UnionId;
  readonly recipientId: MemberId;
  readonly purpose: string;
  readonly fundKind: string;
  /** In fen. */
  readonly amount: Fen;
}

/** An aid that is more than the household may be given in the year. */
export interface OverCap {
  /** How much was given, how much may be, in Chinese. */
  readonly sentence: string;
  /** A higher route may still allow it. */
  readonly mayGoHigher: boolean;
}

/** What a household may be given in a year. The lib that keeps hardship files stands above and provides it. */
export abstract class HouseholdCapLookup {
  /**
   * For each aid, in order, whether it is over its cap on the day; null: it is not. Aids of one household add up.
   * @param counted `asked`: what is asked for and not paid yet counts too; `paid`: only what was paid
   */
  abstract judge(
    tx: ReadTx,
    aids: readonly CappedAid[],
    on: CivilDate,
    counted: 'asked' | 'paid',
  ): Promise<readonly (OverCap | null)[]>;
}

/** The caps of the lib that is loaded; without one there are none. */
@Injectable()
export class HouseholdCaps {
  constructor(private readonly discovery: DiscoveryService) {}

  async judge(
    tx: ReadTx,
    aids: readonly CappedAid[],
    on: CivilDate,
    counted: 'asked' | 'paid',
  ): Promise<readonly (OverCap | null)[]> {
    const lookup = this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .find((instance): instance is HouseholdCapLookup => instance instanceof HouseholdCapLookup);
    return lookup ? lookup.judge(tx, aids, on, counted) : aids.map(() => null);
  }
}
