import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClaimHistory } from './app/claim-history';
import { ClaimReading } from './app/claim-reading.service';
import { MUTUAL_AID_ENTITIES } from './data/mutual-aid.entities';

@Module({
  imports: [OrganizationsModule, TypeOrmModule.forFeature(MUTUAL_AID_ENTITIES)],
  providers: [ClaimHistory, ClaimReading],
  exports: [ClaimHistory, ClaimReading],
})
export class MutualAidModule {}
