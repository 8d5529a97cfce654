/** A first and a last civil day. */
export type Days = readonly [string, string];

/** The first and last day of the month so many months before that of a day. */
export function monthBack(today: string, back: number): Days {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const day = (offset: number, of: number) => new Date(Date.UTC(year, month - 1 - back + offset, of)).toISOString().slice(0, 10);
  return [day(0, 1), day(1, 0)];
}
