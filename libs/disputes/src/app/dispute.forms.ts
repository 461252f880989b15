import { type FilledForm, FormSource } from '@app/forms';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { DisputeId } from '../domain/dispute';
import { DisputeReading } from './dispute-reading';
import { disputeValues } from './papers/dispute-values';
import { DISPUTE_PAPERS, offeredPapers } from './papers/offered-papers';

/** What is printed from a dispute, for those whom the wall lets in. */
@Injectable()
export class DisputeForms extends FormSource {
  readonly forms = DISPUTE_PAPERS;

  constructor(private readonly reading: DisputeReading) {
    super();
  }

  async offered(actor: Actor, _subjectType: string, subjectId: string): Promise<string[]> {
    return offeredPapers(await this.reading.page(actor, subjectId as DisputeId));
  }

  async fill(actor: Actor, code: string, subjectId: string): Promise<FilledForm> {
    const page = await this.reading.page(actor, subjectId as DisputeId);
    const { unionId, version } = page.dispute;
    return { unionId, version, values: disputeValues(code, page) };
  }
}
