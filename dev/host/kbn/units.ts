// Sizes and durations as kibana.yml writes them.
// Follows elastic/kibana src/platform/packages/shared/kbn-config-schema/src
// (byte_size_value/index.ts, duration/index.ts).
import moment, { type Duration } from 'moment';

const SIZE = /^([1-9]\d*)(b|kb|mb|gb)$/;
const FACTOR: Record<string, number> = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };
const DURATION = /^(0|[1-9]\d*)(ms|s|m|h|d|w|M|y|Y)/;

/** A number, or text that is nothing but one. */
const numberOf = (value: unknown, unit: string): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return undefined;
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new Error(`Value in ${unit} is expected to be a safe positive integer.`);
  }
  return number;
};

export class ByteSizeValue {
  constructor(private readonly bytes: number) {}

  static readonly parse = (value: unknown): ByteSizeValue => {
    if (value instanceof ByteSizeValue) return value;
    const bytes = numberOf(value, 'bytes');
    if (bytes !== undefined) return new ByteSizeValue(bytes);
    const [, count, unit = ''] = SIZE.exec(String(value).toLowerCase()) ?? [];
    const factor = FACTOR[unit];
    if (count === undefined || factor === undefined) {
      throw new Error(
        "Failed to parse value as byte value. Value must be either number of bytes, or follow the format <count>[b|kb|mb|gb] (e.g., '1024kb', '200mb', '1gb'), where the number is a safe positive integer.",
      );
    }
    return new ByteSizeValue(Number(count) * factor);
  };

  getValueInBytes(): number {
    return this.bytes;
  }

  toString(): string {
    const unit = ['gb', 'mb', 'kb'].find((name) => this.bytes % (FACTOR[name] ?? 1) === 0) ?? 'b';
    return this.bytes === 0 ? '0b' : `${this.bytes / (FACTOR[unit] ?? 1)}${unit}`;
  }
}

export function parseDuration(value: unknown): Duration {
  if (moment.isDuration(value)) return value;
  const milliseconds = numberOf(value, 'milliseconds');
  if (milliseconds !== undefined) return moment.duration(milliseconds);
  let rest = String(value);
  let total = moment.duration(0);
  do {
    const [whole, count, unit] = DURATION.exec(rest) ?? [];
    if (whole === undefined) {
      throw new Error(
        `Failed to parse value as time value. Value must be a duration in milliseconds, or follow the format <count>[ms|s|m|h|d|w|M|y] (e.g. '70ms', '5s', '3d', '1y', '1m30s'), where the duration is a safe positive integer.`,
      );
    }
    total = total.add(moment.duration(Number(count), unit as moment.unitOfTime.Base));
    rest = rest.slice(whole.length);
  } while (rest !== '');
  return total;
}
