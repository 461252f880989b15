import { type FilledForm, FormSource } from '@app/forms';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { LegalAidId } from '../domain/legal-aid';
import { LegalAidReading } from './legal-aid-reading';
import { LEGAL_AID_SHEETS, offeredLegalAidSheets } from './papers/legal-aid-sheets';
import { legalAidValues } from './papers/legal-aid-values';

/** What is printed from a case of legal aid, for those whom the wall lets in. */
@Injectable()
export class LegalAidForms extends FormSource {
  readonly forms = LEGAL_AID_SHEETS;

  constructor(private readonly reading: LegalAidReading) {
    super();
  }

  async offered(actor: Actor, _subjectType: string, subjectId: string): Promise<string[]> {
    return offeredLegalAidSheets(await this.reading.page(actor, subjectId as LegalAidId));
  }

  async fill(actor: Actor, _code: string, subjectId: string): Promise<FilledForm> {
    const page = await this.reading.page(actor, subjectId as LegalAidId);
    const { unionId, version } = page.aid;
    return { unionId, version, values: legalAidValues(page) };
  }
}
