import { Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/problem';
import { type UnionNode, useUnions } from './use-unions';
import styles from './union-picker.module.css';

export interface UnionPickerProps {
  readonly value?: string | null | undefined;
  readonly onChange?: (unionId: string | null) => void;
  readonly id?: string;
  readonly label?: string;
  /** What stands there while none is chosen; by default an example of what to type. */
  readonly placeholder?: string;
  /** Leaves out what may not be chosen; unions that are dissolved are always left out. */
  readonly allows?: (union: UnionNode) => boolean;
  readonly clearable?: boolean;
  /** Without a frame, inside a sentence. */
  readonly plain?: boolean;
  readonly disabled?: boolean;
}

/** One union of my scope, by name or code; the line below a name says where it belongs. */
export function UnionPicker(props: UnionPickerProps) {
  const { value, onChange, id, label, placeholder, allows, clearable = false, plain = false } = props;
  const { tree, isPending, error } = useUnions();
  const options = useMemo(
    () =>
      tree.nodes
        .filter((union) => union.id === value || (union.status === 'active' && (allows?.(union) ?? true)))
        .map((union) => ({
          value: union.id,
          label: union.name,
          search: `${union.name} ${union.code}`.toLowerCase(),
          where: tree
            .above(union.id)
            .map(({ name }) => name)
            .join(' · '),
        })),
    [tree, allows, value],
  );
  return (
    <UnionSelect
      {...{ value, onChange, id, label, placeholder, clearable, plain, options, error }}
      disabled={props.disabled ?? false}
      loading={isPending}
    />
  );
}

/** Whose records a list shows; without a choice those of all my unions. */
export function UnionFilter({ value, onChange }: Pick<UnionPickerProps, 'value' | 'onChange'>) {
  const { t } = useTranslation('parts');
  return (
    <UnionPicker plain clearable label={t('union.filter')} placeholder={t('union.mine')} {...{ value, onChange }} />
  );
}

interface UnionOption {
  readonly value: string;
  readonly label: string;
  /** What a person may type to find it, in small letters. */
  readonly search: string;
  /** Names of what stands above it. */
  readonly where: string;
}

export interface UnionSelectProps {
  readonly value?: string | null | undefined;
  readonly onChange?: ((unionId: string | null) => void) | undefined;
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly clearable?: boolean;
  readonly plain?: boolean;
  readonly disabled?: boolean;
  readonly loading: boolean;
  readonly error: Error | null;
  readonly options: readonly UnionOption[];
}

/** Unions to choose among, wherever they were read from. */
export function UnionSelect(props: UnionSelectProps) {
  const { value, onChange, id, label, placeholder, clearable = false, plain = false, options, error } = props;
  const { t } = useTranslation('parts');
  // What has no name yet would be read as its id.
  const shown = value && options.some((each) => each.value === value) ? value : null;
  return (
    <Select<string>
      {...(id ? { id } : {})}
      className={plain ? styles.plain : styles.picker}
      variant={plain ? 'borderless' : 'outlined'}
      popupMatchSelectWidth={plain ? 320 : true}
      aria-label={label ?? t('union.label')}
      placeholder={placeholder ?? t('union.placeholder')}
      allowClear={clearable}
      disabled={props.disabled ?? false}
      loading={props.loading}
      value={shown}
      onChange={(chosen: string | undefined) => onChange?.(chosen ?? null)}
      showSearch={{
        filterOption: (typed, option) => String(option?.['search']).includes(typed.trim().toLowerCase()),
      }}
      notFoundContent={<span className={styles.nothing}>{error ? sentenceOf(error) : t('union.none')}</span>}
      options={[...options]}
      optionRender={unionLine}
    />
  );
}

function unionLine(option: { readonly data: { readonly label?: ReactNode; readonly where?: string } }) {
  const { label, where } = option.data;
  return (
    <span className={styles.line}>
      <span>{label}</span>
      {where && <span className={styles.where}>{where}</span>}
    </span>
  );
}
