import type { AccountId, Id, MemberId, UnionId } from '@app/kernel';
import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  PartField,
  PartsField,
  SecretField,
  TextField,
  TextsField,
} from '@app/http';
import type { SessionState } from '../../app/session-reading';
import type { OwnSession } from '../../app/session.service';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../domain/credentials';
import { DOOR_NEEDS, type DoorNeed } from '../../domain/sign-in-policy';

export class SignInDto {
  @TextField('登录名或手机号', { max: 60 }) login: string;
  @SecretField('密码', { min: 1, max: PASSWORD_MAX }) password: string;
  @TextField('总工会代号', { max: 40, optional: true }) federation?: string;
}

export class AskPasswordResetDto {
  @TextField('登录名或手机号', { max: 60 }) login: string;
  @TextField('总工会代号', { max: 40, optional: true }) federation?: string;
}

export class CompletePasswordResetDto {
  @SecretField('链接里的编号', { min: 1, max: 100 }) token: string;
  @SecretField('新密码', { min: PASSWORD_MIN, max: PASSWORD_MAX }) password: string;
}

export class ChangePasswordDto {
  @SecretField('原密码', { min: 1, max: PASSWORD_MAX }) current: string;
  @SecretField('新密码', { min: PASSWORD_MIN, max: PASSWORD_MAX }) password: string;
}

export class SetupDto {
  @TextField('总工会名称', { max: 100 }) federationName: string;
  @TextField('总工会代号', { max: 40 }) federationCode: string;
  @TextField('管理员姓名', { max: 50 }) administratorName: string;
  @TextField('登录名', { min: 3, max: 40 }) login: string;
  @SecretField('密码', { min: PASSWORD_MIN, max: PASSWORD_MAX }) password: string;
}

export class SetupView {
  @FlagField('还没有建立', { description: '为真时显示首次使用页' }) needed: boolean;
}

/** Either `code` with a login or phone, or name, ID number and phone. */
export class MemberBindingDto {
  @TextField('总工会代号', { max: 40, optional: true }) federation?: string;
  @TextField('绑定码', { max: 20, optional: true }) code?: string;
  @TextField('登录名', { max: 40, optional: true }) login?: string;
  @TextField('姓名', { max: 50, optional: true }) name?: string;
  @TextField('身份证号', { max: 20, optional: true }) idNumber?: string;
  @TextField('手机号', { max: 20, optional: true }) phone?: string;
  @SecretField('密码', { min: PASSWORD_MIN, max: PASSWORD_MAX }) password: string;
}

export class FederationView {
  @TextField('代号', { max: 40 }) code: string;
  @TextField('名称', { max: 100 }) name: string;
}

export class HeldRoleView {
  @IdField('工会') unionId: UnionId;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @TextField('角色', { max: 40 }) role: string;
  @TextField('角色名称，代理的写明代谁', { max: 100 }) roleName: string;
  @FlagField('是别人委托的') isDelegated: boolean;
}

export class SessionView {
  @IdField('账号') accountId: AccountId;
  @TextField('姓名', { max: 50 }) displayName: string;
  @IdField('会员', { nullable: true }) memberId: MemberId | null;
  @PartField('总工会', () => FederationView) federation: FederationView;
  @PartsField('角色', () => HeldRoleView, { max: 100 }) unions: HeldRoleView[];
  @TextsField('权限', { max: 60, maxItems: 100 }) permissions: string[];
  @ChoiceField('身份', ['staff', 'member']) audience: 'staff' | 'member';
  @FlagField('要先改密码', { description: '为真时只能改密码' }) mustChangePassword: boolean;
  @ChoiceField('登录还差什么', DOOR_NEEDS, { description: 'code 要填验证码,set-up 要先设置二次验证' })
  secondFactor: DoorNeed;
  @FlagField('已设二次验证') secondFactorSet: boolean;
  @InstantField('最晚什么时候设好', { nullable: true, description: '按职务要求、还没有设时' })
  secondFactorDue: Date | null;
  @TextField('防伪编号', { max: 60, description: '每次修改时放在请求头 x-csrf-token 里' }) csrfToken: string;

  static of(state: SessionState, csrfToken: string): SessionView {
    const { accountId, displayName, memberId, audience, mustChangePassword } = state;
    return Object.assign(new SessionView(), {
      accountId,
      displayName,
      memberId,
      audience,
      mustChangePassword,
      csrfToken,
      secondFactor: state.door.needs,
      secondFactorSet: state.door.set,
      secondFactorDue: state.door.set ? null : state.door.due,
      federation: Object.assign(new FederationView(), state.federation),
      unions: state.unions.map((union) => Object.assign(new HeldRoleView(), union)),
      permissions: [...state.permissions],
    });
  }
}

export class OwnSessionView {
  @IdField('编号') id: Id<'session'>;
  @InstantField('登录时间') createdAt: Date;
  @InstantField('最近使用') lastSeenAt: Date;
  @TextField('设备', { max: 40 }) userAgentKind: string;
  @FlagField('就是现在这次') current: boolean;

  static of({ id, createdAt, lastSeenAt, userAgentKind, current }: OwnSession): OwnSessionView {
    return Object.assign(new OwnSessionView(), { id, createdAt, lastSeenAt, userAgentKind, current });
  }
}

export class OwnSessionsView {
  @PartsField('登录', () => OwnSessionView, { max: 1000 }) items: OwnSessionView[];
}
