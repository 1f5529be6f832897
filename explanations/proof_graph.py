"""The proof graph: every conclusion, each way it was reached, and what that was taken on, down to where a proof ends.

A node is a conclusion, one firing of a rule, a fact, a row of the case, a line of the table or a search that found
nothing. An edge leads from what is said to what it rests on. A firing is a node of its own, so that a conclusion
reached in several ways keeps them apart: any one of them is enough for it, and a firing needs all it was taken on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx as nx

    from engine.assessment import Assessment
    from engine.runner import Firing
    from explanations.facts import FactTeller

CONCLUSION: Final = "conclusion"
FIRING: Final = "firing"
FACT: Final = "fact"
END: Final = "end"
"""Where a proof ends: a row of the case, a line of the table, or a search that found nothing."""


def firing_id(conclusion: str, number: int) -> str:
    """The name of one way a conclusion was reached: the first is 0."""
    return f"{conclusion}#{number}"


def proof_graph(assessment: Assessment, facts: FactTeller) -> nx.DiGraph[str]:
    """The graph of one assessment. Each node has `is` (conclusion, firing, fact, end); a firing has its `firing`."""
    import networkx as nx  # late: only who asks why waits for it

    graph: nx.DiGraph[str] = nx.DiGraph()
    for name, firings in assessment.trace.derivations.items():
        graph.add_node(name, **{"is": CONCLUSION})
        for number, firing in enumerate(firings):
            way = firing_id(name, number)
            graph.add_node(way, **{"is": FIRING, "firing": firing})
            graph.add_edge(name, way)
            graph.add_edges_from((way, premise) for premise in firing.premises)
    told = list(facts.found.values())
    while told:
        fact = told.pop()
        sources = [source for source in fact["from"] if source != fact["id"]]
        graph.add_node(fact["id"], **{"is": FACT if sources else END})
        graph.add_edges_from((fact["id"], source) for source in sources)
        new = [facts.get(source) for source in sources if "is" not in graph.nodes[source]]
        told += [each for each in new if each is not None]
    for name, held in graph.nodes(data=True):
        if "is" not in held:
            graph.nodes[name]["is"] = END
    return graph


def ways(graph: nx.DiGraph[str], conclusion: str) -> list[Firing]:
    """Every way a conclusion was reached, the first taken first."""
    return [graph.nodes[way]["firing"] for way in graph.successors(conclusion)]


def ends_behind(graph: nx.DiGraph[str], name: str) -> list[str]:
    """Everything a proof of this ends in, by id."""
    import networkx as nx

    return sorted(one for one in nx.descendants(graph, name) if graph.nodes[one]["is"] == END)


def resting_on(graph: nx.DiGraph[str], name: str) -> list[str]:
    """The conclusions that rest on this with no other conclusion in between, by id."""
    found, waiting, seen = set[str](), list(graph.predecessors(name)), set[str]()
    while waiting:
        one = waiting.pop()
        if graph.nodes[one]["is"] == CONCLUSION:
            found.add(one)
        elif one not in seen:
            seen.add(one)
            waiting += graph.predecessors(one)
    return sorted(found)


def still_follows(graph: nx.DiGraph[str], name: str, without: Iterable[str]) -> bool:
    """Whether a conclusion could still be reached by the firings on record with some of what they rest on taken away.

    What is taken away is gone, and so is every fact made from nothing else, every firing that needs one of them, and
    every conclusion with no firing left.
    """
    import networkx as nx

    gone = set(without)
    for one in reversed(list(nx.topological_sort(graph))):
        below = list(graph.successors(one))
        if one in gone or not below:
            continue
        lost = [each for each in below if each in gone]
        kind = graph.nodes[one]["is"]
        if (kind == FIRING and lost) or (kind != FIRING and len(lost) == len(below)):
            gone.add(one)
    return name not in gone


def node_kind(graph: nx.DiGraph[str], name: str) -> Any:
    """What a node is: `conclusion`, `firing`, `fact` or `end`; None for what is not in the graph."""
    return graph.nodes[name]["is"] if name in graph else None
