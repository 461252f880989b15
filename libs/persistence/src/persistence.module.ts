import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountSignals } from './account-signals';
import { AuditSealing } from './audit-sealing';
import { dataSourceOptions } from './data-source';
import { DatabaseSettings, KeySettings } from './database.settings';
import { PersonalErasure } from './personal-erasure';
import { settingsProvider } from './settings';
import { TenantRegister } from './tenant-register';
import { UnitOfWork } from './unit-of-work';
import { Vault } from './vault';

const SETTINGS = [settingsProvider(DatabaseSettings), settingsProvider(KeySettings)];

/** The platform: there is one database, so every lib sees the same unit of work. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      useFactory: (settings: DatabaseSettings) => ({
        ...dataSourceOptions(settings),
        autoLoadEntities: true,
        retryAttempts: 3,
      }),
      inject: [DatabaseSettings],
      extraProviders: SETTINGS,
    }),
  ],
  providers: [...SETTINGS, UnitOfWork, Vault, TenantRegister, AccountSignals, AuditSealing, PersonalErasure],
  exports: [...SETTINGS, UnitOfWork, Vault, TenantRegister, AccountSignals, AuditSealing, PersonalErasure],
})
export class PersistenceModule {}
