import { IdentityModule } from '@app/identity';
import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApprovalReading } from './app/approval.reading';
import { ApprovalRouteService } from './app/approval-route.service';
import { ApprovalService } from './app/approval.service';
import { ApprovalStore } from './app/approval.store';
import { RouteDefaults } from './app/route-defaults';
import { RouteTable } from './app/route-table';
import { SeparateDuties } from './app/separate-duties.register';
import { SignerDirectory } from './app/signer.directory';
import { OpenSignatures } from './app/open-signatures';
import { APPROVAL_ENTITIES } from './data/entities';

const SERVICES = [ApprovalService, ApprovalReading, ApprovalRouteService, RouteTable, SeparateDuties, SignerDirectory];

@Module({
  imports: [OrganizationsModule, MembersModule, IdentityModule, TypeOrmModule.forFeature(APPROVAL_ENTITIES)],
  providers: [ApprovalStore, OpenSignatures, RouteDefaults, ...SERVICES],
  exports: SERVICES,
})
export class ApprovalsModule {}
