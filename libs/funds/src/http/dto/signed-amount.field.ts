import { type FieldOptions, TextField } from '@app/http';

/** Money in a view that may be below zero, "-800.50". Never in input. */
export const SignedAmountField = (label: string, options: FieldOptions = {}): PropertyDecorator =>
  TextField(label, { ...options, max: 20, description: options.description ?? '金额，减少为负' });
