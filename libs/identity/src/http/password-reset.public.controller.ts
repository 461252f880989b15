import { Public } from '@app/http';
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { PasswordResetService } from '../app/password-reset.service';
import { AskPasswordResetDto, CompletePasswordResetDto } from './dto/session.dto';
import type { WebRequest } from './session-cookies';

@ApiTags('session')
@Controller('public/password-resets')
export class PasswordResetPublicController {
  constructor(private readonly resets: PasswordResetService) {}

  /** The same answer whether the login is known, has a mail address, or neither. */
  @Post()
  @HttpCode(204)
  @Public()
  @ApiNoContentResponse()
  async ask(@Body() { login, federation }: AskPasswordResetDto, @Req() request: WebRequest): Promise<void> {
    await this.resets.ask({ login, federation, address: request.ip });
  }

  @Post('completion')
  @HttpCode(204)
  @Public()
  @ApiNoContentResponse()
  async complete(@Body() { token, password }: CompletePasswordResetDto, @Req() request: WebRequest): Promise<void> {
    await this.resets.complete(token, password, request.ip);
  }
}
