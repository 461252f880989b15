import { DocumentsModule } from '@app/documents';
import { IdentityModule } from '@app/identity';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DestructionListDocuments } from './app/destruction-list.documents';
import { DestructionListReading } from './app/destruction-list.reading';
import { DestructionListService } from './app/destruction-list.service';
import { DestructionProposal } from './app/destruction-proposal';
import { DestructionForms } from './app/destruction.forms';
import { RecordDestruction } from './app/record-destruction';
import { RetainedKinds } from './app/retained-kinds';
import { RetentionRuleService } from './app/retention-rule.service';
import { YearlyProposals } from './app/yearly-proposal';
import { RETENTION_ENTITIES } from './data/retention.entities';

const SERVICES = [DestructionListReading, DestructionListService, RetentionRuleService, YearlyProposals];
const PARTS = [DestructionForms, DestructionListDocuments, DestructionProposal, RecordDestruction, RetainedKinds];

@Module({
  imports: [
    DiscoveryModule,
    DocumentsModule,
    IdentityModule,
    OrganizationsModule,
    TypeOrmModule.forFeature(RETENTION_ENTITIES),
  ],
  providers: [...PARTS, ...SERVICES],
  exports: SERVICES,
})
export class RetentionModule {}
