import { exactTime, fromNow, timeOfDay } from './times.js';

/**
 * A point in time: how long ago it is, or the time of day; the rest when pointed at.
 * @param {{ at: string, clock?: boolean }} props
 */
export function Time({ at, clock = false }) {
  return (
    <time class="pb-time" dateTime={at} title={exactTime(at)}>
      {clock ? timeOfDay(at) : fromNow(at)}
    </time>
  );
}
