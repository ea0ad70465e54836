"""The one table of what the engine runs and what it refuses, with its checks.

docs/bpmn-support.md prints it; publishing asks it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from runtime.engine import limits, limits_of_events
from runtime.engine.definition import Definition, Node

Check = Callable[[Definition, Node], str]


@dataclass(frozen=True)
class Runs:
    """A construct that the engine runs, and how."""

    construct: str
    how: str


@dataclass(frozen=True)
class Refused:
    """A construct that the engine refuses, and what to do instead.

    `check` returns in words what is wrong with a flow node, empty for nothing; `tags`
    are elements that are refused wherever they stand.
    """

    construct: str
    instead: str
    check: Check | None = None
    tags: frozenset[str] = frozenset()


RUNS = (
    Runs("Task, manual task", "go on at once."),
    Runs("User task", "waits for a person; its outputs become variables."),
    Runs(
        "Service task", "calls its connector; `connector:output` names what it writes."
    ),
    Runs(
        "Send task, message throw and end event",
        "call their connector if they have one, else send a message.",
    ),
    Runs(
        "Receive task",
        "waits for its message, also where it starts a process, or for its trigger.",
    ),
    Runs("Script task", "evaluates FEEL; a context sets the variables it names."),
    Runs("Business rule task", "calls its connector, or decides by its table in FEEL."),
    Runs(
        "Call activity",
        "runs a process or global task of the same file inside, else starts the "
        "process of that id. Variables are copied in, and back at the end.",
    ),
    Runs(
        "Sub-process, transaction",
        "run inside with the variables around them; a cancelled transaction undoes "
        "what was completed and goes on at its cancel event.",
    ),
    Runs(
        "Event sub-process",
        "is started by timer, message, signal, condition, error, escalation or "
        "compensation; interrupting or not.",
    ),
    Runs(
        "Ad-hoc sub-process",
        "begins each activity that no flow leads to once, together or one after "
        "another; the completion condition is looked at after each.",
    ),
    Runs("Standard loop", "with condition, `testBefore` and `loopMaximum`."),
    Runs(
        "Multi-instance",
        "parallel or sequential, up to 1,000 instances: cardinality, input and output "
        "collection, completion condition, behavior all, none, one and complex.",
    ),
    Runs("`startQuantity`, `completionQuantity`", "count the tokens taken and given."),
    Runs(
        "Exclusive gateway",
        "takes the first flow whose condition is true, else the default. A condition "
        "without a value, or neither true nor false, is an incident.",
    ),
    Runs("Parallel gateway", "waits for one token of each flow, then takes all flows."),
    Runs(
        "Inclusive gateway",
        "takes all flows whose condition is true, else the default; joins once no "
        "further token can come (BPMN 2.0 §13.4.3).",
    ),
    Runs(
        "Event-based gateway",
        "goes on with the first event behind it; also where it starts a process.",
    ),
    Runs(
        "Sequence flows out of activities and events",
        "all at once; with conditions those that are true, else the default.",
    ),
    Runs(
        "Timer",
        "date, duration and cycle in ISO 8601, or FEEL after `=`. A cycle fires again "
        "at events that do not interrupt; at an intermediate event a token goes on "
        "each time.",
    ),
    Runs(
        "Message",
        "by name, or along a message flow inside the file, where it is kept until it "
        "is taken and starts the participant if need be. It carries the variables of "
        "its sender.",
    ),
    Runs("Signal", "is heard by all that wait, in this Request and in all others."),
    Runs(
        "Error",
        "is caught by the activity's own boundary, then by what is around, never by "
        "others. An error of a connector that nothing catches is an incident; an error "
        "end event that nothing catches ends its process.",
    ),
    Runs("Escalation", "as errors, also without interrupting; uncaught, it goes on."),
    Runs(
        "Condition",
        "looked at after every step; happens when it becomes true. Without a value it "
        "is not true yet.",
    ),
    Runs("Link", "goes on at the catching link of the same name and level."),
    Runs(
        "Compensation",
        "undoes completed activities, the last first: by boundary events, event "
        "sub-processes, of all or of one activity, waiting or not. A handler runs as "
        "often as its activity was completed.",
    ),
    Runs("Terminate", "ends its process or sub-process at once."),
    Runs("Multiple, parallel multiple", "any, or all, of several events; throws all."),
    Runs(
        "Several participants",
        "that begin by themselves and exchange messages run in one Request.",
    ),
    Runs(
        "Only pictures",
        "lanes, groups, annotations, data objects and stores, conversations, "
        "multiplicities of participants, extensions of other tools.",
    ),
)

REFUSED = (
    Refused("Complex gateway", "Use an inclusive gateway.", limits.complex_gateway),
    Refused(
        "Choreography",
        "Draw a collaboration with its processes.",
        tags=frozenset(
            {
                "choreography",
                "globalChoreographyTask",
                "choreographyTask",
                "subChoreography",
                "callChoreography",
            }
        ),
    ),
    Refused(
        "Service task without a connector", "Choose a connector.", limits.no_connector
    ),
    Refused(
        "Script in another language than FEEL",
        "Write it in FEEL, or call a connector.",
        limits.foreign_script,
    ),
    Refused(
        "Business rule task without a table or connector, or with a broken table",
        "Add a table of `connector:decision`.",
        limits.no_decision,
    ),
    Refused(
        "Call activity that calls nothing", "Choose a process.", limits.calls_nothing
    ),
    Refused(
        "Loop without an end, multi-instance without a number",
        "Give the loop a condition or maximum, the instances a number or collection.",
        limits.endless_loop,
    ),
    Refused("Quantity of tokens below 1", "Use 1 or more.", limits.bad_quantity),
    Refused(
        "Event that BPMN does not have in its place",
        "Use another event.",
        limits_of_events.wrong_place,
    ),
    Refused(
        "Event without its time, condition, signal or link name",
        "Fill it in.",
        limits_of_events.incomplete,
    ),
    Refused(
        "Link that leads nowhere",
        "Add a catching link of the same name on the same level.",
        limits_of_events.lost_link,
    ),
    Refused(
        "Boundary event on nothing",
        "Attach it to an activity.",
        limits_of_events.unattached,
    ),
    Refused(
        "Compensation event without a handler",
        "Draw an association to the activity that undoes.",
        limits_of_events.no_handler,
    ),
    Refused(
        "Cancel without a transaction around, or without a cancel event on its border",
        "Use a transaction with a cancel boundary event.",
        limits_of_events.cancel_alone,
    ),
    Refused(
        "Event sub-process without one start event that has a trigger, or with flows",
        "Give it one start event that waits for something, and no flows.",
        limits_of_events.bad_event_sub_process,
    ),
    Refused(
        "Event-based gateway before something other than catching events",
        "Lead it to message, timer, signal or conditional events, or receive tasks.",
        limits.bad_event_gateway,
    ),
    Refused(
        "Exclusive gateway with several flows without a condition",
        "Give each flow but the default a condition.",
        limits.no_conditions,
    ),
    Refused(
        "Condition on a flow from a parallel or event-based gateway",
        "Use an inclusive gateway.",
        limits.useless_condition,
    ),
    Refused(
        "Sequence flow into or out of a sub-process, or out of an end event",
        "End it at the border of the sub-process.",
        limits.crossing_flow,
    ),
    Refused(
        "Data association with a transformation or assignment",
        "Use the outputs of the step, or a script in FEEL.",
        tags=frozenset({"transformation", "assignment"}),
    ),
    Refused(
        "Correlation by keys",
        "Tell messages apart by their names.",
        tags=frozenset({"correlationSubscription"}),
    ),
)


def tables() -> str:
    """Return both tables in Markdown."""
    lines = ["| runs | how |", "|---|---|"]
    lines += [f"| {one.construct} | {one.how} |" for one in RUNS]
    lines += ["", "| refused | instead |", "|---|---|"]
    lines += [f"| {one.construct} | {one.instead} |" for one in REFUSED]
    return "\n".join(lines) + "\n"
