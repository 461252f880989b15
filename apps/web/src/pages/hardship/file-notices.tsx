import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayText } from '../../dates';
import { DetailSection } from '../../parts/detail-section';
import { StateTag, type StateTone } from '../../parts/state-tag';
import type { HardshipFile } from './hardship-types';

const TONES: Readonly<Record<string, StateTone>> = { hanging: 'waiting', objected: 'late', over: 'done' };

/** What hangs or hung, exactly as the public saw it. */
export function FileNotices({ file: { notices } }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  if (notices.length === 0) return null;
  return (
    <DetailSection title={t('notices.title')}>
      {notices.map((notice) => {
        const { id, round, standing, standingLabel, maskedName, unionName, categoryLabel, causeLabel } = notice;
        return (
          <div key={id}>
            <p>
              {t('notices.round', { round })} <StateTag tone={TONES[standing] ?? 'plain'}>{standingLabel}</StateTag>
            </p>
            <p>{[maskedName, unionName, categoryLabel, causeLabel].filter(Boolean).join(' · ')}</p>
            <p className="nj-caption">
              {t('notices.period', {
                from: dayText(notice.publishedOn, t),
                until: dayText(notice.untilOn, t),
                days: notice.workingDays,
              })}
              {notice.objections > 0 && ` · ${t('notices.objections', { count: notice.objections })}`}
            </p>
            {standing === 'hanging' && <Link to="/notices">{t('notices.look')}</Link>}
          </div>
        );
      })}
    </DetailSection>
  );
}
