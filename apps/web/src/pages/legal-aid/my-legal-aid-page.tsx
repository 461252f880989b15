import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState } from '../../parts/states';
import { CasePapers } from '../disputes/case-papers';
import record from '../../parts/record.module.css';
import styles from '../disputes/disputes.module.css';
import { LEGAL_AIDS, type OwnLegalAid } from './legal-aid-types';

/** My own case: where it is, who helps me, when I am to come with what, what I do not agree to. */
export default function MyLegalAidPage() {
  const { t } = useTranslation('legal-aid');
  const { legalAidId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...LEGAL_AIDS, 'own', legalAidId],
    queryFn: ({ signal }) => api.get<OwnLegalAid>(`/portal/legal-aids/${legalAidId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader title={data?.matterLabel ?? t('mine.title')} subtitle={data?.number} back="/my/legal-aid" />
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Mine key={data.id} own={data} />}
    </>
  );
}

function Mine({ own }: { own: OwnLegalAid }) {
  const { t } = useTranslation('legal-aid');
  return (
    <div className={record.column}>
      <section className={`nj-card ${record.standing}`}>
        <p>
          <strong>{own.statusLabel}</strong>
        </p>
        <p>{own.sentence}</p>
        <Facts
          facts={[
            [t('mine.next'), own.nextOn && dayText(own.nextOn, t)],
            [t('mine.bring'), own.bring],
            [t('mine.helper'), own.helper],
            [t('mine.missing'), own.missing],
            [t('mine.reason'), own.reason],
            [t('mine.objectionAnswer'), own.objectionAnswer],
            [t('mine.result'), own.result],
          ]}
        />
        <OwnSteps own={own} />
      </section>
      <section className={`nj-card ${record.part}`}>
        <CasePapers
          papers={own.files}
          mayAdd={own.maySendPapers}
          path={`/portal/legal-aids/${own.id}`}
          refreshes={[LEGAL_AIDS]}
        />
      </section>
      {own.clocks.length > 0 && (
        <section className={`nj-card ${record.part}`}>
          <DetailSection title={t('mine.clocks')}>
            <ul className={record.lines}>
              {own.clocks.map(({ name, endsOn, left }) => (
                <DetailLine key={name} end={left}>
                  {name} {endsOn && t('mine.until', { on: dayText(endsOn, t) })}
                </DetailLine>
              ))}
            </ul>
          </DetailSection>
        </section>
      )}
      <section className={`nj-card ${record.part}`}>
        <Facts
          facts={[
            [t('about.employer'), own.employer],
            [t('about.service'), own.serviceLabel],
            [t('about.receivedOn'), dayText(own.receivedOn, t)],
            [t('about.asked'), yuan(own.asked)],
            [t('handling.recovered'), yuan(own.recovered)],
            [t('mine.union'), own.unionName],
          ]}
        />
        <p className={styles.words}>{own.facts}</p>
      </section>
    </div>
  );
}

type OwnStep = 'object' | 'withdraw';
const PATHS: Readonly<Record<OwnStep, string>> = { object: 'objection', withdraw: 'withdrawal' };

function OwnSteps({ own }: { own: OwnLegalAid }) {
  const { t } = useTranslation('legal-aid');
  const [asked, setAsked] = useState<OwnStep | null>(null);
  if (!own.mayObject && !own.mayWithdraw) return null;
  return (
    <div className={record.actions}>
      {own.mayObject && (
        <Button type="primary" onClick={() => setAsked('object')}>
          {t('mine.object')}
        </Button>
      )}
      {own.mayWithdraw && <Button onClick={() => setAsked('withdraw')}>{t('mine.withdraw')}</Button>}
      {asked && (
        <FormModal<{ words: string }>
          open
          key={asked}
          onClose={() => setAsked(null)}
          title={t(`mine.${asked}`)}
          confirm={t(`mine.${asked}`)}
          explanation={t(`mine.explains.${asked}`)}
          send={(values) => api.post(`/portal/legal-aids/${own.id}/${PATHS[asked]}`, values)}
          refreshes={[LEGAL_AIDS]}
          said={t('mine.told')}
        >
          <Form.Item
            name="words"
            label={t(`mine.words.${asked}`)}
            rules={[{ required: true, message: t('missing', { field: t(`mine.words.${asked}`) }) }]}
          >
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
          </Form.Item>
        </FormModal>
      )}
    </div>
  );
}
