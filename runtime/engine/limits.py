"""What the engine cannot run of activities, gateways and flows: one check each.

Each returns what is wrong in words, empty for nothing.
"""

from __future__ import annotations

from runtime.engine.decisions import HIT_POLICIES
from runtime.engine.definition import Decision, Definition, Node
from runtime.engine.waits import WAITED_FOR


def complex_gateway(_definition: Definition, node: Node) -> str:
    """Complex gateways mean something else in every tool."""
    return "complex gateways are not run." if node.type == "complexGateway" else ""


def no_connector(_definition: Definition, node: Node) -> str:
    """A service task does nothing by itself."""
    missing = node.work == "serviceTask" and node.connector is None
    return "it has no connector." if missing else ""


def foreign_script(_definition: Definition, node: Node) -> str:
    """Scripts are FEEL."""
    if node.work != "scriptTask" or node.connector is not None:
        return ""
    if "feel" not in node.script_format.lower():
        return f'its script is in "{node.script_format or "no language"}", not in FEEL.'
    return "" if node.script else "its script is empty."


def no_decision(_definition: Definition, node: Node) -> str:
    """A business rule task decides by a table or a connector."""
    if node.work != "businessRuleTask" or node.connector is not None:
        return ""
    if node.decision is None:
        return "it has neither a decision table nor a connector."
    return broken_table(node.decision)


def broken_table(decision: Decision) -> str:
    """Return what is wrong with a decision table."""
    if decision.hit_policy not in HIT_POLICIES:
        return f'"{decision.hit_policy}" is no hit policy of its table.'
    if not decision.outputs or not all(decision.outputs):
        return "its table has an output without a name, or none."
    if not all(decision.inputs):
        return "an input of its table has no expression."
    for number, rule in enumerate(decision.rules, start=1):
        sizes = (len(rule.when), len(rule.then))
        if sizes != (len(decision.inputs), len(decision.outputs)):
            return f"rule {number} of its table has not as many values as columns."
    return ""


def calls_nothing(_definition: Definition, node: Node) -> str:
    """A call activity names what it calls."""
    calls = node.type != "callActivity" or node.called or node.connector is not None
    return "" if calls else "it does not say which process it calls."


def endless_loop(_definition: Definition, node: Node) -> str:
    """Loops end."""
    if node.loop is None:
        return ""
    if node.loop.maximum is not None and node.loop.maximum < 0:
        return "the maximum of its loop is not a number from 0 on."
    if node.loop.kind == "standard":
        bounded = node.loop.condition or node.loop.maximum is not None
        return "" if bounded else "its loop has neither a condition nor a maximum."
    counted = node.loop.cardinality or node.loop.collection
    return "" if counted else "it has no number of instances and no collection."


def bad_quantity(_definition: Definition, node: Node) -> str:
    """Activities take and give at least one token."""
    if min(node.start_quantity, node.completion_quantity) < 1:
        return "its start or completion quantity is not a number from 1 to 999."
    return ""


def bad_event_gateway(definition: Definition, node: Node) -> str:
    """Behind an event-based gateway there are events that can come."""
    if node.type != "eventBasedGateway":
        return ""
    for flow in node.outgoing:
        target = definition.nodes[definition.flows[flow].target]
        catching = target.type == "intermediateCatchEvent"
        waits = any(one.kind in WAITED_FOR for one in target.events)
        connector = target.connector is not None
        if target.type != "receiveTask" and not (catching and (waits or connector)):
            return f'it leads to "{target.label}", which waits for no event.'
    return "" if node.outgoing else "it leads nowhere."


def no_conditions(definition: Definition, node: Node) -> str:
    """An exclusive gateway chooses by conditions."""
    if node.type != "exclusiveGateway" or len(node.outgoing) <= 1:
        return ""
    flows = [definition.flows[one] for one in node.outgoing]
    missing = [o for o in flows if o.condition is None and o.id != node.default]
    return "a flow that is not the default has no condition." if missing else ""


def useless_condition(definition: Definition, node: Node) -> str:
    """Parallel and event-based gateways take no notice of conditions."""
    if node.type not in {"parallelGateway", "eventBasedGateway"}:
        return ""
    flows = [definition.flows[one] for one in node.outgoing]
    if any(one.condition is not None for one in flows):
        return "a flow behind it has a condition, which it would not look at."
    return ""


def crossing_flow(definition: Definition, node: Node) -> str:
    """Sequence flows stay on their level."""
    if node.type == "endEvent" and node.outgoing:
        return "a flow leads out of it."
    for flow in node.outgoing:
        target = definition.nodes[definition.flows[flow].target]
        if target.container != node.container:
            return f'its flow to "{target.label}" crosses the border of a sub-process.'
        if target.type in {"startEvent", "boundaryEvent"}:
            return f'a flow leads into "{target.label}".'
    return ""
