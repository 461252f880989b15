import type { QueryKey } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useChange } from '../api/use-change';
import { useSession } from '../session/use-session';
import { ReasonModal } from './reason-modal';
import { ProblemNotice } from './states';
import { useHeldWhile } from './use-held-while';

interface Entry {
  readonly id: string;
  readonly version: number;
  readonly openActions: readonly string[];
}

/** The form in which what was written down is put right. */
export interface CorrectionProps<E> {
  readonly held: E;
  readonly open: boolean;
  readonly onClose: () => void;
}

export interface CorrectOrVoidProps<E extends Entry> {
  readonly newest: E;
  /** Namespace of its words: correct, void, voidMeans, voided. */
  readonly words: string;
  readonly permission: string;
  /** `/staff/donations` */
  readonly path: `/${string}`;
  readonly refreshes: readonly QueryKey[];
  readonly Correction: ComponentType<CorrectionProps<E>>;
}

/** What was written down by mistake is put right, or voided with a reason. */
export function CorrectOrVoid<E extends Entry>(props: CorrectOrVoidProps<E>) {
  const { newest, words, permission, path, refreshes, Correction } = props;
  const { t } = useTranslation(words);
  const { can } = useSession();
  const [open, setOpen] = useState<'correct' | 'void' | null>(null);
  const close = () => setOpen(null);
  const held = useHeldWhile(newest, open !== null);
  const voiding = useChange<string, unknown>({
    problems: 'inline',
    said: t('voided'),
    send: (reason) => api.post(`${path}/${held.id}/void`, { reason }, { version: held.version }),
    refreshes,
    onNewest: close,
    onDone: close,
  });
  if (!can(permission) || !held.openActions.includes('correct')) return null;
  return (
    <>
      <Button onClick={() => setOpen('correct')}>{t('correct')}</Button>
      <Button onClick={() => setOpen('void')}>{t('void')}</Button>
      <ProblemNotice error={voiding.error} />
      <Correction held={held} open={open === 'correct'} onClose={close} />
      <ReasonModal
        open={open === 'void'}
        title={t('void')}
        confirm={t('void')}
        explanation={t('voidMeans')}
        sending={voiding.isPending}
        onConfirm={(reason) => voiding.mutate(reason)}
        onCancel={close}
      />
    </>
  );
}
