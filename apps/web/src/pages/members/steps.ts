import type { MembershipAction } from './member-types';

export type StepField = 'reason' | 'ground' | 'toUnionId' | 'category' | 'groupName';

export interface Step {
  /** Sub-resource of the member. */
  readonly path: string;
  /** Asked beside the day of effect. */
  readonly fields: readonly StepField[];
}

/** How each step of a membership is sent. The words stand in the locale under `steps.<action>`. */
export const STEPS: Readonly<Record<MembershipAction, Step>> = {
  admit: { path: 'admission', fields: [] },
  reject: { path: 'rejection', fields: ['reason'] },
  withdraw: { path: 'withdrawal', fields: [] },
  'request-transfer': { path: 'transfer', fields: ['toUnionId'] },
  'complete-transfer': { path: 'transfer/confirmation', fields: ['groupName'] },
  'cancel-transfer': { path: 'transfer/cancellation', fields: ['reason'] },
  retain: { path: 'retention', fields: ['ground'] },
  rehome: { path: 'rehoming', fields: ['toUnionId'] },
  reactivate: { path: 'reactivation', fields: ['category'] },
  leave: { path: 'leaving', fields: ['reason'] },
  expel: { path: 'expulsion', fields: ['reason'] },
  'revoke-expulsion': { path: 'expulsion-revocation', fields: ['reason'] },
  'record-death': { path: 'death', fields: [] },
  'revoke-death': { path: 'death-revocation', fields: ['reason'] },
  'revoke-death-as-retained': { path: 'death-revocation', fields: ['reason'] },
  'apply-again': { path: 'reapplication', fields: ['toUnionId'] },
};

export interface StepValues {
  readonly on: string;
  readonly reason?: string;
  readonly ground?: string;
  readonly toUnionId?: string;
  readonly category?: string;
  readonly groupName?: string;
}

/** Only what the step asks for, without what was left empty. */
export function stepBody(action: MembershipAction, values: StepValues): Record<string, string> {
  const asked = ['on', ...STEPS[action].fields] as const;
  return Object.fromEntries(
    asked.flatMap((field) => {
      const value = values[field as keyof StepValues]?.trim();
      return value ? [[field, value]] : [];
    }),
  );
}
