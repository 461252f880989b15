import { DocumentsModule } from '@app/documents';
import { OrganizationsModule } from '@app/organizations';
import { settingsProvider } from '@app/persistence';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Figures } from './app/figures';
import { InvariantRound } from './app/invariant-round';
import { Metrics } from './app/metrics';
import { Readiness } from './app/readiness';
import { Resealing } from './app/resealing';
import { SystemReading } from './app/system-reading';
import { WatchServer } from './app/watch-server';
import { WatchSettings } from './data/watch.settings';

@Module({
  imports: [DiscoveryModule, DocumentsModule, OrganizationsModule],
  providers: [
    settingsProvider(WatchSettings),
    Readiness,
    Figures,
    Metrics,
    WatchServer,
    InvariantRound,
    Resealing,
    SystemReading,
  ],
  exports: [Resealing, Readiness, Metrics, InvariantRound, SystemReading],
})
export class OperationsModule {}
