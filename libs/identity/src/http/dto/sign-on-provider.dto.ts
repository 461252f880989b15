import {
  ChoiceField,
  CountField,
  FlagField,
  IdField,
  InstantField,
  PartsField,
  SecretField,
  TextField,
} from '@app/http';
import type { ProvidersOfFederation } from '../../app/sign-on-provider.service';
import type { SignOnProvider, SignOnProviderId } from '../../data/sign-on-provider.entity';
import { MOST_PROVIDERS, PROVIDER_KINDS, type ProviderKind } from '../../domain/sign-on-provider';

const SECRET = { min: 1, max: 500, optional: true } as const;

export class NewSignOnProviderDto {
  @ChoiceField('种类', PROVIDER_KINDS) kind: ProviderKind;
  @TextField('名称', { max: 20, description: '登录页的按钮：用…登录' }) name: string;
  @TextField('登录服务的地址', { max: 300, optional: true, description: 'Issuer，OpenID Connect 要填' })
  issuer?: string;
  @TextField('应用编号', { max: 200, description: 'Client ID；企业微信填 CorpID，钉钉填 AppKey' }) clientId: string;
  @SecretField('应用密钥', SECRET) clientSecret?: string;
  @TextField('AgentId', { max: 50, optional: true, description: '只有企业微信要填' }) agentId?: string;
  @FlagField('那边登录时已经有二次验证', { optional: true }) provesTwice?: boolean;
}

export class SignOnProviderChangeDto {
  @TextField('名称', { max: 20, optional: true }) name?: string;
  @SecretField('应用密钥', { ...SECRET, description: '不填就不变' }) clientSecret?: string;
  @FlagField('那边登录时已经有二次验证', { optional: true }) provesTwice?: boolean;
  @FlagField('登录页上可以用', { optional: true }) enabled?: boolean;
}

/** Its secret is taken in and never given out. */
export class SignOnProviderView {
  @IdField('编号') id: SignOnProviderId;
  @CountField('版本', { min: 1, max: 2_147_483_647 }) version: number;
  @ChoiceField('种类', PROVIDER_KINDS) kind: ProviderKind;
  @TextField('名称', { max: 20 }) name: string;
  @TextField('登录服务的地址', { max: 300, nullable: true }) issuer: string | null;
  @TextField('应用编号', { max: 200 }) clientId: string;
  @FlagField('有密钥') hasSecret: boolean;
  @TextField('AgentId', { max: 50, nullable: true }) agentId: string | null;
  @FlagField('那边登录时已经有二次验证') provesTwice: boolean;
  @FlagField('登录页上可以用') enabled: boolean;
  @InstantField('试过的时间', { nullable: true }) triedAt: Date | null;
  @FlagField('有回应', { nullable: true }) answered: boolean | null;

  static of(row: SignOnProvider): SignOnProviderView {
    const { id, version, kind, name, issuer, clientId, agentId, provesTwice, enabled, triedAt, answered } = row;
    const shown = { id, version, kind, name, issuer, clientId, agentId, provesTwice, enabled, triedAt, answered };
    return Object.assign(new SignOnProviderView(), shown, { hasSecret: row.clientSecretSealed !== null });
  }
}

export class SignOnProvidersView {
  @TextField('回调地址', { max: 400, nullable: true, description: '在对方登记；空着：系统还不知道自己的网址' })
  callback: string | null;
  @PartsField('登录方式', () => SignOnProviderView, { max: MOST_PROVIDERS }) items: SignOnProviderView[];

  static of({ callback, items }: ProvidersOfFederation): SignOnProvidersView {
    return Object.assign(new SignOnProvidersView(), {
      callback,
      items: items.map((one) => SignOnProviderView.of(one)),
    });
  }
}
