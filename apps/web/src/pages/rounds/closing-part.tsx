import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { DetailSection } from '../../parts/detail-section';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { RoundPayments } from './round-payments';
import { type Round, roundPath, ROUNDS } from './round-types';
import styles from './rounds.module.css';

type Statement = Schemas['ClosingStatementView'];

const LINES = ['planned', 'visited', 'given', 'returned', 'left'] as const;

/** What was planned, visited, given, returned and is left; it closes only at 0.00. */
export function ClosingPart({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...ROUNDS, 'statement', round.id, round.version],
    queryFn: ({ signal }) => api.get<Statement>(`${roundPath(round.id)}/statement`, undefined, signal),
  });
  return (
    <div className={styles.sections}>
      <RoundPayments round={round} />
      <DetailSection title={t('closing.title')}>
        {isPending && <LoadingState rows={5} />}
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && <Balance statement={data} closed={round.status === 'closed'} />}
      </DetailSection>
      <Handouts round={round} />
      <Report round={round} />
    </div>
  );
}

function Balance({ statement, closed }: { statement: Statement; closed: boolean }) {
  const { t } = useTranslation('rounds');
  return (
    <div className={styles.stack}>
      <div>
        {statement.settled ? (
          <StateTag tone="done">{t(closed ? 'closing.closed' : 'closing.settled')}</StateTag>
        ) : (
          <StateTag tone="due">{t('closing.open')}</StateTag>
        )}
      </div>
      {statement.missing.length > 0 && (
        <ul className={styles.warning}>
          {statement.missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className={styles.scroll}>
        <table className={styles.statement} aria-label={t('closing.title')}>
          <thead>
            <tr>
              <th scope="col">{t('closing.line')}</th>
              <th scope="col">{t('closing.persons')}</th>
              <th scope="col">{t('closing.households')}</th>
              <th scope="col">{t('plan.cash')}</th>
              <th scope="col">{t('plan.goods')}</th>
              <th scope="col">{t('figures.total')}</th>
            </tr>
          </thead>
          <tbody>
            {LINES.map((line) => (
              <tr key={line}>
                <th scope="row">{t(`closing.lines.${line}`)}</th>
                <td>{statement[line].persons}</td>
                <td>{statement[line].households}</td>
                <td>
                  <Amount value={statement[line].cash} />
                </td>
                <td>
                  <Amount value={statement[line].goods} />
                </td>
                <td>
                  <Amount value={statement[line].total} strong />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {statement.goods.length > 0 && (
        <ul>
          {statement.goods.map((line) => (
            <li key={line.name} className="nj-number">
              {t('closing.goods', { ...line })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Every movement of cash and goods to visitors and back. */
function Handouts({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const list = useKeyset<Schemas['HandoutView']>([...ROUNDS, 'handouts', round.id, round.version], (after, signal) =>
    api.get(`${roundPath(round.id)}/handouts`, { after }, signal),
  );
  if (list.items.length === 0) return null;
  return (
    <DetailSection title={t('handout.title')}>
      <KeysetList
        list={list}
        label={t('handout.title')}
        itemKey={({ id }) => id}
        renderItem={({ visitorName, direction, cash, goodsName, quantity, unit, givenOn, byName, note }) => (
          <span className={styles.person}>
            <span>
              {t(`handout.${direction}.line`, {
                name: visitorName,
                what: cash ? yuan(cash) : `${goodsName} ${quantity} ${unit}`,
              })}
              {note && <span className="nj-caption"> · {note}</span>}
            </span>
            <span className="nj-caption">
              {byName} <RelativeDate day={givenOn} />
            </span>
          </span>
        )}
        empty=""
      />
    </DetailSection>
  );
}

/** A city's round has a hundred unions: the largest stand there, the rest are unfolded. */
const MOST_LINES = 12;

function ReportLines({ lines }: { lines: Schemas['RoundReportView']['byUnion'] }) {
  const { t } = useTranslation('rounds');
  return (
    <ul>
      {lines.map(({ label, persons, givenPersons, planned }) => (
        <li key={label} className="nj-number">
          {t('report.line', { label, persons, given: givenPersons, amount: yuan(planned) })}
        </li>
      ))}
    </ul>
  );
}

/** As it is told to the members and to the federation. */
function Report({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const { data } = useQuery({
    queryKey: [...ROUNDS, 'report', round.id, round.version],
    queryFn: ({ signal }) => api.get<Schemas['RoundReportView']>(`${roundPath(round.id)}/report`, undefined, signal),
  });
  if (!data) return null;
  const parts = [
    [t('report.byAudience'), data.byAudience],
    [t('report.byUnion'), data.byUnion],
  ] as const;
  return (
    <DetailSection title={t('report.title')}>
      <div className={styles.stack}>
        {data.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {parts.map(([title, lines]) => (
          <div key={title}>
            <h4>{title}</h4>
            <ReportLines lines={lines.slice(0, MOST_LINES)} />
            {lines.length > MOST_LINES && (
              <details className={styles.places}>
                <summary>{t('report.rest', { count: lines.length - MOST_LINES })}</summary>
                <ReportLines lines={lines.slice(MOST_LINES)} />
              </details>
            )}
          </div>
        ))}
      </div>
    </DetailSection>
  );
}
