import { type Actor, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FormTemplate } from '../data/entities';
import { contentOf, editionsOf, type TemplateLine, templatesInForce } from '../data/form-template.query';
import type { FormDefinition } from '../domain/form';
import { FORM_PERMISSIONS } from '../domain/forms.permissions';
import { refuse } from '../domain/forms.problems';
import { BuiltInTemplates } from './built-in-templates';
import { FormSources } from './form-source';
import { inspectTemplate, type TemplateInspection } from './template-inspection';

/** A form as a union prints it. */
export interface FormOfUnion {
  readonly form: FormDefinition;
  /** Null: the built-in. */
  readonly template: TemplateLine | null;
}

export interface TemplateUpload {
  readonly code: string;
  readonly unionId: UnionId;
  readonly note: string;
  readonly content: Buffer;
}

/** Templates that unions bring for their forms. */
@Injectable()
export class FormTemplateService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly sources: FormSources,
    private readonly builtIn: BuiltInTemplates,
  ) {}

  /** Every form with the template that counts for the union. */
  list(actor: Actor, unionId: UnionId): Promise<FormOfUnion[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, FORM_PERMISSIONS.print, unionId);
      const inForce = await templatesInForce(tx, unionId);
      return this.sources.forms().map(({ form }) => ({ form, template: inForce.get(form.code) ?? null }));
    });
  }

  /** What the union brought for this form, the latest first. */
  editions(actor: Actor, code: string, unionId: UnionId): Promise<TemplateLine[]> {
    const { form } = this.sources.of(code);
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, FORM_PERMISSIONS.print, unionId);
      return editionsOf(tx, form.code, unionId);
    });
  }

  /** The file of an edition of the union; without one, of what counts now; `builtIn` gives the one it began with. */
  file(actor: Actor, code: string, unionId: UnionId, wanted: number | 'current' | 'built-in'): Promise<Buffer> {
    const { form } = this.sources.of(code);
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, FORM_PERMISSIONS.print, unionId);
      if (wanted === 'built-in') return this.builtIn.of(form);
      if (wanted === 'current') {
        const template = (await templatesInForce(tx, unionId)).get(code);
        return template ? contentOf(tx, template.id) : this.builtIn.of(form);
      }
      const edition = (await editionsOf(tx, code, unionId)).find((each) => each.edition === wanted);
      return edition ? contentOf(tx, edition.id) : refuse('form-template.not-found');
    });
  }

  /** Refuses `form.not-found`. */
  titleOf(code: string): string {
    return this.sources.of(code).form.title;
  }

  /** What would be wrong with a file, without keeping it. */
  inspect(code: string, content: Buffer): Promise<TemplateInspection> {
    return inspectTemplate(this.sources.of(code).form, content);
  }

  /** From now on the union, and those below it that have none of their own, print with it. */
  async upload(actor: Actor, upload: TemplateUpload): Promise<FormOfUnion> {
    const { form } = this.sources.of(upload.code);
    const { faults } = await inspectTemplate(form, upload.content);
    if (faults.length > 0) refuse('form-template.faulty', faultSentence(faults), { faults });
    return this.uow.run(actor, async (tx) => {
      const { name } = await this.organizations.requireWithin(tx, FORM_PERMISSIONS.manage, upload.unionId);
      // Two uploads at once take turns, so that both keep their number.
      await tx.rows(`SELECT pg_advisory_xact_lock(hashtext($1))`, [
        `${tx.actor.tenantId}/${upload.unionId}/${form.code}`,
      ]);
      const earlier = await editionsOf(tx, form.code, upload.unionId);
      await this.end(
        tx,
        earlier.find((each) => each.endedAt === null),
      );
      const row = rowOf(tx, upload, (earlier[0]?.edition ?? 0) + 1);
      await tx.insert(FormTemplate, row);
      record(tx, 'form-template.uploaded', row, {
        form: form.code,
        edition: [earlier[0]?.edition ?? null, row.edition],
      });
      return { form, template: { ...row, unionName: name } };
    });
  }

  /** Back to what the union above uses, or to the built-in. Refuses `form-template.built-in` when it has none. */
  async takeBack(actor: Actor, code: string, unionId: UnionId, version: number): Promise<FormOfUnion> {
    const { form } = this.sources.of(code);
    return this.uow.run(actor, async (tx) => {
      await this.organizations.requireWithin(tx, FORM_PERMISSIONS.manage, unionId);
      const current = (await editionsOf(tx, code, unionId)).find((each) => each.endedAt === null);
      if (!current) return refuse('form-template.built-in');
      tx.expectVersion(current, version);
      await this.end(tx, current);
      record(tx, 'form-template.taken-back', current, { form: code, edition: [current.edition, null] });
      return { form, template: (await templatesInForce(tx, unionId)).get(code) ?? null };
    });
  }

  private async end(tx: Tx, current: TemplateLine | undefined): Promise<void> {
    if (!current) return;
    const row = (await tx.lock(FormTemplate, current.id)) ?? refuse('form-template.not-found');
    await tx.update(FormTemplate, row, { endedAt: tx.now, endedByName: tx.actor.displayName });
  }
}

const faultSentence = (faults: TemplateInspection['faults']): string =>
  `模板里有 ${faults.length} 处要改：${faults[0]!.sentence}`;

function rowOf(tx: Tx, { code, unionId, note, content }: TemplateUpload, edition: number) {
  const { personId, displayName } = tx.actor;
  return {
    ...{ id: newId<'form-template'>(tx.now.getTime()), version: 1, formCode: code, unionId, edition, content, note },
    ...{ byteSize: content.length, uploadedBy: personId, uploadedByName: displayName, uploadedAt: tx.now },
    ...{ endedAt: null, endedByName: null },
  };
}

const record = (
  tx: Tx,
  action: string,
  { id, unionId }: { readonly id: string; readonly unionId: UnionId },
  detail: { readonly form: string; readonly edition: [number | null, number | null] },
): void => tx.audit({ action, subjectType: 'form-template', subjectId: id, unionId, detail });
