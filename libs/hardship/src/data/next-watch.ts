/**
 * After the exit the household is visited after 3, 6 and 12 months (domain rules §2.4): the next of those days that no visit
 * stands for yet, of the file `f`. A visit stands for the days until a month after it.
 */
export const NEXT_WATCH = `(SELECT v.due_on FROM (
      SELECT (f.exited_on + make_interval(months => m))::date AS due_on FROM unnest(ARRAY[3, 6, 12]) m) v
      WHERE v.due_on > coalesce((SELECT max(r.held_on) + 31
        FROM hardship.file_record r WHERE r.tenant_id = f.tenant_id AND r.file_id = f.id AND r.kind = 'watch'), f.exited_on)
      ORDER BY v.due_on LIMIT 1)`;
