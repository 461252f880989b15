import { Settings } from '@app/persistence';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, Min, MinLength } from 'class-validator';

export class StorageSettings {
  static readonly variables = { directory: 'STORAGE_DIR', uploadLimitMb: 'UPLOAD_LIMIT_MB' };

  /** Folder of the sealed attachments; the API and the worker see the same one. */
  @IsString({ message: 'must be the folder in which attachments are kept' })
  @MinLength(1, { message: 'must be the folder in which attachments are kept' })
  directory: string;

  /** Largest attachment in megabytes; it is held in memory while it is checked and sealed. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  uploadLimitMb = 10;

  get uploadLimitBytes(): number {
    return this.uploadLimitMb * 1024 * 1024;
  }
}
Settings(StorageSettings);
