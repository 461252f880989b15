import { ApprovalsModule } from '@app/approvals';
import { DocumentsModule } from '@app/documents';
import { FundsModule } from '@app/funds';
import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DisbursementService } from './app/disbursement.service';
import { DisbursementStore } from './app/disbursement.store';
import { PayeeCipher } from './app/payee';
import { DISBURSEMENT_ENTITIES } from './data/entities';

const SERVICES = [DisbursementService];

@Module({
  imports: [
    ApprovalsModule,
    DocumentsModule,
    FundsModule,
    MembersModule,
    OrganizationsModule,
    TypeOrmModule.forFeature(DISBURSEMENT_ENTITIES),
  ],
  providers: [DisbursementStore, PayeeCipher, ...SERVICES],
  exports: SERVICES,
})
export class DisbursementsModule {}
