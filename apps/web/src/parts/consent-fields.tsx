import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Schemas } from '../api/schemas';
import { type AskedConsent, fieldOf, mayBeGrown } from './consent-answers';
import styles from './consent-fields.module.css';
import { SegmentedChoice } from './segmented-choice';

export * from './consent-answers';

export type ConsentText = Schemas['ConsentTextView'];

/** What is told before a separate consent. */
export function useConsentTexts(): readonly ConsentText[] {
  const { data } = useQuery({
    queryKey: ['consent-texts'],
    queryFn: ({ signal }) => api.get<Schemas['ConsentTextsView']>('/consent-texts', undefined, signal),
    staleTime: 3_600_000,
  });
  return data?.items ?? [];
}

export interface ConsentFieldsProps {
  readonly asked: readonly AskedConsent[];
  /** Under which the answers stand in the form. */
  readonly name: string;
  /** An officer writes down how it was given; on his own pages a member ticks. */
  readonly byOfficer: boolean;
  /** Who usually speaks for the child. */
  readonly guardian?: string | undefined;
  /** A form that is for nothing else cannot be sent without it. */
  readonly needed?: boolean;
}

/** 单独同意: what it is for, who sees it, what happens without it, and the tick of each person. */
export function ConsentFields({ asked, name, byOfficer, guardian, needed = false }: ConsentFieldsProps) {
  const texts = useConsentTexts();
  return asked.map((one) => (
    <ConsentField
      key={fieldOf(one)}
      asked={one}
      path={[name, fieldOf(one)]}
      byOfficer={byOfficer}
      guardian={guardian}
      needed={needed}
      text={texts.find(({ kind }) => kind === one.kind)}
    />
  ));
}

interface ConsentFieldProps {
  readonly asked: AskedConsent;
  readonly path: readonly string[];
  readonly byOfficer: boolean;
  readonly guardian: string | undefined;
  readonly needed: boolean;
  readonly text: ConsentText | undefined;
}

function ConsentField({ asked, path, byOfficer, guardian, needed, text }: ConsentFieldProps) {
  const { t } = useTranslation('consents');
  const form = Form.useFormInstance();
  const agreed = Form.useWatch<boolean | undefined>([...path, 'agreed'], form);
  const givenBy = Form.useWatch<string | undefined>([...path, 'givenBy'], { form, preserve: true });
  const isChild = asked.kind === 'child';
  const isEither = mayBeGrown(asked);
  return (
    <div className={`nj-card ${styles.consent}`}>
      <strong>{useAskedTitle(asked)}</strong>
      {text && <ConsentTold text={text} />}
      <Form.Item
        name={[...path, 'agreed']}
        valuePropName="checked"
        className={styles.tick ?? ''}
        rules={
          needed
            ? [
                {
                  validator: async (_, agreed) => {
                    if (!agreed) throw new Error(t(byOfficer ? 'missing.agreed' : 'missing.agreedOwn'));
                  },
                },
              ]
            : []
        }
      >
        <Checkbox>{t(`agreed.${byOfficer ? 'officer' : 'own'}.${agreedWord(asked)}`, { name: asked.name })}</Checkbox>
      </Form.Item>
      {agreed && !asked.byGuardian && (!isChild || isEither) && (
        <Form.Item name={[...path, 'givenBy']} label={t('givenBy')} initialValue={isChild ? 'guardian' : 'self'}>
          <SegmentedChoice
            label={t('givenBy')}
            choices={(['self', 'guardian'] as const).map((value) => ({
              value,
              label: t(`${isEither ? 'giversByAge' : 'givers'}.${value}`),
            }))}
          />
        </Form.Item>
      )}
      {agreed && (asked.byGuardian || (isChild && !isEither) || givenBy === 'guardian') && (
        <GuardianFields path={path} isChild={isChild} guardian={guardian} />
      )}
      {agreed && byOfficer && <ConsentMeansField name={[...path, 'means']} />}
    </div>
  );
}

/** How somebody said it to the officer who writes it down. */
export function ConsentMeansField({ name }: { name: readonly string[] }) {
  const { t } = useTranslation('consents');
  return (
    <Form.Item name={[...name]} label={t('means')} rules={[{ required: true, message: t('missing.means') }]}>
      <SegmentedChoice
        label={t('means')}
        choices={(['signed', 'oral'] as const).map((value) => ({ value, label: t(`meansOf.${value}`) }))}
      />
    </Form.Item>
  );
}

const agreedWord = (asked: AskedConsent) => {
  if (asked.byGuardian) return 'guardian';
  if (asked.kind !== 'child') return 'self';
  return mayBeGrown(asked) ? 'either' : 'guardian';
};

/** 张三：医疗健康信息; 张小明（9岁）：由监护人同意 */
export function useAskedTitle({ name, kind, age, receiver }: Omit<AskedConsent, 'key'>): string {
  const { t } = useTranslation('consents');
  const what = useConsentWords();
  if (kind !== 'child') return t('asked.adult', { name, what: what({ kind, receiver }) });
  return age === null ? t('asked.unknownAge', { name }) : t('asked.child', { name, age });
}

/** 医疗健康信息; 向市职工互助保障会提供理赔材料 */
export function useConsentWords(): (
  of: Pick<AskedConsent, 'kind'> & { receiver?: string | null | undefined },
) => string {
  const { t } = useTranslation('consents');
  return ({ kind, receiver }) => (receiver ? t('provisionTo', { who: receiver }) : t(`kinds.${kind}`));
}

export function ConsentTold({ text }: { text: ConsentText }) {
  const { t } = useTranslation('consents');
  return (
    <dl className={styles.told}>
      {(['use', 'seenBy', 'without', 'withdrawal'] as const).map((part) => (
        <div key={part}>
          <dt>{t(`told.${part}`)}</dt>
          <dd>{text[part]}</dd>
        </div>
      ))}
    </dl>
  );
}

const GUARDIANS = ['parent', 'grandparent', 'spouse', 'child', 'other'] as const;

function GuardianFields(props: { path: readonly string[]; isChild: boolean; guardian: string | undefined }) {
  const { path, isChild, guardian } = props;
  const { t } = useTranslation('consents');
  const relations = isChild ? GUARDIANS.filter((one) => one !== 'spouse' && one !== 'child') : GUARDIANS;
  return (
    <>
      <div className={styles.pair}>
        <Form.Item
          name={[...path, 'guardianName']}
          label={t('guardianName')}
          initialValue={isChild ? guardian : undefined}
          rules={[{ required: true, whitespace: true, message: t('missing.guardian') }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name={[...path, 'guardianRelation']}
          label={t('guardianRelation')}
          {...(isChild ? { initialValue: 'parent' } : {})}
          rules={[{ required: true, message: t('missing.relation') }]}
        >
          <Select options={relations.map((value) => ({ value, label: t(`guardians.${value}`) }))} />
        </Form.Item>
      </div>
      {!isChild && (
        <Form.Item
          name={[...path, 'word']}
          label={t('word')}
          rules={[{ required: true, whitespace: true, message: t('missing.word') }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
    </>
  );
}
