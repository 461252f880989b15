import { CurrentActor, IdPipe, Requires } from '@app/http';
import type { Actor, UnionId } from '@app/kernel';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReminderRulesService } from '../app/reminder-rules.service';
import { ReminderRulesPart, ReminderRulesView, SetReminderRulesDto } from './dto/reminder-rules.dto';

/** Rules are never changed: new ones hold from a day on. */
@ApiTags('reminder-rules')
@Controller('staff/unions/:unionId/reminder-rules')
export class ReminderRulesStaffController {
  constructor(private readonly rules: ReminderRulesService) {}

  @Get()
  @Requires('reminder-rules:manage')
  @ApiOkResponse({ type: ReminderRulesView })
  async current(@CurrentActor() actor: Actor, @Param('unionId', IdPipe) unionId: UnionId): Promise<ReminderRulesView> {
    return ReminderRulesView.of(await this.rules.current(actor, unionId));
  }

  /** Answers with the rules that hold today, which may still be the ones before. */
  @Post()
  @Requires('reminder-rules:manage')
  @ApiCreatedResponse({ type: ReminderRulesView })
  async set(
    @CurrentActor() actor: Actor,
    @Param('unionId', IdPipe) unionId: UnionId,
    @Body() { rules, validFrom }: SetReminderRulesDto,
  ): Promise<ReminderRulesView> {
    await this.rules.set(actor, unionId, ReminderRulesPart.rulesOf(rules), validFrom);
    return this.current(actor, unionId);
  }
}
