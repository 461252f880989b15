// Whether a process that was noted is still the same one: after a restart of the machine another has its number.
import fs from 'node:fs';

/** Boot and moment at which the process began; null where the system does not say, or when there is none. */
export function identityOf(pid) {
  try {
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the name stands in brackets and may hold anything; starttime is the 20th word behind it.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whether `pid` runs and is the process whose `identity` was noted. */
export const isSame = (pid, identity) =>
  isAlive(pid) && (identity === undefined || identity === null || identityOf(pid) === identity);
