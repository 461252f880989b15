import type { FigureDefinition, FigureGroup, FigureUnit, Measure } from '../../domain/figure';

type Brief = Pick<FigureDefinition, 'code' | 'name' | 'sentence'> & {
  readonly only?: string;
  readonly inPeriod?: boolean;
  readonly byKey?: boolean;
  readonly partOf?: string;
};

interface Kind {
  readonly unit: FigureUnit;
  readonly measure: Measure;
}

const figure = (
  ledger: string,
  group: FigureGroup,
  overPeople: boolean,
  brief: Brief,
  kind: Kind,
): FigureDefinition => ({
  ...{ ledger, group, overPeople, byKey: false },
  ...{ adds: 'distinct' in kind.measure ? ('distinct' as const) : ('additive' as const) },
  ...kind,
  ...brief,
});

/** Short forms of a ledger's figures: what is counted says the unit. */
export const figuresOf = (ledger: string, group: FigureGroup, overPeople = true) => ({
  households: (brief: Brief) =>
    figure(ledger, group, overPeople, brief, { unit: 'households', measure: { distinct: 'household_id' } }),
  persons: (brief: Brief) =>
    figure(ledger, group, overPeople, brief, { unit: 'persons', measure: { distinct: 'person_id' } }),
  distinct: (unit: FigureUnit, column: 'academic_year', brief: Brief) =>
    figure(ledger, group, false, brief, { unit, measure: { distinct: column } }),
  personTimes: (brief: Brief) =>
    figure(ledger, group, overPeople, brief, { unit: 'person-times', measure: { count: 'rows' } }),
  rows: (unit: FigureUnit, brief: Brief) =>
    figure(ledger, group, overPeople, brief, { unit, measure: { count: 'rows' } }),
  sum: (unit: FigureUnit, column: string, brief: Brief) =>
    figure(ledger, group, overPeople, brief, { unit, measure: { sum: column } }),
  yuan: (column: string, brief: Brief) =>
    figure(ledger, group, overPeople, brief, { unit: 'yuan', measure: { sum: column } }),
});
