import { Settings } from '@app/persistence';
import { IsOptional, Matches } from 'class-validator';

export class ScanSettings {
  static readonly variables = { address: 'CLAMD_ADDRESS' };

  /** A ClamAV daemon, host:port. With it no file is kept that it did not look at; without it none is asked. */
  @IsOptional()
  @Matches(/^[\w.-]+:\d{1,5}$/, { message: 'must be host:port of a clamd' })
  address?: string;
}
Settings(ScanSettings);
