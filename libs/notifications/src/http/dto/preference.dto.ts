import { ChoiceField, CountField, FlagField, PartField, TextField } from '@app/http';
import type { OwnWishes, Wishes } from '../../app/preference.service';
import type { DeliveryOutcome } from '../../domain/message';
import { DELIVERY_FAILURES, type DeliveryFailure } from '../../domain/reminder';
import { QuietHoursPart } from './reminder-rules.dto';

const LONGEST_EMAIL = 200;

export class PreferenceDto {
  @TextField('邮箱', { max: LONGEST_EMAIL, nullable: true })
  email: string | null;

  @FlagField('收邮件')
  byEmail: boolean;

  @FlagField('收短信')
  bySms: boolean;

  @FlagField('每天汇总成一条')
  daily: boolean;

  @PartField('免打扰时间', () => QuietHoursPart, { nullable: true, description: '为空时按工会的规则' })
  quiet: QuietHoursPart | null;

  static wishesOf({ email, byEmail, bySms, daily, quiet }: PreferenceDto): Wishes {
    return { email, byEmail, bySms, daily, quiet: quiet && { from: quiet.from, until: quiet.until } };
  }
}

export class PreferenceView extends PreferenceDto {
  @CountField('版本', { max: 2 ** 31 - 1, description: '还没设置过时为 0' })
  version: number;

  @FlagField('账号有手机号')
  hasPhone: boolean;

  @FlagField('邮件已开通')
  emailAvailable: boolean;

  @FlagField('短信已开通')
  smsAvailable: boolean;

  static of(own: OwnWishes): PreferenceView {
    const { email, byEmail, bySms, daily, quiet, version, hasPhone, emailAvailable, smsAvailable } = own;
    return Object.assign(new PreferenceView(), {
      ...{ email, byEmail, bySms, daily, quiet, version, hasPhone, emailAvailable, smsAvailable },
    });
  }
}

export class PersonalTestDto {
  @ChoiceField('渠道', ['email', 'sms'])
  channel: 'email' | 'sms';
}

export class PersonalTestView {
  @ChoiceField('没成的原因', DELIVERY_FAILURES, { nullable: true, description: '为空时已经发出' })
  failure: DeliveryFailure | null;

  static of(outcome: DeliveryOutcome): PersonalTestView {
    return Object.assign(new PersonalTestView(), { failure: outcome.kind === 'failed' ? outcome.failure : null });
  }
}
