import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WatchSettings } from '../data/watch.settings';

/** Whether this process can do its work, asked by whoever sends work to it. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private draining = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: WatchSettings,
  ) {}

  /** Told to stop: it still answers, but wants nothing new. */
  get isDraining(): boolean {
    return this.draining;
  }

  async isReady(): Promise<boolean> {
    if (this.draining) return false;
    return this.dataSource.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  /** Comes before the server closes: for so long a proxy has time to notice. */
  async onModuleDestroy(): Promise<void> {
    this.draining = true;
    await pause(this.settings.drainSeconds * 1_000);
  }
}
