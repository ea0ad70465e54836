"""Where tokens can go: sequence flows, boundary events, links."""

from __future__ import annotations

from collections.abc import Mapping

from runtime.engine.definition import Definition, Node


def is_link(node: Node) -> bool:
    """Say whether a node is one end of a link."""
    return any(one.kind == "link" for one in node.events)


def link_targets(definition: Definition, node: Node) -> list[Node]:
    """Return the catching links of a throwing one."""
    if node.type != "intermediateThrowEvent" or not is_link(node):
        return []
    names = {one.name for one in node.events if one.kind == "link"}
    return [
        one
        for one in definition.inside(node.container)
        if one.type == "intermediateCatchEvent"
        and any(e.kind == "link" and e.name in names for e in one.events)
    ]


def before(definition: Definition) -> Mapping[str, list[str]]:
    """Return the nodes from which a token can come to each node in one move."""
    found: dict[str, list[str]] = {}
    for node in definition.nodes.values():
        targets = [definition.flows[flow].target for flow in node.outgoing]
        targets += node.boundary
        targets += [one.id for one in link_targets(definition, node)]
        for target in targets:
            found.setdefault(target, []).append(node.id)
    return found


def sources_of(definition: Definition, gateway: str, flow: str) -> frozenset[str]:
    """Return the nodes from which a token can come to a flow, around the gateway."""
    if (gateway, flow) not in definition.reach:
        remember(definition, gateway)
    return definition.reach[gateway, flow]


def remember(definition: Definition, gateway: str) -> None:
    """Find the sources of all flows into a gateway, once for a definition."""
    moves = before(definition)
    for flow in definition.nodes[gateway].incoming:
        found: set[str] = set()
        waiting = [definition.flows[flow].source]
        while waiting:
            node = waiting.pop()
            if node in found or node == gateway:
                continue
            found.add(node)
            waiting += moves.get(node, [])
        definition.reach[gateway, flow] = frozenset(found)
