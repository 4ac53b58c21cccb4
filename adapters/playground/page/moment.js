/** How moments are told: in the browser's own language and time zone. */
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const brief = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});

/**
 * Such as Sunday 29 November, 18:01.
 *
 * @param {Date} moment
 */
export const sayMoment = (moment) => `${day.format(moment)}, ${time.format(moment)}`;

/**
 * The same in short.
 *
 * @param {Date} moment
 */
export const sayBriefly = (moment) => brief.format(moment);
