import { ChoicesField, CountField, FlagField, InstantField, SecretField, TextField, TextsField } from '@app/http';
import type { OwnFactor } from '../../app/second-factor.service';
import type { StandingPolicy } from '../../app/sign-in-policy.service';
import { PASSWORD_MAX } from '../../domain/credentials';
import { type Role, ROLES } from '../../domain/role';

export class SecondFactorCodeDto {
  @TextField('验证码', { max: 20, description: '手机上的 6 位数字，或者一个恢复码' }) code: string;
}

export class BeginSecondFactorDto {
  @SecretField('密码', { min: 1, max: PASSWORD_MAX }) password: string;
}

export class FactorOfferView {
  @TextField('密钥', { max: 40, description: '扫不了码时手工填进手机' }) secret: string;
  @TextField('二维码内容', { max: 400 }) address: string;
}

export class OwnSecondFactorView {
  @InstantField('设好的时间', { nullable: true }) setSince: Date | null;
  @CountField('还剩几个恢复码', { max: 100 }) codesLeft: number;
  @FlagField('职务要求') required: boolean;

  static of({ setSince, codesLeft, required }: OwnFactor): OwnSecondFactorView {
    return Object.assign(new OwnSecondFactorView(), { setSince, codesLeft, required });
  }
}

export class RecoveryCodesView {
  @TextsField('恢复码', { max: 20, maxItems: 20, description: '只显示这一次' }) codes: string[];

  static of(codes: readonly string[]): RecoveryCodesView {
    return Object.assign(new RecoveryCodesView(), { codes: [...codes] });
  }
}

export class SignInPolicyDto {
  @ChoicesField('要二次验证的职务', ROLES) secondFactorRoles: Role[];
  @CountField('宽限天数', { max: 60 }) graceDays: number;
  @CountField('验证码多少分钟内有效', { min: 1, max: 240 }) freshMinutes: number;
  @CountField('多少分钟不用就退出', { min: 10, max: 4320 }) idleMinutes: number;
}

export class SignInPolicyView extends SignInPolicyDto {
  @CountField('版本', { max: 2_147_483_647, description: '0: 还没有设过，对谁都不要求' }) version: number;

  static of({ version, secondFactorRoles, graceDays, freshMinutes, idleMinutes }: StandingPolicy): SignInPolicyView {
    const rules = { secondFactorRoles: [...secondFactorRoles], graceDays, freshMinutes, idleMinutes };
    return Object.assign(new SignInPolicyView(), { version, ...rules });
  }
}
