import type { QueryKey } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { todayInChina } from '../../dates';
import { useWordsIfAny } from '../../i18n/use-words-if-any';
import { FormModal } from '../../parts/form-modal';
import record from '../../parts/record.module.css';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';

export interface CaseStep<F extends string> {
  /** Below the address of the case. */
  readonly path: string;
  readonly asks: readonly F[];
  readonly primary?: boolean;
}

/** By name, in the order in which the buttons stand. */
export type CaseStepTable<F extends string> = Readonly<Record<string, CaseStep<F>>>;

export type StepValues = Record<string, unknown>;

/** What a field is told. */
export interface StepFieldProps<C, F extends string> {
  readonly field: F;
  readonly held: C;
  readonly action: string;
}

interface SteppedCase {
  readonly id: string;
  readonly version: number;
  readonly parts: readonly string[];
}

export interface CaseStepsProps<C extends SteppedCase, F extends string> {
  readonly newest: C;
  /** Namespace of its words: actions, explains, done, handedOver. */
  readonly words: string;
  /** Its list and, below it, its API: `/petitions`, `/staff/petitions`. */
  readonly page: string;
  readonly path: `/${string}`;
  readonly steps: CaseStepTable<F>;
  readonly actionsOf: (held: C) => readonly string[];
  /** The one step that comes next. */
  readonly firstOf: (held: C, actions: readonly string[]) => string | undefined;
  /** A step that is called otherwise now. */
  readonly nameOf?: (held: C, action: string) => string;
  /** The desk that takes no part itself stands outside from this step on. */
  readonly handsOver: string;
  /** With this step its handler lets another take his place, and stands outside himself; its word is `gaveAway`. */
  readonly givesAway?: string;
  readonly caseKey: QueryKey;
  /** What a field holds at first; its day is today. */
  readonly initialOf?: (held: C, action: string) => StepValues;
  /** What the fields hold, in the shape that the step takes. */
  readonly bodyOf?: (values: StepValues) => StepValues;
  readonly refreshes: readonly QueryKey[];
  /** One question of a step. */
  readonly Field: ComponentType<StepFieldProps<C, F>>;
}

/** The first step that leads on; without one, somebody to handle it, or the only one there is. */
export function usualFirst<F extends string>(
  steps: CaseStepTable<F>,
  actions: readonly string[],
  isHandled: boolean,
): string | undefined {
  const primary = actions.find((action) => steps[action]!.primary);
  if (primary) return primary;
  if (!isHandled && actions.includes('appoint')) return 'appoint';
  return actions.length === 1 ? actions[0] : undefined;
}

/** What can be done with a case now: a button a step, each with a dialog of its own. */
export function CaseSteps<C extends SteppedCase, F extends string>(props: CaseStepsProps<C, F>) {
  const { newest, words, actionsOf, firstOf, nameOf } = props;
  const { t } = useTranslation(words);
  const [asked, setAsked] = useState<string | null>(null);
  const held = useHeldWhile(newest, asked !== null);
  const actions = actionsOf(held);
  if (actions.length === 0) return null;
  const first = firstOf(held, actions);
  return (
    <div className={record.actions}>
      {actions.map((action) => (
        <Button key={action} type={action === first ? 'primary' : 'default'} onClick={() => setAsked(action)}>
          {t(`actions.${nameOf?.(held, action) ?? action}`)}
        </Button>
      ))}
      {asked && actions.includes(asked) && (
        <StepDialog key={asked} {...props} held={held} action={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

type StepDialogProps<C extends SteppedCase, F extends string> = CaseStepsProps<C, F> & {
  readonly held: C;
  readonly action: string;
  readonly onClose: () => void;
};

function StepDialog<C extends SteppedCase, F extends string>(props: StepDialogProps<C, F>) {
  const { held, action, onClose, words, page, handsOver, Field, bodyOf = (values) => values } = props;
  const { t } = useTranslation(words);
  const wordsIfAny = useWordsIfAny(words);
  const navigate = useNavigate();
  const { session } = useSession();
  const { path, asks } = props.steps[action]!;
  const outside = { [handsOver]: 'desk', ...(props.givesAway ? { [props.givesAway]: 'handler' } : {}) }[action];
  const leaves = ({ accountId }: StepValues) =>
    outside !== undefined && accountId !== session?.accountId && held.parts.every((part) => part === outside);
  return (
    <FormModal<StepValues>
      open
      onClose={onClose}
      title={t(`actions.${action}`)}
      confirm={t(`actions.${action}`)}
      explanation={wordsIfAny(`explains.${action}`)}
      initial={{ on: todayInChina(), ...props.initialOf?.(held, action) }}
      send={(values) => api.post(`${props.path}/${held.id}/${path}`, bodyOf(values), { version: held.version })}
      refreshes={props.refreshes}
      leaves={(values) => (leaves(values) ? props.caseKey : null)}
      said={(_, values) => t(leaves(values) ? (action === handsOver ? 'handedOver' : 'gaveAway') : 'done')}
      onDone={(_, values) => {
        if (leaves(values)) void navigate(page);
      }}
    >
      {asks.map((field) => (
        <Field key={field} field={field} held={held} action={action} />
      ))}
    </FormModal>
  );
}
