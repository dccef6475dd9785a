// How numbers and states are written.

export const NONE = '–';

/** A duration in milliseconds as m:ss, from an hour on as h:mm:ss. */
export function duration(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

export function percent(value) {
  return value === undefined ? NONE : `${value} %`;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The time of day, from milliseconds since 1970. */
export function clockTime(millis) {
  return clock.format(new Date(millis));
}

const numbers = new Intl.NumberFormat('en');

export function count(value) {
  return numbers.format(value);
}

/** The words for call states, in the order in which calls are listed. */
export const CALL_STATES = new Map([
  ['WAITING', 'Waiting'],
  ['RINGING', 'Ringing'],
  ['TALKING', 'Talking'],
  ['ON_HOLD', 'On hold'],
  ['WRAP_UP', 'Wrap-up'],
  ['ROUTING', 'Routing'],
]);

const MEDIA = new Map([
  ['phone', 'Phone'],
  ['chat', 'Chat'],
  ['email', 'E-mail'],
]);

export function callType(call) {
  const media = MEDIA.get(call.media) ?? call.media ?? 'Call';
  return call.outbound ? `${media}, out` : media;
}
