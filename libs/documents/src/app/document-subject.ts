import type { Actor, MemberId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Sensitivity } from '../domain/document';

export interface MemberOfSubject {
  readonly id: MemberId;
  readonly unionId: UnionId;
}

/**
 * What documents are attached to. The lib that owns the subject provides one: who may see a document is who may see
 * its subject, and for `medical` ones the subject asks for its own permission. Documents of a type that nobody
 * provides are shown to nobody.
 */
export abstract class DocumentSubject {
  /** E.g. `visit`; the `type` of the attachment. */
  abstract readonly type: string;
  /** Every look at its documents is put on record, as with those about somebody's health. */
  readonly recordsLooks: boolean = false;
  abstract mayRead(tx: ReadTx, actor: Actor, subjectId: string, sensitivity: Sensitivity): Promise<boolean>;

  /** Whether its medical papers open no more for who else might open them: said to him alone. */
  async withholds(_tx: ReadTx, _actor: Actor, _subjectId: string): Promise<boolean> {
    return false;
  }

  /** Whose health its medical papers tell of: he is told who opened them. Undefined when it is about no member. */
  async memberOf(_tx: ReadTx, _subjectId: string): Promise<MemberOfSubject | undefined> {
    return undefined;
  }
}

/** The subjects of all libs that are loaded. */
@Injectable()
export class DocumentSubjects {
  constructor(private readonly discovery: DiscoveryService) {}

  of(type: string): DocumentSubject | undefined {
    return this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .find((instance): instance is DocumentSubject => instance instanceof DocumentSubject && instance.type === type);
  }
}
