import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../api/client';
import type { Schemas } from '../api/schemas';
import { UnionSelect, type UnionSelectProps } from './union-picker';

type Place = Schemas['UnionPlaceView'];

export interface UnionPlacePickerProps extends Pick<UnionSelectProps, 'value' | 'onChange' | 'id' | 'label'> {
  /** A union that may not be chosen: the one that the person is in. */
  readonly except?: string | undefined;
}

/** Any union of the federation by name, also outside my scope: where somebody is transferred to. */
export function UnionPlacePicker({ except, ...select }: UnionPlacePickerProps) {
  const { data, isPending, error } = useQuery({
    queryKey: ['union-places'],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => api.get<Schemas['UnionPlacesView']>('/staff/union-places', undefined, signal),
  });
  const options = useMemo(() => optionsOf(data?.items ?? [], except), [data, except]);
  return <UnionSelect {...select} options={options} loading={isPending} error={error} />;
}

function optionsOf(places: readonly Place[], except: string | undefined) {
  const byId = new Map(places.map((place) => [place.id, place]));
  const above = ({ parentId }: Place): string[] => {
    const parent = byId.get(parentId ?? '');
    return parent ? [parent.name, ...above(parent)] : [];
  };
  return places
    .filter(({ id }) => id !== except)
    .map((place) => ({ value: place.id, label: place.name, search: place.name, where: above(place).join(' · ') }));
}
