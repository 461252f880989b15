import { ChoiceField, TextField } from '@app/http';
import {
  CONSENT_GIVER_NAMES,
  CONSENT_GIVERS,
  CONSENT_MEANS_NAMES,
  type ConsentGiver,
  type ConsentMeans,
  GUARDIAN_RELATION_NAMES,
  GUARDIAN_RELATIONS,
  type GuardianRelation,
  SENSITIVE_KIND_NAMES,
  SENSITIVE_KINDS,
  type SensitiveKind,
  type TypedConsent,
} from '../../domain/sensitive-consent';

const said = { optional: true, nullable: true } as const;

/** What an officer chooses from; what members tick themselves is `web`. */
export const RECORDED_MEANS = ['signed', 'oral'] as const;

/** A separate consent as a form sends it. On the member's own pages `means` is left out: he ticks. */
export class ConsentPart {
  @ChoiceField('同意什么', SENSITIVE_KINDS, { names: SENSITIVE_KIND_NAMES }) kind: SensitiveKind;
  @ChoiceField('由谁同意', CONSENT_GIVERS, { names: CONSENT_GIVER_NAMES }) givenBy: ConsentGiver;
  @TextField('监护人姓名', { max: 60, ...said }) guardianName?: string | null;
  @ChoiceField('监护人和本人的关系', GUARDIAN_RELATIONS, { names: GUARDIAN_RELATION_NAMES, ...said })
  guardianRelation?: GuardianRelation | null;
  @TextField('为什么由监护人代为同意', { max: 200, ...said }) word?: string | null;
  @ChoiceField('怎么同意的', RECORDED_MEANS, { names: CONSENT_MEANS_NAMES, ...said })
  means?: (typeof RECORDED_MEANS)[number] | null;
  @TextField('接收方', { max: 200, description: '同意提供理赔材料的，告诉他的是哪一家', ...said })
  receiver?: string | null;
}

/** What nobody said how is what was ticked. */
export const typedConsentOf = (part: ConsentPart): TypedConsent => {
  const { kind, givenBy, guardianName = null, guardianRelation = null, word = null, receiver = null, means } = part;
  const how: ConsentMeans = means ?? 'web';
  return { kind, givenBy, guardianName, guardianRelation, word, means: how, receiver };
};

export class GiveConsentDto extends ConsentPart {
  @TextField('关于谁', { max: 60 }) key: string;
}

export class WithdrawConsentDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class WithdrawOwnConsentDto {
  @TextField('原因', { max: 200, ...said }) reason?: string | null;
}
