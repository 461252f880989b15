import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { Page } from '../../api/types';
import { dayText } from '../../dates';
import { DetailSection, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { useHeldWhile } from '../../parts/use-held-while';
import record from '../../parts/record.module.css';
import { TONES } from './tones';

type Asked = Schemas['PersonalRequestView'];
type Detail = Schemas['PersonalRequestDetailView'];
type Step = 'grant' | 'refuse';

const REQUESTS = ['personal-requests'] as const;

/** What members ask about their own particulars, and the answers. */
export default function RequestsPage() {
  const { t } = useTranslation('personal-requests');
  const list = useKeyset<Asked>([...REQUESTS, 'list'], (after, signal) =>
    api.get<Page<Asked>>('/staff/personal-requests', { after }, signal),
  );
  return (
    <>
      <PageHeader title={t('desk.title')} subtitle={t('desk.intro')} />
      <KeysetList
        list={list}
        label={t('desk.title')}
        itemKey={({ id }) => id}
        renderItem={(one) => <Line request={one} />}
        empty={t('desk.empty')}
      />
    </>
  );
}

function Line({ request }: { request: Asked }) {
  const { t } = useTranslation('personal-requests');
  const [step, setStep] = useState<Step>();
  const { memberId, memberName, unionName, kind, kindName, status, statusName, words, answer, dueOn, late } = request;
  const isOpen = request.openActions.length > 0;
  return (
    <div className={record.card}>
      <DetailSection
        title={
          <>
            <Link to={`/members/${memberId}`}>{memberName}</Link> · {kindName}{' '}
            <StateTag tone={late && isOpen ? 'late' : TONES[status]}>
              {late && isOpen ? t('late') : statusName}
            </StateTag>
          </>
        }
        actions={
          isOpen && (
            <>
              {kind === 'correction' && <Link to={`/members/${memberId}/edit`}>{t('desk.correct')}</Link>}
              <Button type="primary" onClick={() => setStep('grant')}>
                {t(`desk.grant.${kind}.button`)}
              </Button>
              <Button onClick={() => setStep('refuse')}>{t('desk.refuse.button')}</Button>
            </>
          )
        }
      >
        <Facts
          facts={[
            [t('union'), unionName],
            [t('words'), words],
            [t('dueOn'), isOpen ? dayText(dueOn, t) : null],
            [t('answer'), answer],
          ]}
        />
        {isOpen && kind === 'deletion' && <Grounds id={request.id} />}
      </DetailSection>
      <AnswerModal request={request} step="grant" open={step === 'grant'} onClose={() => setStep(undefined)} />
      <AnswerModal request={request} step="refuse" open={step === 'refuse'} onClose={() => setStep(undefined)} />
    </div>
  );
}

/** What asks for keeping: as long as there is something, a deletion can only be refused. */
function Grounds({ id }: { id: string }) {
  const { t } = useTranslation('personal-requests');
  const { data } = useQuery({
    queryKey: [...REQUESTS, id],
    queryFn: ({ signal }) => api.get<Detail>(`/staff/personal-requests/${id}`, undefined, signal),
  });
  if (!data) return null;
  if (data.keepingGrounds.length === 0) return <p className="nj-caption">{t('desk.mayErase')}</p>;
  return (
    <>
      <p className="nj-caption">{t('desk.mustKeep')}</p>
      <ul>
        {data.keepingGrounds.map((ground) => (
          <li key={ground}>{ground}</li>
        ))}
      </ul>
    </>
  );
}

interface Answering {
  readonly request: Asked;
  readonly step: Step;
  readonly open: boolean;
  readonly onClose: () => void;
}

function AnswerModal({ request, step, open, onClose }: Answering) {
  const { t } = useTranslation('personal-requests');
  const { id, version, kind } = useHeldWhile(request, open);
  const needed = step === 'refuse' || kind === 'correction';
  const word = (part: string) => t(step === 'refuse' ? `desk.refuse.${part}` : `desk.grant.${kind}.${part}`);
  return (
    <FormModal<{ words?: string }, Detail>
      open={open}
      onClose={onClose}
      title={word('title')}
      confirm={word('button')}
      explanation={word('means')}
      send={({ words }) =>
        api.post(
          `/staff/personal-requests/${id}/${step === 'refuse' ? 'refusal' : 'grant'}`,
          words?.trim() ? { words } : {},
          { version },
        )
      }
      refreshes={[REQUESTS]}
      said={t('desk.answered')}
    >
      <Form.Item
        name="words"
        label={t('desk.words')}
        rules={needed ? [{ required: true, whitespace: true, message: t('desk.wordsMissing') }] : []}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
      </Form.Item>
    </FormModal>
  );
}
