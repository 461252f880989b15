import { type FilledForm, FormSource } from '@app/forms';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { AccidentPersonId } from '../domain/accident';
import { AccidentReading } from './accident-reading';
import { injuredValues } from './papers/accident-values';
import { mayApplyFor, RECOGNITION_APPLICATION } from './papers/recognition-sheet';

/** What is printed of one of the injured, for those whom the wall of the accident lets in. */
@Injectable()
export class AccidentPersonForms extends FormSource {
  readonly forms = [RECOGNITION_APPLICATION];

  constructor(private readonly reading: AccidentReading) {
    super();
  }

  async offered(actor: Actor, _subjectType: string, subjectId: string): Promise<string[]> {
    const page = await this.reading.pageOfPerson(actor, subjectId as AccidentPersonId);
    const isOpen = page.persons.some((person) => person.id === subjectId && mayApplyFor(page, person));
    return isOpen ? [RECOGNITION_APPLICATION.code] : [];
  }

  async fill(actor: Actor, _code: string, subjectId: string): Promise<FilledForm> {
    const page = await this.reading.pageOfPerson(actor, subjectId as AccidentPersonId);
    const { unionId, version } = page.accident;
    return { unionId, version, values: injuredValues(page, subjectId as AccidentPersonId) };
  }
}
