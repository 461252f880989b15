import { IdField, InstantField, PartsField, TextField } from '@app/http';
import type { OfferedProvider } from '../../app/sign-on-provider.register';
import type { OwnProvider } from '../../app/single-sign-on.service';
import type { SignOnProviderId } from '../../data/sign-on-provider.entity';

export class OfferedSignOnQuery {
  @TextField('总工会代码', { max: 40, optional: true }) federation?: string;
}

export class LinkSingleSignOnDto {
  @IdField('登录方式') providerId: SignOnProviderId;
  @TextField('回到哪里', { max: 500, optional: true, description: '本系统里的路径' }) next?: string;
}

export class BeginSingleSignOnDto extends LinkSingleSignOnDto {
  @TextField('总工会代码', { max: 40 }) federation: string;
}

export class UnlinkSingleSignOnDto {
  @IdField('登录方式') providerId: SignOnProviderId;
}

export class OfferedSignOnView {
  @IdField('登录方式') id: SignOnProviderId;
  @TextField('名称', { max: 20, description: '用…登录' }) name: string;
  @TextField('总工会代码', { max: 40 }) federation: string;
  @TextField('总工会', { max: 200 }) federationName: string;

  static of({ id, name, federation, federationName }: OfferedProvider): OfferedSignOnView {
    return Object.assign(new OfferedSignOnView(), { id, name, federation, federationName });
  }
}

export class SingleSignOnView {
  @PartsField('登录方式', () => OfferedSignOnView, { max: 200 }) items: OfferedSignOnView[];

  static of(offered: readonly OfferedProvider[]): SingleSignOnView {
    return Object.assign(new SingleSignOnView(), { items: offered.map((one) => OfferedSignOnView.of(one)) });
  }
}

export class LinkedIdentityView {
  @IdField('登录方式') id: SignOnProviderId;
  @TextField('名称', { max: 20 }) name: string;
  @InstantField('连接的时间', { nullable: true }) linkedSince: Date | null;

  static of({ id, name, linkedSince }: OwnProvider): LinkedIdentityView {
    return Object.assign(new LinkedIdentityView(), { id, name, linkedSince });
  }
}

export class LinkedIdentitiesView {
  @PartsField('登录方式', () => LinkedIdentityView, { max: 20 }) items: LinkedIdentityView[];

  static of(own: readonly OwnProvider[]): LinkedIdentitiesView {
    return Object.assign(new LinkedIdentitiesView(), { items: own.map((one) => LinkedIdentityView.of(one)) });
  }
}

export class BegunSignOnView {
  @TextField('去哪里登录', { max: 4000 }) address: string;

  static of(address: string): BegunSignOnView {
    return Object.assign(new BegunSignOnView(), { address });
  }
}
