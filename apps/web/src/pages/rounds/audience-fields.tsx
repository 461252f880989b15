import { Button, Checkbox, Input, InputNumber, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../parts/amount-input';
import { Field } from '../../parts/field';
import { MemberPicker } from '../../parts/member-picker';
import { useUnions } from '../../parts/use-unions';
import { GoodsLines } from '../visits/goods-lines';
import { newRule, type PlanPart, type RuleDraft } from './plan-draft';
import { PasteList } from './paste-list';
import { usePlanChoices } from './use-plan-choices';
import record from '../../parts/record.module.css';
import styles from './rounds.module.css';

const MOST = 12;

/** Whom it is for: one line per kind of people; the first line that finds a person says what he gets. */
export function AudienceFields({ draft, change, problem }: PlanPart) {
  const { t } = useTranslation('rounds');
  const { audience } = draft;
  const put = (key: number, patch: Partial<RuleDraft>) =>
    change({ audience: audience.map((rule) => (rule.key === key ? { ...rule, ...patch } : rule)) });
  const next = Math.max(0, ...audience.map(({ key }) => key)) + 1;
  return (
    <Field label={t('audience.label')} problem={problem('audience')}>
      <div className={styles.stack}>
        {audience.map((rule, index) => (
          <Rule
            key={rule.key}
            rule={rule}
            unionId={draft.unionId}
            problem={problem(`audience.${index}`)}
            change={(patch) => put(rule.key, patch)}
            remove={
              audience.length > 1 ? () => change({ audience: audience.filter(({ key }) => key !== rule.key) }) : null
            }
          />
        ))}
        {audience.length < MOST && (
          <div>
            <Button onClick={() => change({ audience: [...audience, newRule(next)] })}>{t('audience.add')}</Button>
          </div>
        )}
      </div>
    </Field>
  );
}

interface RuleProps {
  readonly rule: RuleDraft;
  readonly unionId: string | null;
  readonly problem: string | undefined;
  readonly change: (patch: Partial<RuleDraft>) => void;
  readonly remove: (() => void) | null;
}

const HARDSHIP_CATEGORIES = ['deep', 'relative', 'accident'] as const;
const MODEL_LEVELS = ['national', 'provincial', 'municipal', 'county'] as const;

function Rule({ rule, unionId, problem, change, remove }: RuleProps) {
  const { t } = useTranslation('rounds');
  const { data, isPending } = usePlanChoices(unionId);
  const categories =
    rule.code === 'hardship' ? HARDSHIP_CATEGORIES : rule.code === 'model-worker' ? MODEL_LEVELS : null;
  return (
    <div className={styles.rule}>
      <div className={styles.ruleTop}>
        <Select<string>
          aria-label={t('audience.label')}
          className={styles.wide ?? ''}
          loading={unionId !== null && isPending}
          placeholder={t('audience.placeholder')}
          value={rule.code || null}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(code) => change({ code, category: '' })}
          options={(data?.audience ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
        {remove && (
          <Button type="text" onClick={remove}>
            {t('audience.remove')}
          </Button>
        )}
      </div>
      {rule.code === 'list' && <ListedPeople rule={rule} unionId={unionId} change={change} />}
      {categories && (
        <Select<string>
          aria-label={t('audience.category')}
          className={styles.wide ?? ''}
          value={rule.category}
          onChange={(category) => change({ category })}
          options={[
            { value: '', label: t('audience.allCategories') },
            ...categories.map((value) => ({ value, label: t(`audience.categories.${value}`) })),
          ]}
        />
      )}
      {rule.code && rule.code !== 'list' && <Limits rule={rule} change={change} />}
      <Checkbox checked={rule.own} onChange={(event) => change({ own: event.target.checked })}>
        {t('audience.own')}
      </Checkbox>
      {rule.own && (
        <>
          <AmountInput aria-label={t('plan.cash')} value={rule.cash} onChange={(cash) => change({ cash })} />
          <GoodsLines value={rule.goods} onChange={(goods) => change({ goods })} />
        </>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

type RulePart = Pick<RuleProps, 'rule' | 'change'>;

/** Only from an age on, only of some unions or groups; mostly nothing of it. */
function Limits({ rule, change }: RulePart) {
  const { t } = useTranslation('rounds');
  const { tree } = useUnions();
  return (
    <details className={styles.limits} open={rule.minAge !== null || rule.unionIds.length > 0 || rule.groups !== ''}>
      <summary>{t('audience.limits')}</summary>
      <div className={styles.stack}>
        <InputNumber
          aria-label={t('audience.minAge')}
          className={styles.wide ?? ''}
          min={14}
          max={120}
          precision={0}
          prefix={t('audience.minAge')}
          suffix={t('audience.years')}
          value={rule.minAge}
          onChange={(minAge) => change({ minAge })}
        />
        <Select<string[]>
          mode="multiple"
          aria-label={t('audience.unions')}
          className={styles.wide ?? ''}
          placeholder={t('audience.unions')}
          value={[...rule.unionIds]}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(unionIds) => change({ unionIds })}
          options={tree.nodes
            .filter(({ status }) => status === 'active')
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Input
          aria-label={t('audience.groups')}
          placeholder={t('audience.groups')}
          value={rule.groups}
          autoComplete="off"
          onChange={(event) => change({ groups: event.target.value })}
        />
      </div>
    </details>
  );
}

function ListedPeople({ rule, unionId, change }: RulePart & Pick<RuleProps, 'unionId'>) {
  const { t } = useTranslation('rounds');
  const { people } = rule;
  return (
    <div className={styles.stack}>
      <MemberPicker
        key={people.length}
        label={t('audience.addPerson')}
        onChange={(member) =>
          member &&
          !people.some(({ id }) => id === member.id) &&
          change({ people: [...people, { id: member.id, name: member.name }] })
        }
      />
      <div className={styles.people}>
        {people.map(({ id, name }) => (
          <Tag
            key={id}
            closable={{ 'aria-label': t('audience.removePerson', { name }) }}
            onClose={() => change({ people: people.filter((one) => one.id !== id) })}
          >
            {name}
          </Tag>
        ))}
      </div>
      <div className={record.cardTop}>
        <span className="nj-caption">{t('audience.listed', { count: people.length })}</span>
        <PasteList
          unionId={unionId}
          onFound={(found) =>
            change({ people: [...new Map([...people, ...found].map((one) => [one.id, one])).values()] })
          }
        />
      </div>
    </div>
  );
}
