import { CurrentActor, FlagField, IdempotencyKey, IdField, PartsField, Requires, TextField } from '@app/http';
import type { Actor } from '@app/kernel';
import type { Idempotency } from '@app/persistence';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type SignedAtOnce, SigningAtOnceService } from '../app/signing-at-once.service';
import { BatchItemDto } from './dto/disbursement.dto';

const MOST = 50;

export class SignAtOnceDto {
  @PartsField('用款', () => BatchItemDto, { max: MOST }) items: BatchItemDto[];
  @TextField('意见', { max: 500, optional: true }) comment?: string;
}

export class SignedAtOnceView {
  @IdField('用款') id: string;
  @FlagField('签了') signed: boolean;
  @TextField('没签的原因', { max: 500 }) sentence: string;
}

export class SignedListView {
  @PartsField('逐笔结果', () => SignedAtOnceView, { max: MOST }) items: SignedAtOnceView[];

  static of(items: readonly SignedAtOnce[]): SignedListView {
    return Object.assign(new SignedListView(), {
      items: items.map(({ id, signed, sentence }) => Object.assign(new SignedAtOnceView(), { id, signed, sentence })),
    });
  }
}

@ApiTags('disbursements')
@Controller('staff/disbursements')
export class SigningAtOnceStaffController {
  constructor(private readonly signing: SigningAtOnceService) {}

  /** 批量同意: answers for each whether it was signed; what needs a look is left. */
  @Post('signatures')
  @HttpCode(200)
  @Requires('approval:sign')
  @ApiOkResponse({ type: SignedListView })
  async sign(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotency: Idempotency,
    @Body() { items, comment = '' }: SignAtOnceDto,
  ): Promise<SignedListView> {
    return SignedListView.of(await this.signing.sign(actor, { items, comment }, idempotency));
  }
}
