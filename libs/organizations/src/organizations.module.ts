import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfficeService } from './app/office.service';
import { OrganizationDirectory } from './app/organization-directory';
import { TenantFounder } from './app/tenant-founder';
import { UnionRegister } from './app/union-register';
import { UnionService } from './app/union.service';
import { UnionReading } from './app/union-reading';
import { Office } from './data/office.entity';
import { TradeUnion } from './data/trade-union.entity';
import { UnionClosure } from './data/union-closure.entity';
import { UnionPlacement } from './data/union-placement.entity';

const SERVICES = [OrganizationDirectory, UnionRegister, UnionService, UnionReading, OfficeService, TenantFounder];

@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([TradeUnion, UnionClosure, UnionPlacement, Office])],
  providers: SERVICES,
  exports: SERVICES,
})
export class OrganizationsModule {}
