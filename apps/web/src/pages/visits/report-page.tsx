import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { keptAnswer } from '../../api/kept-answers';
import { newKey } from '../../api/idempotency';
import type { FoundMember } from '../../api/types';
import { todayInChina } from '../../dates';
import { listDrafts } from '../../drafts/draft-store';
import { useDraft } from '../../drafts/use-draft';
import { Field, fieldProblem, showFirstProblem } from '../../parts/field';
import { MemberPicker } from '../../parts/member-picker';
import { PageHeader } from '../../parts/page-header';
import { recentMembers, rememberMember } from '../../parts/recent-members';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { StickyAction } from '../../shell/sticky-action';
import { OutgoingNotice } from './outgoing-notice';
import { begunReport, emptyReport, reportKey } from './report-draft';
import { missingIn, ReportFields } from './report-fields';
import { ReportResult } from './report-result';
import type { ReportAnswer } from './send-report';
import { useOutgoing } from './use-outgoing';
import { DUTIES, type Occasion } from './visit-types';
import styles from './visits.module.css';

export default function ReportPage() {
  const [params] = useSearchParams();
  const account = useSession().session?.accountId ?? '';
  const { about = null } = (useLocation().state ?? {}) as { readonly about?: FoundMember };
  const [opened, setOpened] = useState(() => begunReport(listDrafts(account), about)?.key ?? reportKey(newKey()));
  const key = params.get('draft') ?? opened;
  return <ReportForm key={key} draftKey={key} about={about} onAnother={() => setOpened(reportKey(newKey()))} />;
}

interface ReportFormProps {
  readonly draftKey: string;
  /** Somebody whose page it was opened from. */
  readonly about: FoundMember | null;
  readonly onAnother: () => void;
}

function ReportForm({ draftKey, about, onAnother }: ReportFormProps) {
  const { t } = useTranslation('visits');
  const form = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const { value, change } = useDraft(draftKey, {
    initial: { ...emptyReport(todayInChina()), member: about },
    title: ({ member, occasionName }) => t('report.draft', { name: member?.name ?? '', occasion: occasionName }),
    path: `/report?draft=${encodeURIComponent(draftKey)}`,
  });
  const outgoing = useOutgoing<ReportAnswer>(draftKey, 'report');
  const { session } = useSession();
  const occasions = useOccasions(value.member?.unionId ?? session?.unions[0]?.unionId);
  const missing = missingIn(value, occasions.data ?? [], true);
  const problem = (field: string) =>
    (asked && missing.includes(field) ? t(`report.missing.${field}`) : undefined) ??
    fieldProblem(outgoing.error, field);
  const send = () => {
    setAsked(true);
    if (missing.length > 0) return showFirstProblem(form.current);
    // The first press counts, also when it is mended and sent later.
    change({ reportedAt: value.reportedAt ?? new Date().toISOString() });
    void outgoing.send();
  };
  if (outgoing.state === 'sent')
    return <ReportResult name={value.member?.name ?? ''} answer={outgoing.result} onAnother={onAnother} />;
  if (outgoing.state !== 'form') return <OutgoingNotice form={outgoing} title={t('report.title')} home="/today" />;
  return (
    <div ref={form} className="nj-form">
      <PageHeader title={t('report.title')} subtitle={t('report.intro')} />
      <Who member={value.member} onChange={(member) => change({ member })} problem={problem('memberId')} />
      {occasions.isPending && <LoadingState rows={5} />}
      {occasions.isError && <ErrorState error={occasions.error} onRetry={() => void occasions.refetch()} />}
      {occasions.data && <ReportFields draft={value} change={change} occasions={occasions.data} problem={problem} />}
      <ProblemNotice error={outgoing.error} />
      <StickyAction>
        <Button type="primary" size="large" onClick={send}>
          {t('report.send')}
        </Button>
      </StickyAction>
    </div>
  );
}

const HALF_A_DAY = 12 * 60 * 60_000;

/** The union's own catalogue; kept for the way to where there is no signal. */
const useOccasions = (unionId: string | undefined) =>
  useQuery({
    queryKey: [...DUTIES, 'occasions', unionId],
    enabled: unionId !== undefined,
    gcTime: HALF_A_DAY,
    queryFn: async ({ signal }) =>
      (
        await keptAnswer(`occasions.${unionId}`, () =>
          api.get<{ items: Occasion[] }>('/staff/reportable-occasions', { unionId }, signal),
        )
      ).items,
  });

interface WhoProps {
  readonly member: FoundMember | null;
  readonly onChange: (member: FoundMember | null) => void;
  readonly problem: string | undefined;
}

/** Recent people are one tap away. */
function Who({ member, onChange, problem }: WhoProps) {
  const { t } = useTranslation('visits');
  const account = useSession().session?.accountId ?? '';
  const recent = recentMembers(account).filter(({ unionId }) => unionId);
  const pick = (one: FoundMember) => {
    rememberMember(account, one);
    onChange(one);
  };
  return (
    <Field label={t('report.who')} problem={problem}>
      <MemberPicker label={t('report.who')} value={member} onChange={onChange} />
      {!member && recent.length > 0 && (
        <div className={styles.recent}>
          <span className="nj-caption">{t('report.recent')}</span>
          {recent.map((one) => (
            <Button key={one.id} onClick={() => pick(one)}>
              {one.name}
            </Button>
          ))}
        </div>
      )}
    </Field>
  );
}
