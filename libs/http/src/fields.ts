import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isCivilDate } from '@app/kernel';
import { type FieldStands, wordsOfField } from './stale-edit';

/**
 * Fields of what crosses the API: one decorator says what is accepted, what a person reads when it is not, and what
 * the OpenAPI document shows. `label` is the field's Chinese name on the screen.
 */
export interface FieldOptions {
  readonly optional?: boolean;
  /** Null is a value here ("not known"), as opposed to "not given". */
  readonly nullable?: boolean;
  readonly description?: string;
  /** Where the reading view shows a part in another place or shape: for the comparison after a refused edit. */
  readonly stands?: FieldStands;
}

interface ChoiceOptions extends FieldOptions {
  /** The Chinese names of the choices. */
  readonly names?: Readonly<Record<string, string>>;
}

const AMOUNT = /^\d{1,13}(\.\d{1,2})?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function field(
  label: string,
  options: ChoiceOptions,
  api: ApiPropertyOptions,
  ...rules: PropertyDecorator[]
): PropertyDecorator {
  const description = options.description ? `${label}: ${options.description}` : label;
  const shown = {
    ...api,
    description,
    required: !options.optional,
    nullable: options.nullable ?? false,
  } as ApiPropertyOptions;
  const skip = options.nullable ? [IsOptional()] : options.optional ? [absent, IsOptional()] : [];
  const { names, stands } = options;
  const words = wordsOfField({ label, ...(names && { names }), ...(stands && { stands }) });
  return applyDecorators(ApiProperty(shown), words, ...skip, ...rules);
}

/** What may be left out and has no empty value is left out by null too. */
const absent = Transform(({ value }) => (value === null ? undefined : value));

const trimmed = Transform(({ value }) => (typeof value === 'string' ? value.trim() : value));

/** Text of `min` (1) to `max` characters, trimmed. */
export const TextField = (label: string, options: FieldOptions & { min?: number; max: number }): PropertyDecorator => {
  const min = options.min ?? 1;
  const message =
    min > 1 ? `「${label}」要 ${min} 到 ${options.max} 个字` : `请填写「${label}」，最多 ${options.max} 个字`;
  return field(
    label,
    options,
    { type: String, minLength: min, maxLength: options.max },
    trimmed,
    IsString({ message }),
    Length(min, options.max, { message }),
  );
};

/** Secret text: taken as typed, never trimmed. */
export const SecretField = (label: string, options: FieldOptions & { min: number; max: number }): PropertyDecorator => {
  const message = `「${label}」要 ${options.min} 到 ${options.max} 个字符`;
  return field(
    label,
    options,
    { type: String, format: 'password', minLength: options.min, maxLength: options.max },
    IsString({ message }),
    Length(options.min, options.max, { message }),
  );
};

export const IdField = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, { type: String, format: 'uuid' }, Matches(UUID, { message: `请选择「${label}」` }));

export const IdsField = (label: string, options: FieldOptions & { max: number }): PropertyDecorator =>
  field(
    label,
    options,
    { type: [String], format: 'uuid', maxItems: options.max },
    IsArray({ message: `请选择「${label}」` }),
    ArrayMaxSize(options.max, { message: `「${label}」最多 ${options.max} 个` }),
    Matches(UUID, { each: true, message: `请选择「${label}」` }),
  );

/** Money as text with at most two places, "800.50"; a number is refused, since it has already lost fen. */
export const AmountField = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(
    label,
    options,
    { type: String, pattern: AMOUNT.source, example: '800.50' },
    Matches(AMOUNT, { message: `「${label}」请填金额，最多两位小数，例如 800.50` }),
  );

@ValidatorConstraint({ name: 'civilDate' })
class CivilDateRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isCivilDate(value) && value >= '1900-01-01' && value <= '2200-12-31';
  }
}

export const DateField = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(
    label,
    options,
    { type: String, format: 'date', example: '2026-03-12' },
    Validate(CivilDateRule, { message: `「${label}」请填一个日期，例如 2026-03-12` }),
  );

/** An instant, ISO 8601 with zone. */
export const InstantField = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, { type: String, format: 'date-time' }, IsString());

export const ChoiceField = (
  label: string,
  choices: readonly string[],
  options: ChoiceOptions = {},
): PropertyDecorator =>
  field(label, options, { type: String, enum: [...choices] }, IsIn([...choices], { message: `请选择「${label}」` }));

export const ChoicesField = (
  label: string,
  choices: readonly string[],
  options: ChoiceOptions = {},
): PropertyDecorator =>
  field(
    label,
    options,
    { type: [String], enum: [...choices] },
    IsArray({ message: `请选择「${label}」` }),
    IsIn([...choices], { each: true, message: `请选择「${label}」` }),
  );

export const FlagField = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  field(label, options, { type: Boolean }, IsBoolean({ message: `请选择「${label}」` }));

/** A whole number that is not money. */
export const CountField = (label: string, options: FieldOptions & { min?: number; max: number }): PropertyDecorator => {
  const [min, max] = [options.min ?? 0, options.max];
  const message = `「${label}」请填 ${min} 到 ${max} 的整数`;
  return field(
    label,
    options,
    { type: 'integer', minimum: min, maximum: max },
    Type(() => Number),
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
  );
};

export const TextsField = (
  label: string,
  options: FieldOptions & { max: number; maxItems: number },
): PropertyDecorator =>
  field(
    label,
    options,
    { type: [String], maxItems: options.maxItems },
    IsArray({ message: `请填写「${label}」` }),
    ArrayMaxSize(options.maxItems, { message: `「${label}」最多 ${options.maxItems} 项` }),
    IsString({ each: true, message: `请填写「${label}」` }),
    Length(1, options.max, { each: true, message: `「${label}」每项最多 ${options.max} 个字` }),
  );

/** The OpenAPI module knows a late type only by a function that is called `type`. */
const late = (part: () => new () => object) => ({ type: () => part() });

/** Another class inside. */
export const PartField = (label: string, part: () => new () => object, options: FieldOptions = {}): PropertyDecorator =>
  field(
    label,
    options,
    late(part),
    Type(part),
    // Without it what is not there at all, or no part at all, passes as complete.
    IsObject({ message: `请填写「${label}」` }),
    ValidateNested({ message: `「${label}」填写不完整` }),
  );

export const PartsField = (
  label: string,
  part: () => new () => object,
  options: FieldOptions & { max: number },
): PropertyDecorator =>
  field(
    label,
    options,
    { ...late(part), isArray: true, maxItems: options.max },
    IsArray({ message: `请填写「${label}」` }),
    ArrayMaxSize(options.max, { message: `「${label}」最多 ${options.max} 项` }),
    Type(part),
    // A list within the list passes as a list of complete parts.
    IsObject({ each: true, message: `「${label}」填写不完整` }),
    ValidateNested({ each: true, message: `「${label}」填写不完整` }),
  );

/** Free JSON in views; never in input. */
export const ObjectField = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: label,
    required: !options.optional,
    nullable: options.nullable ?? false,
  } as unknown as ApiPropertyOptions);
