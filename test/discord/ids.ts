/** Discord's first millisecond. https://docs.discord.com/developers/reference#snowflakes */
const EPOCH = 1_420_070_400_000n;

/** Makes snowflakes: 19 digits today, unique and rising, in the order in which they were asked for. */
export type NextId = () => string;

/** A source of snowflakes of its own, on a clock in milliseconds since 1970. */
export function createIds(now: () => number): NextId {
  let last = 0n;
  return () => {
    const made = (BigInt(now()) - EPOCH) << 22n;
    last = made > last ? made : last + 1n;
    return last.toString();
  };
}

/** When a snowflake was made, as Discord writes times. */
export function timestampOf(id: string): string {
  return new Date(Number((BigInt(id) >> 22n) + EPOCH)).toISOString().replace('Z', '000+00:00');
}
