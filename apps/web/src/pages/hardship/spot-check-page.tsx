import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { DetailLine, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { RecordFields } from './action-fields';
import { CHECKS } from './hardship-types';
import record from '../../parts/record.module.css';
import styles from './hardship.module.css';

type Check = Schemas['SpotCheckView'];
type Item = Check['items'][number];

/** One draw: its list, what was found, and the seed by which it can be drawn again. */
export default function SpotCheckPage() {
  const { t } = useTranslation('hardship');
  const { checkId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...CHECKS, checkId],
    queryFn: ({ signal }) => api.get<Check>(`/staff/spot-checks/${checkId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={t('checks.one')}
        subtitle={data && [data.unionName, dayText(data.drawnOn, t)].join(' · ')}
        back="/hardship/spot-checks"
      />
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Content check={data} />}
    </>
  );
}

function Content({ check }: { check: Check }) {
  const { t } = useTranslation('hardship');
  const { items, population, onFile, percent, seed, repeats, drawnByName } = check;
  const checked = items.filter((item) => item.conforms !== null).length;
  return (
    <div className={record.columns}>
      <ul className={`nj-card ${record.part} ${record.lines}`}>
        {items.map((item) => (
          <ItemLine key={item.id} check={check} item={item} />
        ))}
      </ul>
      <section className={`nj-card ${record.part}`}>
        <Facts
          facts={[
            [t('checks.result'), t('checks.progress', { checked, drawn: items.length })],
            [
              t('checks.differing'),
              t('counts.households', { count: items.filter((i) => i.conforms === false).length }),
            ],
            [t('checks.from'), t('checks.fromMeans', { onFile, population, percent })],
            [t('checks.by'), drawnByName],
            [
              t('checks.seed'),
              <code key="seed" className={styles.seed}>
                {seed}
              </code>,
            ],
          ]}
        />
        <p className="nj-caption">{t(repeats ? 'checks.repeats' : 'checks.broken')}</p>
      </section>
    </div>
  );
}

function ItemLine({ check, item }: { check: Check; item: Item }) {
  const { t } = useTranslation('hardship');
  const [open, setOpen] = useState(false);
  const { place, fileId, memberName, unionName, categoryLabel, officerName, conforms, checkedOn, checkedByName } = item;
  const found =
    conforms !== null && checkedOn
      ? [dayText(checkedOn, t), checkedByName].join(' ')
      : officerName && t('checks.officer', { name: officerName });
  return (
    <DetailLine
      note={[unionName, found].filter(Boolean).join(' · ')}
      end={
        conforms === null ? (
          <Button onClick={() => setOpen(true)}>{t('checks.record')}</Button>
        ) : (
          <StateTag tone={conforms ? 'done' : 'late'}>{t(conforms ? 'records.conforms' : 'records.differs')}</StateTag>
        )
      }
    >
      {place}. <Link to={`/hardship/${fileId}`}>{[memberName, categoryLabel].filter(Boolean).join(' · ')}</Link>
      <FormModal<Record<string, unknown>>
        open={open}
        onClose={() => setOpen(false)}
        title={t('checks.record')}
        confirm={t('checks.record')}
        explanation={t('checks.recordMeans')}
        initial={{ conforms: true }}
        send={(values) =>
          api.post(`/staff/spot-checks/${check.id}/items/${item.id}/result`, values, { version: item.version })
        }
        refreshes={[CHECKS]}
        said={t('done')}
      >
        <RecordFields action="spot-check" />
      </FormModal>
    </DetailLine>
  );
}
