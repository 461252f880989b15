import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { ProblemNotice } from '../../parts/states';
import type { ListedPerson } from './plan-draft';
import styles from './rounds.module.css';

type Matched = Schemas['PeopleListView'];

export interface PasteListProps {
  readonly unionId: string | null;
  readonly onFound: (people: readonly ListedPerson[]) => void;
}

/** A list copied out of Excel, compared with the register; what does not match says why. */
export function PasteList({ unionId, onFound }: PasteListProps) {
  const { t } = useTranslation('rounds');
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const match = useChange<string, Matched>({
    problems: 'inline',
    send: (pasted) => api.post('/staff/round-lists', { unionId, rows: rowsOf(pasted) }),
    onDone: ({ rows }) =>
      onFound(
        rows.flatMap(({ verdict, memberId, memberName }) =>
          verdict === 'found' && memberId ? [{ id: memberId, name: memberName ?? '' }] : [],
        ),
      ),
  });
  const close = () => {
    setOpen(false);
    setText('');
    match.reset();
  };
  return (
    <>
      <Button disabled={unionId === null} onClick={() => setOpen(true)}>
        {t('paste.button')}
      </Button>
      <Modal
        open={open}
        title={t('paste.title')}
        centered
        okText={t(match.data ? 'paste.done' : 'paste.confirm')}
        okButtonProps={{ disabled: text.trim() === '' }}
        confirmLoading={match.isPending}
        onOk={() => (match.data ? close() : match.mutate(text))}
        onCancel={close}
      >
        <div className={styles.stack}>
          {match.data ? (
            <Result matched={match.data} lines={linesOf(text)} />
          ) : (
            <>
              <p>{t('paste.means')}</p>
              <Input.TextArea
                aria-label={t('paste.label')}
                placeholder={t('paste.example')}
                value={text}
                autoSize={{ minRows: 6, maxRows: 14 }}
                onChange={(event) => setText(event.target.value)}
              />
            </>
          )}
          <ProblemNotice error={match.error} />
        </div>
      </Modal>
    </>
  );
}

function Result({ matched, lines }: { matched: Matched; lines: readonly string[] }) {
  const { t } = useTranslation('rounds');
  const rest = matched.rows.filter(({ verdict }) => verdict !== 'found');
  return (
    <div aria-live="polite">
      <p>{t('paste.found', { count: matched.found })}</p>
      {rest.length > 0 && (
        <>
          <p>{t('paste.unknown')}</p>
          <ul>
            {rest.map(({ row, words }) => (
              <li key={row}>
                {lines[row - 1]?.split(/[\t,，]/)[0]} <span className="nj-caption">{words}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');

const ID_NUMBER = /^[0-9A-Za-z()（）]{7,20}$/;

/** The cell that looks like a number of a document is one; the first other cell is the name, the next the union. */
function rowsOf(text: string): readonly object[] {
  return linesOf(text).map((line) => {
    const cells = line.split(/[\t,，]+| {2,}/).map((cell) => cell.trim().replace(/^'/, ''));
    const idNumber = cells.find((cell) => ID_NUMBER.test(cell) && /\d/.test(cell));
    const [name, unionName] = cells.filter((cell) => cell !== '' && cell !== idNumber && !/^\d{1,4}$/.test(cell));
    return { ...(name ? { name } : {}), ...(idNumber ? { idNumber } : {}), ...(unionName ? { unionName } : {}) };
  });
}
