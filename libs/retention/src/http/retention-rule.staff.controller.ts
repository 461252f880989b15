import { CurrentActor, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RetentionRuleService } from '../app/retention-rule.service';
import { SetRetentionRuleDto } from './dto/retention.dto';
import { RetainedKindsView } from './dto/retention.view';

/** How long what is kept. */
@ApiTags('retention')
@Controller('staff/retention-rules')
export class RetentionRuleStaffController {
  constructor(private readonly rules: RetentionRuleService) {}

  @Get()
  @Requires('retention:read')
  @ApiOkResponse({ type: RetainedKindsView })
  async kinds(@CurrentActor() actor: Actor): Promise<RetainedKindsView> {
    return RetainedKindsView.of(await this.rules.kept(actor));
  }

  @Post()
  @HttpCode(200)
  @Requires('retention:manage-rules')
  @ApiOkResponse({ type: RetainedKindsView })
  async set(@CurrentActor() actor: Actor, @Body() dto: SetRetentionRuleDto): Promise<RetainedKindsView> {
    const { kind, years, fromOn, reason } = dto;
    return RetainedKindsView.of(await this.rules.set(actor, { kind, years, fromOn }, reason));
  }
}
