import type { DiscoveryService } from '@nestjs/core';
import { BuiltInTemplates } from '../app/built-in-templates';
import { FormPrintService } from '../app/form-print.service';
import { type FormSource, FormSources } from '../app/form-source';
import { FormTemplateService } from '../app/form-template.service';
import { SheetCheck } from '../app/sheet-check';
import { SheetLookUpCounter } from '../app/sheet-look-up';
import { FORM_ENTITIES as OWN } from '../data/entities';
import { OrganizationDirectory } from '@app/organizations';
import { ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { TenantRegister } from '@app/persistence';
import type { Platform } from '@app/persistence/testing';

export * from './a-form';
export * from './test-forms';
export * from './word-files';

/** For `openPlatform(url, [...FORM_ENTITIES, …])`; those of the organizations are among them. */
export const FORM_ENTITIES = [...ORGANIZATION_ENTITIES, ...OWN];

export interface OpenForms {
  readonly templates: FormTemplateService;
  readonly printing: FormPrintService;
  readonly check: SheetCheck;
}

/** The services of this lib on a platform of its own, printing what these sources provide. */
export function openForms({ uow, vault, dataSource }: Platform, sources: readonly FormSource[]): OpenForms {
  const discovery = { getProviders: () => sources.map((instance) => ({ instance })) } as unknown as DiscoveryService;
  const known = new FormSources(discovery);
  const builtIn = new BuiltInTemplates();
  const organizations = new OrganizationDirectory();
  return {
    templates: new FormTemplateService(uow, organizations, known, builtIn),
    printing: new FormPrintService(uow, organizations, known, builtIn),
    check: new SheetCheck(uow, new TenantRegister(dataSource), new SheetLookUpCounter(uow, vault)),
  };
}
