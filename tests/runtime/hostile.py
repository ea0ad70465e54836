"""A hundred expressions that a person should not have written."""

from __future__ import annotations

WALKS = (
    "this",
    "globalThis",
    "self.process",
    "constructor",
    "constructor.constructor",
    'constructor.constructor("return process")()',
    "__proto__",
    "x.__proto__",
    "x.__proto__.polluted",
    "x.constructor.prototype",
    '{"__proto__": {"polluted": true}}.polluted',
    '{"constructor": 1}.constructor.constructor',
    "Object.prototype",
    "Function",
    'eval("1")',
    'require("fs")',
    'import("fs")',
    "process.env",
    "patchbay",
    "patchbay.read",
    "JSON.parse",
    'Reflect.get(x, "y")',
    "Symbol.iterator",
    "x.toString.call",
    "x.valueOf()",
    "x.hasOwnProperty",
    "[].constructor",
    '"".constructor',
    "(1).constructor",
    "function() external {java: {class: 1}}",
    "x.watch",
    "new Date()",
    "x => x",
    "`template`",
    "a ? b : c",
    "a && b",
    "a || b",
    "!a",
    "a === b",
    "delete x",
    "x = y = z",
    "x++",
)
LOOPS = tuple(
    f"for {', '.join(f'v{n} in 1..{size}' for n in range(depth))} return 1"
    for depth, size in ((1, 10**8), (2, 10**4), (3, 1000), (4, 400), (6, 60), (8, 30))
)
MEMORY = (
    'string join(for i in 1..10000000 return "xxxxxxxxxx")',
    "for i in 1..100000 return for j in 1..100000 return i",
    "[[[[1..100000]]]]",
    "flatten(for i in 1..5000 return 1..5000)",
    "concatenate(1..9000000, 1..9000000)",
    "count(1..1000000000)",
    "sum(1..100000000)",
    "sort(1..5000000, function(a, b) a > b)",
    'replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a", "bbbbbbbbbbbbbbbbbbbbbbbb")',
    "2 ** 999999999",
    "10 ** 10 ** 10",
    "some a in 1..99999, b in 1..99999 satisfies a + b = -1",
    "every a in 1..99999, b in 1..99999 satisfies a + b > 0",
)
SUBJECT = "a" * 40 + "!"
PATTERNS = tuple(
    f'matches("{SUBJECT}", "{pattern}")'
    for pattern in (
        "(a+)+$",
        "(a*)*$",
        "(a|a)*$",
        "(a|aa)+$",
        "([a-zA-Z]+)*$",
        "(.*a){25}$",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(a?){28}a{28}$|^(a+a+)+$",
        "((a+)*)*$",
        "(x+x+)+y|(a+a+)+b",
    )
)
DEEP = (
    "(" * 900 + "1" + ")" * 900,
    "[" * 900 + "]" * 900,
    "-" * 1900 + "1",
    "not(" * 400 + "true" + ")" * 400,
    "if true then " * 150 + "1",
    "x" + ".x" * 900,
    "1" + "+1" * 990,
    '{"a":' * 350 + "1" + "}" * 350,
    '"' + "\\u0041" * 300 + '"',
    "a" * 3000,
)
BROKEN = (
    "=",
    "==",
    "1 +",
    "(",
    ")",
    "}",
    "{",
    '"',
    "'",
    "\\",
    "#",
    "@",
    "while (true) {}",
    "1;2",
    "a b c",
    "1..",
    "..1",
    "[1..",
    "if",
    "for",
)
HOSTILE = (*WALKS, *LOOPS, *MEMORY, *PATTERNS, *DEEP, *BROKEN)
