import { settingsProvider } from '@app/persistence';
import { Module } from '@nestjs/common';
import { Readiness } from './app/readiness';
import { WatchServer } from './app/watch-server';
import { WatchSettings } from './data/watch.settings';

@Module({
  providers: [settingsProvider(WatchSettings), Readiness, WatchServer],
  exports: [Readiness],
})
export class OperationsModule {}
