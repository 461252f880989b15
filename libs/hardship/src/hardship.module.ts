import { DisbursementsModule } from '@app/disbursements';
import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FileCipher } from './app/file-cipher';
import { HardshipFileService } from './app/hardship-file.service';
import { HardshipImport } from './app/hardship-import';
import { SubsistenceStandards } from './app/subsistence-standards';
import { HARDSHIP_ENTITIES } from './data/entities';

const SERVICES = [HardshipFileService, HardshipImport, SubsistenceStandards];

@Module({
  imports: [OrganizationsModule, MembersModule, DisbursementsModule, TypeOrmModule.forFeature(HARDSHIP_ENTITIES)],
  providers: [FileCipher, ...SERVICES],
  exports: SERVICES,
})
export class HardshipModule {}
