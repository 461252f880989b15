import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate, RelativeInstant } from '../../parts/relative-date';
import { StickyAction } from '../../shell/sticky-action';
import { Notice } from './outgoing-notice';
import type { ReportAnswer } from './send-report';

export interface ReportResultProps {
  readonly name: string;
  /** null: it was sent later, by itself. */
  readonly answer: ReportAnswer | null;
  readonly onAnother: () => void;
}

/** What came of the report: a new duty with its deadline, or one that somebody had told of before. */
export function ReportResult({ name, answer, onAnother }: ReportResultProps) {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  return (
    <div className="nj-form">
      <PageHeader title={t('report.title')} />
      {answer ? <Outcome name={name} answer={answer} /> : <Notice title={t('report.sentLater')} />}
      <StickyAction>
        <Button size="large" onClick={onAnother}>
          {t('report.another')}
        </Button>
        {answer ? (
          <Button type="primary" size="large" onClick={() => void navigate(`/duties/${answer.id}`)}>
            {t('report.open')}
          </Button>
        ) : (
          <Button type="primary" size="large" onClick={() => void navigate('/today')}>
            {t('outgoing.home')}
          </Button>
        )}
      </StickyAction>
    </div>
  );
}

function Outcome({ name, answer }: { name: string; answer: ReportAnswer }) {
  const { t } = useTranslation('visits');
  const { joined, number, deadlineOn, first, status, lacksConsent } = answer;
  const awaited = ['open', 'assigned', 'accepted'].includes(status);
  return (
    <Notice title={t(joined ? 'report.joined' : 'report.opened', { name })}>
      <p className="nj-number">{number}</p>
      {joined && first && (
        <p>
          {t('report.firstBy', { name: first.name })}
          <RelativeInstant at={first.at} />
        </p>
      )}
      {awaited && (
        <p>
          {t('report.deadline')}
          <RelativeDate day={deadlineOn} />
        </p>
      )}
      {lacksConsent && <p>{t('report.lacksConsent', { name })}</p>}
      {!joined && <p className="nj-caption">{t('report.youAreFirst')}</p>}
    </Notice>
  );
}
