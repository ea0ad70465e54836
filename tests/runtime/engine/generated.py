"""Diagrams made by chance: block-structured ones, and free ones."""

from __future__ import annotations

from hypothesis import strategies as st

STEPS = ("service", "user", "task", "catch")
BLOCKS = ("step", "sequence", "and", "xor", "or", "loop", "sub", "multi", "border")
FREE = ("service", "user", "task", "xor", "and", "or", "catch", "end")


class Blocks:
    """Writes a block-structured diagram, whose joins fit their splits."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.number = 0

    def name(self, kind: str) -> str:
        """Return an id that is not used yet."""
        self.number += 1
        return f"{kind}{self.number}"

    def block(self, depth: int) -> tuple[list[str], str, str]:
        """Return lines, the first and the last element of a block."""
        kinds = BLOCKS if depth > 0 else ("step",)
        return self.make(self.draw(st.sampled_from(kinds)), depth)

    def make(self, kind: str, depth: int) -> tuple[list[str], str, str]:
        """Return a block of a kind."""
        if kind in {"and", "xor", "or"}:
            return self.split(kind, depth)
        if kind == "sequence":
            one, first, middle = self.block(depth - 1)
            other, second, last = self.block(depth - 1)
            return [*one, *other, f"{middle} > {second}"], first, last
        if kind == "loop":
            return self.loop(depth)
        if kind in {"sub", "multi"}:
            return self.sub(kind, depth)
        if kind == "border":
            return self.border(depth)
        return self.step()

    def step(self) -> tuple[list[str], str, str]:
        """Return a block of one step."""
        name = self.name("t")
        kind = self.draw(st.sampled_from(STEPS))
        wait = " timer PT1S" if kind == "catch" else ""
        return [f"{kind} {name}{wait}"], name, name

    def split(self, kind: str, depth: int) -> tuple[list[str], str, str]:
        """Return branches between a split and the join that fits it."""
        opens, closes = self.name("g"), self.name("g")
        lines = [f"{kind} {opens}", f"{kind} {closes}"]
        for number in range(self.draw(st.integers(2, 3))):
            branch, first, last = self.block(depth - 1)
            condition = f" : n > {self.draw(st.integers(0, 4))}"
            if kind == "and":
                condition = ""
            elif number == 0:
                condition = " : default"
            lines += [*branch, f"{opens} > {first}{condition}", f"{last} > {closes}"]
        return lines, opens, closes

    def loop(self, depth: int) -> tuple[list[str], str, str]:
        """Return a block that goes back once, where `n` is more than 3."""
        opens, closes, again = self.name("g"), self.name("g"), self.name("t")
        inside, first, last = self.block(depth - 1)
        seen = f"seen{self.number}"
        script = f"<script>{{seen: concatenate(seen, [&quot;{seen}&quot;])}}</script>"
        end = self.name("t")
        lines = [
            f"xor {opens}",
            f"xor {closes}",
            f"script {again} @scriptFormat=feel | {script}",
            f"task {end}",
            *inside,
            f"{opens} > {first}",
            f"{last} > {closes}",
            f'{closes} > {again} : n > 3 and not(list contains(seen, "{seen}"))',
            f"{again} > {opens}",
            f"{closes} > {end} : default",
        ]
        return lines, opens, end

    def sub(self, kind: str, depth: int) -> tuple[list[str], str, str]:
        """Return a sub-process around a block, once or three times."""
        name, start = self.name("s"), self.name("b")
        inside, first, _ = self.block(depth - 1)
        lines = [f"sub {name}{' *3' if kind == 'multi' else ''}", f"  start {start}"]
        lines += [f"  {one}" for one in [*inside, f"{start} > {first}"]]
        return lines, name, name

    def border(self, depth: int) -> tuple[list[str], str, str]:
        """Return a sub-process that a timer may interrupt."""
        lines, name, _ = self.sub("sub", depth)
        border, closes = self.name("c"), self.name("g")
        time = self.draw(st.sampled_from(["PT0.5S", "PT5S"]))
        lines += [
            f"boundary {border} on {name} timer {time}",
            f"xor {closes}",
            f"{border} > {closes}",
            f"{name} > {closes}",
        ]
        return lines, name, closes


@st.composite
def block_structured(draw: st.DrawFn) -> str:
    """Draw a diagram that always ends."""
    lines, first, last = Blocks(draw).block(3)
    return "\n".join(["start s", *lines, f"s > {first}", "end e", f"{last} > e"])


@st.composite
def free(draw: st.DrawFn) -> str:
    """Draw a diagram whose flows lead anywhere."""
    kinds = draw(st.lists(st.sampled_from(FREE), min_size=1, max_size=7))
    names = [f"t{number}" for number in range(len(kinds))]
    lines = ["start s", f"s > {names[0]}"]
    for kind, name in zip(kinds, names, strict=True):
        lines.append(f"{kind} {name}{' timer PT1S' if kind == 'catch' else ''}")
    for kind, name in zip(kinds, names, strict=True):
        if kind == "end":
            continue
        for target in draw(st.lists(st.sampled_from(names), max_size=2, unique=True)):
            sure = kind not in {"xor", "or"}
            lines.append(f"{name} > {target}{'' if sure else ' : n > 2'}")
    return "\n".join(lines)
