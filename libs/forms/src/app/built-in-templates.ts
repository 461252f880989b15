import { Injectable } from '@nestjs/common';
import type { FormDefinition } from '../domain/form';
import { builtInTemplate } from './word-template';

/** Built-in templates, each made once. */
@Injectable()
export class BuiltInTemplates {
  private readonly made = new Map<string, Promise<Buffer>>();

  of(form: FormDefinition): Promise<Buffer> {
    const known = this.made.get(form.code) ?? builtInTemplate(form);
    this.made.set(form.code, known);
    return known;
  }
}
