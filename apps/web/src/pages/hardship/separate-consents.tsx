import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import {
  type AskedConsent,
  type ConsentAnswers,
  ConsentFields,
  type ConsentKind,
  consentsOf,
  mayBeGrown,
  useAskedTitle,
} from '../../parts/consent-fields';
import { bornByNumber, yearsBetween } from '../../parts/age';
import { DetailLine } from '../../parts/detail-section';
import { StateTag } from '../../parts/state-tag';
import { keyOfPlace } from './consent-places';
import type { FileDraft, Household } from './hardship-types';
import styles from './hardship.module.css';

export type DraftValues = Partial<Omit<FileDraft, 'consents'>> & { readonly consents?: ConsentAnswers };
type Typed = NonNullable<DraftValues['persons']>[number];

interface Asked extends AskedConsent {
  /** Null: the holder; else the place among the persons of the form. */
  readonly person: number | null;
  readonly stands: boolean;
  /** A member himself: nobody else ticks for him in the portal. */
  readonly isMember: boolean;
}

const WELL = /^(身体)?(健康|良好|正常|一般|无|没有|好)[。.]?$/;
const tellsIllness = (health: string | null | undefined): boolean =>
  Boolean(health?.trim()) && !WELL.test(health!.trim());
const tells = ({ health, particulars }: Pick<Typed, 'health' | 'particulars'>): boolean =>
  tellsIllness(health) || Boolean(particulars?.disability);

/** Whose separate consent the form asks for as it is filled in now; the API computes the same when it is handed in. */
export function askedBy(values: DraftValues, household: Household): Asked[] {
  const persons = (values.persons ?? []) as readonly (Typed | undefined)[];
  const head = household.persons.find(({ relation }) => relation === 'head');
  const told = tells(values) || persons.some((person) => person && tells(person));
  const isCause = [values.mainCause, ...(values.otherCauses ?? [])].includes('major-illness');
  const isIllness = isCause || statesHealth(values, household);
  const asked: Asked[] = [];
  if (tells(values) || (isIllness && !told))
    asked.push({
      ...{ key: 'holder', person: null, name: head?.name ?? '', kind: 'health', age: null },
      ...{ stands: head?.consents.includes('health') ?? false, isMember: false },
    });
  persons.forEach((person, index) => {
    if (person?.name && person.relation) asked.push(...askedFor(person, index, household));
  });
  return asked;
}

const HEALTH_EXPENSES: ReadonlySet<string> = new Set(['medical', 'disability']);

/** As typed, else as it stands: a form without figures leaves them. */
function statesHealth({ expenses: typed, event: typedEvent }: DraftValues, { statements: [last] }: Household): boolean {
  const { expenses, event } = typed ? { expenses: typed, event: typedEvent } : { expenses: [], event: null, ...last };
  const lines = expenses as readonly (Partial<(typeof expenses)[number]> | undefined)[];
  return (
    event === 'major-illness' || lines.some((line) => HEALTH_EXPENSES.has(line?.kind ?? '') && Number(line?.yearly) > 0)
  );
}

function askedFor(person: Typed, index: number, household: Household): Asked[] {
  const known = household.persons.find(({ id }) => id === person.id);
  const bornOn = bornByNumber(person.idNumber) ?? known?.bornOn ?? null;
  const age = bornOn === null ? null : yearsBetween(bornOn, todayInChina());
  const isDescendant = person.relation === 'child' || person.relation === 'grandchild';
  const isChild = age === null ? isDescendant && !known?.isMember : age < 14;
  if (!isChild && !tells(person)) return [];
  const kind: ConsentKind = isChild ? 'child' : 'health';
  const given = known?.consents ?? [];
  const stands = given.includes(kind) || (mayBeGrown({ kind, age }) && given.includes('health'));
  const isMember = Boolean(known?.isMember) && kind === 'health';
  return [{ key: keyOfPlace(index), person: index, name: person.name, kind, age, stands, isMember }];
}

/** What goes over the wire: who agreed, by his place in the form. */
export const fileConsentsOf = (
  values: DraftValues,
  household: Household,
  byOfficer: boolean,
): FileDraft['consents'] => {
  const asked = askedBy(values, household).filter(({ stands, isMember }) => !stands && (byOfficer || !isMember));
  return consentsOf(asked, values.consents, byOfficer).map(({ key, ...consent }) => {
    const { person } = asked.find((one) => one.key === key)!;
    return person === null ? consent : { ...consent, person };
  });
};

interface SeparateConsentsProps {
  readonly household: Household;
  readonly byOfficer: boolean;
  /** Of a record that stands already, who was never asked may stay so: the API tells of whom it asks. */
  readonly needed?: boolean;
  /** What the form does not ask: who lives there and how they are, as it stands. */
  readonly standing?: DraftValues;
}

/** 单独同意: exactly what this household is asked for, changing with what is typed above. */
export function SeparateConsents({ household, byOfficer, needed = true, standing }: SeparateConsentsProps) {
  const { t } = useTranslation('consents');
  const form = Form.useFormInstance<DraftValues>();
  const values = Form.useWatch((all: DraftValues) => all, form);
  const asked = askedBy({ ...standing, ...form.getFieldsValue(true), ...values }, household);
  const head = household.persons.find(({ relation }) => relation === 'head');
  return (
    <>
      <h2>{t('title')}</h2>
      <p className="nj-caption">{t(asked.length > 0 ? 'section.means' : 'section.none')}</p>
      <ul className={styles.given}>
        {asked
          .filter(({ stands }) => stands)
          .map((one) => (
            <Given key={one.key} asked={one} />
          ))}
      </ul>
      {!byOfficer &&
        asked
          .filter(({ stands, isMember }) => !stands && isMember)
          .map(({ key, name }) => <p key={key}>{t('lackingTheirs', { name })}</p>)}
      <ConsentFields
        asked={asked.filter(({ stands, isMember }) => !stands && (byOfficer || !isMember))}
        name="consents"
        byOfficer={byOfficer}
        guardian={head?.name}
        needed={needed}
      />
    </>
  );
}

function Given({ asked }: { asked: AskedConsent }) {
  const { t } = useTranslation('consents');
  return (
    <DetailLine>
      {useAskedTitle(asked)} <StateTag tone="done">{t('section.given')}</StateTag>
    </DetailLine>
  );
}
