import type { Actor } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Sensitivity } from '../domain/document';

/**
 * What documents are attached to. The lib that owns the subject provides one: who may see a document is who may see
 * its subject, and for `medical` ones the subject asks for its own permission. Documents of a type that nobody
 * provides are shown to nobody.
 */
export abstract class DocumentSubject {
  /** E.g. `visit`; the `type` of the attachment. */
  abstract readonly type: string;
  abstract mayRead(tx: ReadTx, actor: Actor, subjectId: string, sensitivity: Sensitivity): Promise<boolean>;
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
