// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { LiveUpdates } from './LiveUpdates.js';

/** A WebSocket that connects to nothing. */
class Wire extends EventTarget {
  /** @param {URL} address */
  constructor(address) {
    super();
    this.address = address;
    wires.push(this);
  }

  /** @param {number} code */
  drop(code = 1006) {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }

  open() {
    this.dispatchEvent(new Event('open'));
  }

  /** @param {object} message */
  say(message) {
    const data = JSON.stringify(message);
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  close() {
    this.drop(1000);
  }
}

/** @type {Wire[]} */
let wires = [];
const listener = { changed: vi.fn(), refused: vi.fn() };
/** @type {LiveUpdates} */
let live;

beforeEach(() => {
  wires = [];
  vi.clearAllMocks();
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Wire);
  live = new LiveUpdates('/ws/requests/1/', listener);
  live.start();
});

afterEach(() => {
  live.end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells what the server says', () => {
  wires[0].open();
  wires[0].say({ type: 'changed', revision: 4 });

  expect(wires[0].address.protocol).toBe('ws:');
  expect(listener.changed).toHaveBeenCalledWith({ type: 'changed', revision: 4 });
});

it('says nothing about a first connection', () => {
  wires[0].open();

  expect(listener.changed).not.toHaveBeenCalled();
});

it('connects again, and then looks for what was missed', () => {
  wires[0].open();
  wires[0].drop();
  vi.advanceTimersByTime(2000);
  wires[1].open();

  expect(listener.changed).toHaveBeenCalledWith(null);
});

it('waits longer each time', () => {
  for (let round = 0; round < 8; round += 1) {
    wires[wires.length - 1].drop();
    vi.advanceTimersToNextTimer();
    vi.advanceTimersByTime(15_000);
  }
  const waited = wires.length;
  wires[waited - 1].drop();
  vi.advanceTimersByTime(7000);

  expect(wires.length).toBe(waited);
});

it('asks every five seconds where no socket gets through', () => {
  wires[0].drop();
  vi.advanceTimersByTime(1000);
  wires[1].drop();
  vi.advanceTimersByTime(10_000);

  expect(listener.changed).toHaveBeenCalledTimes(2);
});

it('stops asking when a socket is there', () => {
  wires[0].drop();
  vi.advanceTimersByTime(1000);
  wires[1].drop();
  vi.advanceTimersByTime(2000);
  wires[2].open();
  listener.changed.mockClear();
  vi.advanceTimersByTime(20_000);

  expect(listener.changed).not.toHaveBeenCalled();
});

it('ends where the Request is not shared', () => {
  wires[0].drop(4404);
  vi.advanceTimersByTime(60_000);

  expect(listener.refused).toHaveBeenCalledOnce();
  expect(wires).toHaveLength(1);
});
