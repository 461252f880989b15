import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { Field } from '../../parts/field';

export interface WordsFieldsProps {
  readonly draft: { readonly words: string; readonly nextNeed: string; readonly nextContactOn: string };
  readonly change: (patch: { words?: string; nextNeed?: string; nextContactOn?: string }) => void;
  readonly problem: (field: string) => string | undefined;
  readonly talk?: boolean;
}

/** What the person said, what he needs, when to ask again: kept from more eyes than the rest. */
export function WordsFields({ draft, change, problem, talk = false }: WordsFieldsProps) {
  const { t } = useTranslation('visits');
  return (
    <>
      <Field label={t('words.said')} note={t('words.private')} problem={problem('words')}>
        <Input.TextArea
          aria-label={t('words.said')}
          placeholder={t(talk ? 'talk.saidExample' : 'words.saidExample')}
          value={draft.words}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 10 }}
          onChange={(event) => change({ words: event.target.value })}
        />
      </Field>
      <Field label={t('words.need')} note={t('words.private')} problem={problem('nextNeed')}>
        <Input.TextArea
          aria-label={t('words.need')}
          placeholder={t(talk ? 'talk.needExample' : 'words.needExample')}
          value={draft.nextNeed}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => change({ nextNeed: event.target.value })}
        />
      </Field>
      <Field label={t('words.again')} note={t('optional')} problem={problem('nextContactOn')}>
        <DayField
          label={t('words.again')}
          value={draft.nextContactOn || null}
          clearable
          first={todayInChina()}
          onChange={(nextContactOn) => change({ nextContactOn })}
        />
      </Field>
    </>
  );
}
