import { ChoiceField, TextField } from '@app/http';
import { PERSONAL_REQUEST_KINDS, type PersonalRequestKind } from '../../domain/personal-request';

export class AskPersonalRequestDto {
  @ChoiceField('申请什么', PERSONAL_REQUEST_KINDS) kind: PersonalRequestKind;
  @TextField('说明', { max: 500, optional: true }) words?: string;
}

export class GrantPersonalRequestDto {
  @TextField('答复', { max: 500, optional: true }) words?: string;
}

export class RefusePersonalRequestDto {
  @TextField('为什么不行', { max: 500 }) words: string;
}
