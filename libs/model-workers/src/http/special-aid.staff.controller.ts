import { CurrentActor, IdempotencyKey, IdPipe, Requires } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AidRules } from '../app/aid-rules';
import { ModelWorkerReading } from '../app/model-worker-reading';
import { SpecialAidService } from '../app/special-aid.service';
import type { ModelWorkerFileId } from '../domain/model-worker';
import { AddModelWorkerAidRuleDto, ModelWorkerAidRulesView } from './dto/aid-rule.dto';
import { AidCalculationView, AidFundsView, AskAidDto, WantedAidDto } from './dto/circumstances.dto';
import { ModelWorkerFileView } from './dto/file.dto';

@ApiTags('model workers')
@Controller('staff')
export class SpecialAidStaffController {
  constructor(
    private readonly aids: SpecialAidService,
    private readonly rules: AidRules,
    private readonly reading: ModelWorkerReading,
  ) {}

  /** What he would get, line by line; nothing is written. */
  @Post('model-workers/:id/aid-calculation')
  @HttpCode(200)
  @Requires('model-worker:read-sensitive')
  @ApiOkResponse({ type: AidCalculationView })
  async calculate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ModelWorkerFileId,
    @Body() dto: WantedAidDto,
  ): Promise<AidCalculationView> {
    return AidCalculationView.of(await this.aids.calculate(actor, id, WantedAidDto.wantedOf(dto)));
  }

  @Get('model-workers/:id/aid-funds')
  @Requires('model-worker:manage')
  @ApiOkResponse({ type: AidFundsView })
  async funds(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: ModelWorkerFileId): Promise<AidFundsView> {
    return AidFundsView.of(await this.reading.fundChoices(actor, id));
  }

  @Post('model-workers/:id/aids')
  @Requires('model-worker:manage')
  @ApiCreatedResponse({ type: ModelWorkerFileView })
  async request(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: ModelWorkerFileId,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: AskAidDto,
  ): Promise<ModelWorkerFileView> {
    await this.aids.request(actor, id, AskAidDto.askedOf(dto), idempotency);
    return ModelWorkerFileView.of(await this.reading.page(actor, id));
  }

  @Get('model-worker-aid-rules')
  @Requires('model-worker:read')
  @ApiOkResponse({ type: ModelWorkerAidRulesView })
  async listRules(@CurrentActor() actor: Actor): Promise<ModelWorkerAidRulesView> {
    return ModelWorkerAidRulesView.of(await this.rules.all(actor));
  }

  @Post('model-worker-aid-rules')
  @Requires('model-worker:manage-rules')
  @ApiCreatedResponse({ type: ModelWorkerAidRulesView })
  async addRule(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() dto: AddModelWorkerAidRuleDto,
  ): Promise<ModelWorkerAidRulesView> {
    await this.rules.add(actor, AddModelWorkerAidRuleDto.ruleOf(dto), idempotency);
    return ModelWorkerAidRulesView.of(await this.rules.all(actor));
  }
}
