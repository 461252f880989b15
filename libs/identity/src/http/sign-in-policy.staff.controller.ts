import { AsksAgain, CurrentActor, IfMatchVersion, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignInPolicyService } from '../app/sign-in-policy.service';
import { SignInPolicyDto, SignInPolicyView } from './dto/second-factor.dto';

@ApiTags('accounts')
@Controller('staff/sign-in-policy')
export class SignInPolicyStaffController {
  constructor(private readonly policies: SignInPolicyService) {}

  @Get()
  @Requires('account:manage')
  @ApiOkResponse({ type: SignInPolicyView })
  async read(@CurrentActor() actor: Actor): Promise<SignInPolicyView> {
    return SignInPolicyView.of(await this.policies.read(actor));
  }

  /** `If-Match: "0"` while there are no rules yet. */
  @Post()
  @HttpCode(200)
  @Requires('account:manage')
  @AsksAgain()
  @ApiOkResponse({ type: SignInPolicyView })
  async set(
    @CurrentActor() actor: Actor,
    @IfMatchVersion() version: number,
    @Body() dto: SignInPolicyDto,
  ): Promise<SignInPolicyView> {
    return SignInPolicyView.of(await this.policies.set(actor, version, dto));
  }
}
