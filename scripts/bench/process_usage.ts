// What another process used so far, as Linux tells it in /proc.
import { readFileSync } from 'node:fs';

/** Linux gives CPU times to programs in hundredths of a second, whatever its own clock. */
const MICROSECONDS_A_TICK = 10_000;
/** Of utime in /proc/<pid>/stat, behind the name in brackets that may hold anything. */
const USER_TIME = 11;

/** User and system time in microseconds. */
export function cpuMicroseconds(pid: number): number {
  const stat = readProc(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[USER_TIME]) + Number(fields[USER_TIME + 1]);
  return ticks * MICROSECONDS_A_TICK;
}

/** The most physical memory that it ever held. */
export function peakMemoryBytes(pid: number): number {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(pid, 'status'))?.[1];
  return Number(kibibytes) * 1024;
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (cause) {
    const message = `/proc/${pid}/${file} cannot be read; run the benchmark on Linux.`;
    throw new Error(message, { cause });
  }
}
