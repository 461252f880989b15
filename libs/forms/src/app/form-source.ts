import type { Actor, UnionId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { FormDefinition, FormValues } from '../domain/form';
import { refuse } from '../domain/forms.problems';

/** A record as it goes onto a sheet. */
export interface FilledForm {
  /** Whose document it is: its template counts, and the check tells its name. */
  readonly unionId: UnionId;
  /** Version of the record that was printed. */
  readonly version: number;
  readonly values: FormValues;
}

/**
 * Documents of a lib. It provides one in its module and it is found there. Both methods read with the road of the
 * record's own page, so that who may not see the record is refused here with the same words.
 */
export abstract class FormSource {
  abstract readonly forms: readonly FormDefinition[];

  /** Codes of `forms` that fit the record as it stands. Refuses like the record's own page. */
  abstract offered(actor: Actor, subjectType: string, subjectId: string): Promise<readonly string[]>;

  /** Refuses like the record's own page. */
  abstract fill(actor: Actor, code: string, subjectId: string): Promise<FilledForm>;
}

export interface KnownForm {
  readonly form: FormDefinition;
  readonly source: FormSource;
}

/** The sources of all libs that are loaded. */
@Injectable()
export class FormSources {
  constructor(private readonly discovery: DiscoveryService) {}

  forms(): KnownForm[] {
    const forms = this.all().flatMap((source) => source.forms.map((form) => ({ form, source })));
    return forms.sort((a, b) => (a.form.code < b.form.code ? -1 : 1));
  }

  /** Refuses `form.not-found`. */
  of(code: string): KnownForm {
    return this.forms().find(({ form }) => form.code === code) ?? refuse('form.not-found');
  }

  /** Sources that print from records of this type. */
  for(subjectType: string): FormSource[] {
    return this.all().filter((source) => source.forms.some((form) => form.subjectType === subjectType));
  }

  private all(): FormSource[] {
    return this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance): instance is FormSource => instance instanceof FormSource);
  }
}
