import { Settings } from '@app/persistence';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

export class ApiSettings {
  static readonly variables = {
    port: 'PORT',
    host: 'HOST',
    webRoot: 'WEB_ROOT',
    requestLimitMb: 'REQUEST_LIMIT_MB',
    trustedProxies: 'TRUSTED_PROXIES',
  };

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  port = 3000;

  /** Address to listen on; 127.0.0.1 unless a proxy or a container needs another. */
  @IsString()
  host = '127.0.0.1';

  /** Folder of the built web app; without it the API serves no pages. */
  @IsOptional()
  @IsString()
  webRoot?: string;

  /** Largest request with files in megabytes; workbooks may be larger than photos. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  requestLimitMb = 30;

  /** Whose word is taken for who asks and whether by https: loopback, linklocal, uniquelocal or addresses (10.0.0.0/8). */
  @Matches(/^[\w.:/-]+(,[\w.:/-]+)*$/, { message: 'must be loopback, uniquelocal or addresses with commas between' })
  trustedProxies = 'loopback';
}
Settings(ApiSettings);
