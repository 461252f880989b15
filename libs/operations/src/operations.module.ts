import { OrganizationsModule } from '@app/organizations';
import { settingsProvider } from '@app/persistence';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Figures } from './app/figures';
import { InvariantRound } from './app/invariant-round';
import { Metrics } from './app/metrics';
import { Readiness } from './app/readiness';
import { SystemReading } from './app/system-reading';
import { WatchServer } from './app/watch-server';
import { WatchSettings } from './data/watch.settings';

@Module({
  imports: [DiscoveryModule, OrganizationsModule],
  providers: [settingsProvider(WatchSettings), Readiness, Figures, Metrics, WatchServer, InvariantRound, SystemReading],
  exports: [Readiness, Metrics, InvariantRound, SystemReading],
})
export class OperationsModule {}
