import { createHash, randomInt } from 'node:crypto';
import { type Actor, type CivilDate, holds, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { IssuedSheet, type TemplateId } from '../data/entities';
import { contentOf, templatesInForce } from '../data/form-template.query';
import { CHECK_CODE_CHOICES, CHECK_CODE_RANDOMS, checkCodeOf, shownCheckCode } from '../domain/check-code';
import { type FormDefinition, type FormValues, listsOf, MOST_ROWS } from '../domain/form';
import { refuse } from '../domain/forms.problems';
import { dayOnSheet } from '../domain/sheet-words';
import { BuiltInTemplates } from './built-in-templates';
import { type FilledForm, type FormSource, FormSources } from './form-source';
import { filledTemplate, rowsOf } from './word-filling';

export interface PrintedSheet {
  readonly fileName: string;
  readonly content: Buffer;
  readonly checkCode: string;
}

/** What may be printed from a record, and what was. */
export interface FormsOfSubject {
  readonly forms: readonly FormDefinition[];
  readonly sheets: readonly IssuedSheet[];
}

interface Ground {
  readonly template: Buffer;
  readonly templateId: TemplateId | null;
  readonly unionName: string;
  readonly today: CivilDate;
}

const MOST_SHEETS = 20;

/** Prints forms: from the record, with the template that counts, under a code of its own. */
@Injectable()
export class FormPrintService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly sources: FormSources,
    private readonly builtIn: BuiltInTemplates,
  ) {}

  /** Refuses like the record's own page. */
  async formsOf(actor: Actor, subjectType: string, subjectId: string): Promise<FormsOfSubject> {
    const forms: FormDefinition[] = [];
    for (const source of this.sources.for(subjectType)) {
      const mine = source.forms.filter((form) => form.subjectType === subjectType && holds(actor, form.permission));
      const codes = mine.length > 0 ? await source.offered(actor, subjectType, subjectId) : [];
      forms.push(...mine.filter(({ code }) => codes.includes(code)));
    }
    if (forms.length === 0) return { forms, sheets: [] };
    const sheets = await this.uow.read(actor, (tx) => sheetsOf(tx, subjectType, subjectId));
    return { forms, sheets: sheets.filter(({ formCode }) => forms.some(({ code }) => code === formCode)) };
  }

  /** `checkAddress` is where the code is checked, as short as it can be typed. */
  async print(actor: Actor, code: string, subjectId: string, checkAddress: string): Promise<PrintedSheet> {
    const { form, source } = this.sources.of(code);
    const filled = await this.fill(actor, form, source, subjectId);
    const ground = await this.uow.read(actor, (tx) => this.ground(tx, form, filled));
    const checkCode = checkCodeOf(Array.from({ length: CHECK_CODE_RANDOMS }, () => randomInt(CHECK_CODE_CHOICES)));
    const standard = {
      ...{ unionName: ground.unionName, printedOn: dayOnSheet(ground.today), printedBy: actor.displayName },
      ...{ checkCode: shownCheckCode(checkCode), checkAddress },
    };
    const content = await filledTemplate(ground.template, form, { ...filled.values, ...standard });
    await this.uow.run(actor, (tx) => issue(tx, { form, subjectId, filled, ground, content, checkCode }));
    return { fileName: `${form.title} ${ground.today}.docx`, content, checkCode };
  }

  private async fill(actor: Actor, form: FormDefinition, source: FormSource, subjectId: string): Promise<FilledForm> {
    if (!holds(actor, form.permission)) return refuse('form.not-allowed');
    const offered = await source.offered(actor, form.subjectType, subjectId);
    if (!offered.includes(form.code)) return refuse('form.not-now');
    const filled = await source.fill(actor, form.code, subjectId);
    return isTooLong(form, filled.values) ? refuse('form.too-many-rows') : filled;
  }

  private async ground(tx: ReadTx, form: FormDefinition, { unionId }: FilledForm): Promise<Ground> {
    const [names, inForce, today] = await Promise.all([
      this.organizations.namesOf(tx, [unionId]),
      templatesInForce(tx, unionId),
      this.organizations.today(tx),
    ]);
    const own = inForce.get(form.code);
    const template = own ? await contentOf(tx, own.id) : await this.builtIn.of(form);
    return { template, templateId: own?.id ?? null, unionName: names.get(unionId) ?? '', today };
  }
}

const isTooLong = (form: FormDefinition, values: FormValues): boolean =>
  listsOf(form).some(({ name }) => rowsOf(values, name).length > MOST_ROWS);

interface Issue {
  readonly form: FormDefinition;
  readonly subjectId: string;
  readonly filled: FilledForm;
  readonly ground: Ground;
  readonly content: Buffer;
  readonly checkCode: string;
}

async function issue(tx: Tx, { form, subjectId, filled, ground, content, checkCode }: Issue): Promise<void> {
  const { personId, displayName } = tx.actor;
  const { code, title, subjectType } = form;
  const { unionId, version } = filled;
  await tx.insert(IssuedSheet, {
    ...{ id: newId<'issued-sheet'>(tx.now.getTime()), formCode: code, formTitle: title, subjectType, subjectId },
    ...{ subjectVersion: version, unionId, unionName: ground.unionName, templateId: ground.templateId, checkCode },
    ...{ contentSha256: createHash('sha256').update(content).digest('hex'), issuedBy: personId },
    ...{ issuedByName: displayName, issuedOn: ground.today, issuedAt: tx.now },
  });
  tx.audit({ action: 'form.printed', subjectType, subjectId, unionId, detail: { form: code, checkCode } });
}

const sheetsOf = (tx: ReadTx, subjectType: string, subjectId: string): Promise<IssuedSheet[]> =>
  tx.found(
    IssuedSheet,
    (param) => `r.subject_type = ${param(subjectType)} AND r.subject_id = ${param(subjectId)}`,
    `ORDER BY r.id DESC LIMIT ${MOST_SHEETS}`,
  );
