import { type FilledForm, FormSource } from '@app/forms';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { AccidentId } from '../domain/accident';
import { AccidentReading } from './accident-reading';
import { ACCIDENT_SHEETS, offeredAccidentSheets } from './papers/accident-sheets';
import { accidentValues } from './papers/accident-values';

/** What is printed from an accident, for those whom the wall lets in. */
@Injectable()
export class AccidentForms extends FormSource {
  readonly forms = ACCIDENT_SHEETS;

  constructor(private readonly reading: AccidentReading) {
    super();
  }

  async offered(actor: Actor, _subjectType: string, subjectId: string): Promise<string[]> {
    return offeredAccidentSheets(await this.reading.page(actor, subjectId as AccidentId));
  }

  async fill(actor: Actor, _code: string, subjectId: string): Promise<FilledForm> {
    const page = await this.reading.page(actor, subjectId as AccidentId);
    const { unionId, version } = page.accident;
    return { unionId, version, values: accidentValues(page) };
  }
}
