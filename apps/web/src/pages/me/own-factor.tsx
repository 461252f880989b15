import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { FactorCodeField } from '../../parts/factor-code-field';
import { FormModal } from '../../parts/form-modal';
import { RelativeInstant } from '../../parts/relative-date';
import { ErrorState, LoadingState } from '../../parts/states';
import { secondFactorPath } from '../../session/next-path';
import { sessionQuery } from '../../session/use-session';
import { RecoveryCodes } from '../second-factor/recovery-codes';
import { Section } from './section';
import styles from './me.module.css';

type OwnFactor = Schemas['OwnSecondFactorView'];
type Codes = Schemas['RecoveryCodesView'];

const KEY = ['own-second-factor'] as const;
const FEW_CODES = 3;

/** The second factor: since when, how many recovery codes are left, another phone, none any more. */
export function OwnFactorSection() {
  const { t } = useTranslation('factor');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<OwnFactor>('/session/second-factor', undefined, signal),
  });
  return (
    <Section title={t('title')}>
      {isPending && <LoadingState rows={1} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (data.setSince === null ? <NotSet required={data.required} /> : <Set factor={data} />)}
    </Section>
  );
}

function NotSet({ required }: { required: boolean }) {
  const { t } = useTranslation('factor');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <>
      <p className={styles.second}>{t(required ? 'own.required' : 'own.none')}</p>
      <div className={styles.buttons}>
        <Button onClick={() => void navigate(secondFactorPath(pathname))}>{t('own.setUp')}</Button>
      </div>
    </>
  );
}

function Set({ factor }: { factor: OwnFactor }) {
  const { t } = useTranslation('factor');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [asked, setAsked] = useState<'renew' | 'remove'>();
  const [codes, setCodes] = useState<readonly string[]>();
  const { setSince, codesLeft, required } = factor;
  return (
    <>
      <p>
        {t('own.since')} <RelativeInstant at={setSince!} /> · {t('own.left', { count: codesLeft })}
      </p>
      {codesLeft <= FEW_CODES && <p className={styles.second}>{t('own.few')}</p>}
      <div className={styles.buttons}>
        <Button onClick={() => void navigate(`${secondFactorPath(pathname)}&change=1`)}>{t('own.change')}</Button>
        <Button onClick={() => setAsked('renew')}>{t('own.renew')}</Button>
        {!required && <Button onClick={() => setAsked('remove')}>{t('own.remove')}</Button>}
      </div>
      <FormModal<{ code: string }, Codes>
        open={asked === 'renew'}
        onClose={() => setAsked(undefined)}
        title={t('own.renew')}
        confirm={t('own.renew')}
        explanation={t('own.renewMeans')}
        send={(values) => api.post('/session/second-factor/recovery-codes', values)}
        refreshes={[KEY]}
        onDone={(done) => setCodes(done.codes)}
      >
        <FactorCodeField />
      </FormModal>
      <FormModal<{ code: string }, void>
        open={asked === 'remove'}
        onClose={() => setAsked(undefined)}
        title={t('own.remove')}
        confirm={t('own.remove')}
        explanation={t('own.removeMeans')}
        send={(values) => api.post('/session/second-factor/removal', values)}
        refreshes={[KEY, sessionQuery.queryKey]}
        said={t('own.removed')}
      >
        <FactorCodeField />
      </FormModal>
      <Modal open={codes !== undefined} title={t('codes.title')} footer={null} closable={false} centered>
        {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      </Modal>
    </>
  );
}
