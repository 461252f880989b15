import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { ConfirmButton } from '../../parts/confirm-button';
import { DetailSection, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { MINE } from '../portal/portal-types';
import styles from '../portal/portal.module.css';
import { TONES } from './tones';

type Own = Schemas['OwnPersonalRequestView'];
type Copy = Schemas['PersonalCopyView'];
type Kind = Own['kind'];

const KINDS: readonly Kind[] = ['copy', 'correction', 'deletion'];
const REQUESTS = [...MINE, 'requests'] as const;

/** A copy, a correction or a deletion of what the union holds about me. */
export default function MyRequestsPage() {
  const { t } = useTranslation('personal-requests');
  const [kind, setKind] = useState<Kind>();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: REQUESTS,
    queryFn: ({ signal }) => api.get<Schemas['OwnPersonalRequestsView']>('/portal/me/requests', undefined, signal),
  });
  return (
    <div className={styles.page}>
      <PageHeader title={t('mine.title')} back="/my/file" subtitle={t('mine.intro')} />
      {KINDS.map((each) => (
        <div key={each} className={`nj-card ${styles.standing}`}>
          <DetailSection
            title={t(`kinds.${each}.title`)}
            actions={<Button onClick={() => setKind(each)}>{t(`kinds.${each}.button`)}</Button>}
          >
            <p>{t(`kinds.${each}.means`)}</p>
          </DetailSection>
          <AskModal kind={each} open={kind === each} onClose={() => setKind(undefined)} />
        </div>
      ))}
      {isPending && <LoadingState rows={3} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.map((one) => (
        <OwnRequest key={one.id} request={one} />
      ))}
    </div>
  );
}

function AskModal({ kind, open, onClose }: { kind: Kind; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('personal-requests');
  const needed = kind === 'correction' ? [{ required: true, whitespace: true, message: t('mine.wordsMissing') }] : [];
  return (
    <FormModal<{ words?: string }, Own>
      open={open}
      onClose={onClose}
      title={t(`kinds.${kind}.title`)}
      confirm={t(`kinds.${kind}.button`)}
      explanation={t(`kinds.${kind}.means`)}
      send={({ words }) => api.post('/portal/me/requests', { kind, ...(words?.trim() ? { words } : {}) })}
      refreshes={[REQUESTS]}
      said={t('mine.asked')}
    >
      <Form.Item name="words" label={t(`kinds.${kind}.words`)} rules={needed}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
      </Form.Item>
    </FormModal>
  );
}

function OwnRequest({ request }: { request: Own }) {
  const { t } = useTranslation('personal-requests');
  const { id, version, kindName, status, statusName, words, answer, dueOn, late, copyUntil, openActions } = request;
  const withdraw = useChange<void, Own>({
    send: () => api.post(`/portal/me/requests/${id}/withdrawal`, {}, { version }),
    refreshes: [REQUESTS],
    said: t('mine.withdrawn'),
  });
  return (
    <div className={`nj-card ${styles.standing}`}>
      <DetailSection
        title={
          <>
            {kindName} <StateTag tone={late && status === 'open' ? 'late' : TONES[status]}>{statusName}</StateTag>
          </>
        }
        actions={
          openActions.includes('withdraw') && (
            <ConfirmButton
              question={t('mine.withdrawSure')}
              confirm={t('mine.withdraw')}
              onConfirm={() => withdraw.mutate()}
            >
              {t('mine.withdraw')}
            </ConfirmButton>
          )
        }
      >
        <Facts
          facts={[
            [t('words'), words],
            [t('dueOn'), status === 'open' ? dayText(dueOn, t) : null],
            [t('answer'), answer],
          ]}
        />
        {copyUntil && <CopyShown />}
      </DetailSection>
    </div>
  );
}

/** Fetching leaves a record, so it is a step of its own. */
function CopyShown() {
  const { t } = useTranslation('personal-requests');
  const [copy, setCopy] = useState<Copy>();
  const fetching = useChange<void, Copy>({
    send: () => api.post('/portal/me/copies', {}),
    onDone: (got) => setCopy(got),
  });
  if (!copy)
    return (
      <Button type="primary" loading={fetching.isPending} onClick={() => fetching.mutate()}>
        {t('copy.show')}
      </Button>
    );
  return (
    <>
      <Button onClick={() => saveAsFile(copy, t('copy.file'))}>{t('copy.save')}</Button>
      {copy.sections.map(({ title, records }) => (
        <DetailSection key={title} title={title}>
          {records.map(({ facts }, index) => (
            <Facts key={index} facts={facts.map(({ label, value }) => [label, value])} />
          ))}
        </DetailSection>
      ))}
    </>
  );
}

/** The copy as JSON, so that another system can read it too. */
function saveAsFile(copy: Copy, name: string): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `${name}.json` });
  link.click();
  URL.revokeObjectURL(address);
}
