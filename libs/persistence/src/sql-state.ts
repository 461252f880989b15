import { DatabaseError } from 'pg';

/** SQLSTATE of an error from the driver or from TypeORM around it. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof DatabaseError) return error.code;
  const driverError = (error as { driverError?: unknown } | null)?.driverError;
  return driverError instanceof Error ? (driverError as { code?: string }).code : undefined;
}
