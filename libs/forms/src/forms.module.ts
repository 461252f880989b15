import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BuiltInTemplates } from './app/built-in-templates';
import { FormPrintService } from './app/form-print.service';
import { FormSources } from './app/form-source';
import { FormTemplateService } from './app/form-template.service';
import { SheetCheck } from './app/sheet-check';
import { SheetLookUpCounter } from './app/sheet-look-up';
import { FORM_ENTITIES } from './data/entities';

const SERVICES = [FormTemplateService, FormPrintService, SheetCheck];

@Module({
  imports: [DiscoveryModule, OrganizationsModule, TypeOrmModule.forFeature(FORM_ENTITIES)],
  providers: [FormSources, BuiltInTemplates, SheetLookUpCounter, ...SERVICES],
  exports: SERVICES,
})
export class FormsModule {}
