/** How the form and the API name the relative at a place of the form, from 0. */
export const keyOfPlace = (place: number): string => String(place);

/** The answers, by `<key>-<kind>`, when the person at `gone` is taken out of the form: those after him move up. */
export const answersWithout = <Answer>(
  answers: Readonly<Record<string, Answer>> | undefined,
  gone: number,
): Record<string, Answer> =>
  Object.fromEntries(
    Object.entries(answers ?? {}).flatMap(([field, answer]): [string, Answer][] => {
      const [, place, kind] = /^(\d+)-(.+)$/.exec(field) ?? [];
      if (place === undefined || Number(place) < gone) return [[field, answer]];
      return Number(place) === gone ? [] : [[`${keyOfPlace(Number(place) - 1)}-${kind}`, answer]];
    }),
  );
