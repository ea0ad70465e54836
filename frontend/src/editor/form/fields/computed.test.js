import { describe, expect, it } from 'vitest';

import { asExpression, asLiteral, isShownAsExpression } from './computed.js';

/** @type {any} */
const text = { name: 'a', label: 'A', type: 'string' };
/** @type {any} */
const number = { name: 'n', label: 'N', type: 'number' };

describe('a value as an expression', () => {
  it.each([
    [text, 'Hello', '="Hello"'],
    [text, '{{ order.id }}', '=order.id'],
    [text, '=a + b', '=a + b'],
    [number, '3', '=3'],
  ])('is written in FEEL', (setting, value, expression) => {
    expect(asExpression(setting, value)).toBe(expression);
  });

  it('cannot be made of nothing or of several parts', () => {
    expect(asExpression(text, undefined)).toBeNull();
    expect(asExpression(text, 'Order {{ a }} and {{ b }}')).toBeNull();
    expect(asExpression(text, ['a'])).toBeNull();
  });

  it('goes back to a literal', () => {
    expect(asLiteral(text, '="Hello"')).toBe('Hello');
    expect(asLiteral(text, '=order.id')).toBe('{{ order.id }}');
    expect(asLiteral(number, '=3')).toBe('3');
    expect(asLiteral(number, '=a + b')).toBeNull();
  });
});

describe('the control of an expression', () => {
  it('is shown for = everywhere, for {{ }} where it is not part of text', () => {
    expect(isShownAsExpression(text, '=a')).toBe(true);
    expect(isShownAsExpression(text, 'Hi {{ a }}')).toBe(false);
    expect(isShownAsExpression(number, '{{ a }}')).toBe(true);
  });

  it('is never shown where only a literal is possible', () => {
    expect(isShownAsExpression({ ...text, expression: 'none' }, '=a')).toBe(false);
  });
});
