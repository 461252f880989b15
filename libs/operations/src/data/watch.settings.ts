import { Settings } from '@app/persistence';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** How a process is watched, and how it goes down. */
export class WatchSettings {
  static readonly variables = { port: 'WATCH_PORT', host: 'WATCH_HOST', drainSeconds: 'DRAIN_SECONDS' };

  /** A port of its own for health and metrics, never handed out to people; without it there is none. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  port?: number;

  /** Address to listen on; 127.0.0.1 unless who watches stands on another machine. */
  @IsString()
  host = '127.0.0.1';

  /** Told to stop, a process says for so long that it is not ready, so that a proxy sends people elsewhere, and works on. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(60)
  drainSeconds = 0;
}
Settings(WatchSettings);
