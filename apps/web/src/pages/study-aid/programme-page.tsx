import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { ConfirmButton } from '../../parts/confirm-button';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useUnions } from '../../parts/use-unions';
import { type Programme, STUDY, toneOf } from './study-types';
import record from '../../parts/record.module.css';

/** echarts comes only with who looks at the outlook. */
const FundOutlook = lazy(() => import('./fund-outlook'));

export const useProgramme = (id: string) =>
  useQuery({
    queryKey: [...STUDY, 'programme', id],
    enabled: id !== '',
    queryFn: ({ signal }) => api.get<Programme>(`/staff/study-programmes/${id}`, undefined, signal),
  });

/** Who works below the union that gives sees the rules, not its money. */
const useWithin = (unionId: string | undefined): boolean => {
  const { tree } = useUnions();
  return unionId !== undefined && tree.byId.has(unionId);
};

/** What a programme says, what may be done, and how long its money lasts. */
export default function ProgrammePage() {
  const { t } = useTranslation('study');
  const { programmeId = '' } = useParams();
  const { data: programme, isPending, error, refetch } = useProgramme(programmeId);
  const isWithin = useWithin(programme?.unionId);
  return (
    <>
      <PageHeader
        title={programme?.name ?? t('programmes.one')}
        subtitle={
          programme && (
            <>
              <StateTag tone={toneOf(programme.status)}>{programme.statusLabel}</StateTag> {programme.unionName} ·{' '}
              {programme.kindLabel}
            </>
          )
        }
        back="/study-aid/programmes"
        actions={programme && <Actions programme={programme} />}
      />
      {isPending && <LoadingState rows={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {programme && (
        <div className={record.column}>
          <Plan programme={programme} />
          {programme.fundAccountId && isWithin && (
            <Suspense fallback={<LoadingState rows={6} />}>
              <FundOutlook programmeId={programme.id} />
            </Suspense>
          )}
        </div>
      )}
    </>
  );
}

function Actions({ programme: { id, version, mayChange, mayOpen, mayClose } }: { programme: Programme }) {
  const { t } = useTranslation('study');
  const navigate = useNavigate();
  const turn = useChange<'opening' | 'closing'>({
    send: (step) => api.post(`/staff/study-programmes/${id}/${step}`, {}, { version }),
    refreshes: [STUDY],
    said: t('done'),
  });
  return (
    <div className={record.actions}>
      {mayChange && (
        <Button onClick={() => void navigate(`/study-aid/programmes/${id}/edit`)}>{t('programmes.change')}</Button>
      )}
      {mayClose && (
        <ConfirmButton
          question={t('programmes.closeMeans')}
          confirm={t('programmes.close')}
          onConfirm={() => turn.mutate('closing')}
        >
          {t('programmes.close')}
        </ConfirmButton>
      )}
      {mayOpen && (
        <Button type="primary" loading={turn.isPending} onClick={() => turn.mutate('opening')}>
          {t('programmes.open')}
        </Button>
      )}
    </div>
  );
}

function Plan({ programme }: { programme: Programme }) {
  const { t } = useTranslation('study');
  const isWithin = useWithin(programme.unionId);
  const { kind, maxYears, levelWords, applyFrom, applyUntil, renewalOn, proofUntil, resumeUntil } = programme;
  const { needsFile, lapseRuleLabel, exclusionWords, exclusive, fundAccountId, fundName, budget, publicityDays } =
    programme;
  return (
    <section className={`nj-card ${record.part}`}>
      <DetailSection title={t('programmes.rules')}>
        <Facts
          facts={[
            [t('fields.levels'), levelWords],
            [t('fields.maxYears'), t('programmes.years', { count: maxYears })],
            [t('fields.window'), t('programmes.fromTo', { from: monthDay(applyFrom, t), to: monthDay(applyUntil, t) })],
            [
              t('fields.renewal'),
              kind === 'tracked' &&
                t('programmes.renewal', {
                  on: monthDay(renewalOn, t),
                  proof: monthDay(proofUntil, t),
                  resume: monthDay(resumeUntil, t),
                }),
            ],
            [t('facts.file'), t(needsFile ? 'programmes.fileNeeded' : 'programmes.fileNotNeeded')],
            [t('fields.lapseRule'), needsFile && lapseRuleLabel],
            [t('fields.exclusions'), exclusionWords],
            [t('facts.besides'), t(exclusive ? 'programmes.exclusive' : 'programmes.notExclusive')],
            [
              t('fields.fund'),
              fundAccountId && isWithin ? (
                <Link key="fund" to={`/funds/${fundAccountId}`}>
                  {fundName}
                </Link>
              ) : (
                fundName
              ),
            ],
            [t('fields.budget'), budget && yuan(budget)],
            [
              t('fields.publicity'),
              publicityDays > 0 ? t('programmes.publicity', { count: publicityDays }) : t('programmes.noPublicity'),
            ],
            [t('fields.note'), programme.note],
          ]}
        />
      </DetailSection>
      <DetailSection title={t('fields.amounts')}>
        {programme.amounts.length === 0 && <p className="nj-caption">{t('programmes.noAmounts')}</p>}
        <ul className={record.lines}>
          {programme.amounts.map(({ level, levelLabel, category, categoryLabel, amount, validFrom }) => (
            <DetailLine
              key={`${level} ${category} ${validFrom}`}
              note={t('programmes.from', { day: dayText(validFrom, t) })}
              end={<Amount value={amount} />}
            >
              {levelLabel} · {categoryLabel}
            </DetailLine>
          ))}
        </ul>
      </DetailSection>
    </section>
  );
}

/** '08-15' as it is read; nothing where the programme has no such day. */
const monthDay = (day: string | null, t: TFunction<'study'>): string => {
  const [month, date] = (day ?? '').split('-').map(Number);
  return month && date ? t('programmes.monthDay', { month, day: date }) : '';
};
