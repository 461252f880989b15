import { FlagField, InstantField, TextField } from '@app/http';

export class BeginSingleSignOnDto {
  @TextField('回到哪里', { max: 500, optional: true, description: '本系统里的路径' }) next?: string;
}

export class SingleSignOnView {
  @FlagField('已开通') available: boolean;
  @TextField('名称', { max: 20, nullable: true, description: '用…登录' }) name: string | null;

  static of(name: string | null): SingleSignOnView {
    return Object.assign(new SingleSignOnView(), { available: name !== null, name });
  }
}

export class LinkedIdentityView extends SingleSignOnView {
  @InstantField('连接的时间', { nullable: true }) linkedSince: Date | null;

  static linked(name: string | null, linkedSince: Date | null): LinkedIdentityView {
    return Object.assign(new LinkedIdentityView(), SingleSignOnView.of(name), { linkedSince });
  }
}

export class BegunSignOnView {
  @TextField('去哪里登录', { max: 4000 }) address: string;

  static of(address: string): BegunSignOnView {
    return Object.assign(new BegunSignOnView(), { address });
  }
}
