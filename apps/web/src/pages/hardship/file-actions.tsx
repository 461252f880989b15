import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { FormModal } from '../../parts/form-modal';
import { useWordsIfAny } from '../../i18n/use-words-if-any';
import { useHeldWhile } from '../../parts/use-held-while';
import { ActionFields } from './action-fields';
import { fileKey, FILES, type HardshipFile } from './hardship-types';
import record from '../../parts/record.module.css';

/** What is asked for one action, and where it goes. */
interface ActionSpec {
  readonly path: string;
  /** Without fields it is done at one press. */
  readonly asks: boolean;
  readonly primary?: boolean;
}

const SPECS: Readonly<Record<string, ActionSpec>> = {
  apply: { path: 'application', asks: false, primary: true },
  'send-back': { path: 'returned-application', asks: true },
  'record-visit': { path: 'home-visit', asks: true, primary: true },
  assess: { path: 'assessment', asks: true, primary: true },
  publicise: { path: 'publicity', asks: true, primary: true },
  object: { path: 'objection', asks: true },
  reinvestigate: { path: 'reinvestigation', asks: true, primary: true },
  submit: { path: 'submission', asks: false, primary: true },
  resubmit: { path: 'resubmission', asks: false, primary: true },
  withdraw: { path: 'withdrawal', asks: true },
  'withdraw-change': { path: 'change-withdrawal', asks: true },
  'begin-review': { path: 'review-opening', asks: false },
  exit: { path: 'exit', asks: true },
  watch: { path: 'watch', asks: true, primary: true },
  archive: { path: 'archive', asks: false },
  sign: { path: 'signature', asks: true, primary: true },
  return: { path: 'return', asks: true },
  refuse: { path: 'refusal', asks: true },
  'add-signer': { path: 'added-signer', asks: true },
  'hand-over': { path: 'hand-over', asks: true },
  remind: { path: 'reminder', asks: false },
};

/** Actions of who signs stand there when the request waits for him. */
function actionsOf({ openActions, approval, mayRemind }: HardshipFile): string[] {
  const own = openActions.filter((action) => action in SPECS && action !== 'refuse') as string[];
  const signing = approval?.maySign ? ['sign', 'return', 'add-signer', 'hand-over', 'refuse'] : [];
  return [...signing, ...own, ...(mayRemind ? ['remind'] : [])];
}

/** A file that came back from who signs is opened again by who fills it in. */
const namedOf = ({ status }: HardshipFile, action: string) =>
  status === 'returned' && action === 'send-back' ? 'restate' : action;

export function FileActions({ file: newest }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  const navigate = useNavigate();
  const [asked, setAsked] = useState<string | null>(null);
  const file = useHeldWhile(newest, asked !== null);
  const actions = actionsOf(file);
  const reviews = file.openActions.includes('renew');
  const fills = file.status === 'found' && file.openActions.includes('apply');
  const completes = file.completion !== 'none';
  if (actions.length === 0 && !reviews && !completes) return null;
  // The last of them is the step ahead: what may be recorded once more stands beside it.
  const primary = actions.filter((action) => SPECS[action]!.primary).at(-1);
  return (
    <div className={record.actions}>
      {fills && (
        <Button type="primary" onClick={() => void navigate(`/hardship/${file.id}/form`)}>
          {t('actions.fill')}
        </Button>
      )}
      {reviews && (
        <Button
          type={file.status === 'review-due' ? 'primary' : 'default'}
          onClick={() => void navigate(`/hardship/${file.id}/review`)}
        >
          {t(file.status === 'review-due' ? 'actions.review' : 'actions.change')}
        </Button>
      )}
      {actions.map((action) =>
        SPECS[action]!.asks ? (
          <Button
            key={action}
            type={action === primary && !fills ? 'primary' : 'default'}
            danger={action === 'refuse'}
            onClick={() => setAsked(action)}
          >
            {t(`actions.${namedOf(file, action)}`)}
          </Button>
        ) : (
          <AtOnce key={action} file={file} action={action} plain={fills} />
        ),
      )}
      {completes && (
        <Button onClick={() => void navigate(`/hardship/${file.id}/record`)}>{t('actions.complete')}</Button>
      )}
      {actions
        .filter((action) => SPECS[action]!.asks)
        .map((action) => (
          <Dialog key={action} file={file} action={action} open={asked === action} onClose={() => setAsked(null)} />
        ))}
    </div>
  );
}

function AtOnce({ file, action, plain }: { file: HardshipFile; action: string; plain: boolean }) {
  const { t } = useTranslation('hardship');
  const { key, renew } = useIdempotencyKey();
  const { path, primary } = SPECS[action]!;
  const change = useChange<void, unknown>({
    send: () =>
      api.post(`/staff/hardship-files/${file.id}/${path}`, {}, { version: file.version, idempotencyKey: key }),
    refreshes: [FILES, fileKey(file.id), ['approvals']],
    said: t('done'),
    onDone: () => renew(),
  });
  const shown = {
    type: primary && !plain ? ('primary' as const) : ('default' as const),
    loading: change.isPending,
    children: t(`actions.${action}`),
  };
  if (action !== 'archive') return <Button {...shown} onClick={() => change.mutate()} />;
  return (
    <ConfirmButton
      {...shown}
      question={t('archive.question', { name: file.memberName })}
      explanation={t('archive.means')}
      onConfirm={() => change.mutateAsync()}
    />
  );
}

interface DialogProps {
  readonly file: HardshipFile;
  readonly action: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

function Dialog({ file, action, open, onClose }: DialogProps) {
  const { t } = useTranslation('hardship');
  const wordsIfAny = useWordsIfAny('hardship');
  const { key, renew } = useIdempotencyKey();
  const part = file.approval?.part;
  const named = namedOf(file, action);
  return (
    <FormModal<Record<string, unknown>>
      open={open}
      onClose={onClose}
      title={t(`actions.${named}`)}
      confirm={t(`actions.${named}`)}
      explanation={wordsIfAny(`explains.${named}`)}
      initial={{ conforms: true, votesAgainst: 0, abstained: 0 }}
      send={(values) =>
        api.post(
          `/staff/hardship-files/${file.id}/${SPECS[action]!.path}`,
          { ...values, ...(action === 'sign' && { part }) },
          { version: file.version, idempotencyKey: key },
        )
      }
      refreshes={[FILES, fileKey(file.id), ['approvals']]}
      said={t('done')}
      onDone={() => renew()}
    >
      <ActionFields action={action} file={file} />
    </FormModal>
  );
}
