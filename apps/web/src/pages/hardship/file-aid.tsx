import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { fileKey, type HardshipFile } from './hardship-types';
import record from '../../parts/record.module.css';

type Aids = Schemas['HouseholdAidsView'];

/** Every aid of the household from every case, sums by year and kind, and what it may still be given this year. */
export function FileAid({ file }: { file: HardshipFile }) {
  const { id, memberId, memberName: name, unionId, unionName, onFile } = file;
  const { t } = useTranslation('hardship');
  const asks = useSession().can('visit:report') && onFile;
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...fileKey(id), 'aid'],
    queryFn: ({ signal }) => api.get<Aids>(`/staff/hardship-files/${id}/aid`, undefined, signal),
  });
  return (
    <DetailSection
      title={t('aids.title')}
      actions={
        asks && (
          <Link to="/report" state={{ about: { id: memberId, name, unionId, unionName } }}>
            {t('aids.ask')}
          </Link>
        )
      }
    >
      {isPending && <LoadingState rows={3} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !onFile && <p className="nj-caption">{t('aids.notOnFile')}</p>}
      {data && <Shown aids={data} />}
    </DetailSection>
  );
}

function Shown({ aids: { year, caps, years, lines } }: { aids: Aids }) {
  const { t } = useTranslation('hardship');
  return (
    <>
      <p className="nj-caption">{t('aids.caps', { year })}</p>
      <ul className={record.lines}>
        {caps.map((cap) => (
          <CapLine key={cap.kindLabel} cap={cap} />
        ))}
      </ul>
      {lines.length === 0 && <p className="nj-caption">{t('aids.none')}</p>}
      {years.length > 0 && (
        <Facts
          facts={years.map(({ year: of, kindLabel, count, amount }) => [
            t('aids.sum', { year: of, kind: kindLabel, count }),
            <Amount key={`${of}${kindLabel}`} value={amount} />,
          ])}
        />
      )}
      <ul className={record.lines}>
        {lines.map(({ id, occasionName, recipientName, amount, on, unionName, paid }) => (
          <DetailLine key={id} note={[dayText(on, t), unionName].join(' · ')} end={<Amount value={amount} />}>
            <Link to={`/disbursements/${id}`}>
              {occasionName} · {recipientName}
            </Link>{' '}
            {!paid && <StateTag tone="waiting">{t('aids.underWay')}</StateTag>}
          </DetailLine>
        ))}
      </ul>
    </>
  );
}

function CapLine({
  cap: { kindLabel, words, limit, given, underWay, left, beyondLabel },
}: {
  cap: Aids['caps'][number];
}) {
  const { t } = useTranslation('hardship');
  const stands = [
    t('aids.given', { amount: yuan(given) }),
    underWay !== '0.00' && t('aids.inHand', { amount: yuan(underWay) }),
    left === '0.00' && beyondLabel,
  ];
  return (
    <DetailLine
      note={[limit !== null && t('aids.limit', { amount: yuan(limit), words }), ...stands].filter(Boolean).join(' · ')}
      end={left === null ? t('aids.noStandard') : <span>{t('aids.left', { amount: yuan(left) })}</span>}
    >
      {kindLabel}
    </DetailLine>
  );
}
