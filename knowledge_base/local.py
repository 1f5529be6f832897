"""A council's own file, laid over the shipped knowledge (contract 2, `--local`).

It may add steps and contacts and ask for more. A looser figure, and a check that is not asked for, need the person who
settled it and a reason, and stand on page one of every answer. What the law sets no file can lengthen: floors and
ceilings hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from knowledge_base.faults import KnowledgeError, KnowledgeFault, nearest
from knowledge_base.knowledge import Knowledge
from knowledge_base.reader import Document, ReadFault, read_yaml
from knowledge_base.shapes.entry import Source
from knowledge_base.shapes.local import LocalFile, LocalParameter, LocalStep, Overridden
from knowledge_base.shapes.pathway import Pathway, PathwayStep
from knowledge_base.shapes.practice import Parameter
from knowledge_base.wording import said_of_error

LOCAL_NAME = "homeward.local.yaml"
"""The file that is read, unasked, where it lies beside the case."""

LOCAL_SOURCE = "LOCAL"
"""The source id of what only the council's own file says."""


def with_local(knowledge: Knowledge, content: bytes, name: str) -> Knowledge:
    """The knowledge with a council's file over it. `name` is how messages call the file.

    Raises KnowledgeError with every fault of the file: a form it does not have, an id the knowledge does not have, a
    figure outside its floor and ceiling, and a looser figure without a person or a reason.
    """
    document, local = _read(content, name)
    check = _Check(knowledge, local, document, name)
    check.all()
    if check.faults:
        raise KnowledgeError(check.faults)
    source = Source(id=LOCAL_SOURCE, title=f"{local.council}, own file", read="whole", note=f"Dated {local.on}.")
    changed: dict[str, Mapping[str, Any]] = {
        "sources": {**knowledge.sources, LOCAL_SOURCE: source},
        "parameters": {**knowledge.parameters, **_parameters(knowledge, local)},
        "gates": _gates(knowledge, local),
        "pathways": {**knowledge.pathways, **_pathway(local)},
        "pathway_steps": {**knowledge.pathway_steps, **{step.id: _step(step) for step in local.steps}},
    }
    sealed: dict[str, Any] = {kind: MappingProxyType(dict(rows)) for kind, rows in changed.items()}
    return replace(
        knowledge,
        **sealed,
        catalogues=MappingProxyType({**knowledge.catalogues, **sealed}),
        hash=sha256(knowledge.hash.encode() + content).hexdigest(),
        files=(*knowledge.files, name),
        local=local,
        overridden=tuple(_overridden(knowledge, local)),
    )


def _overridden(shipped: Knowledge, local: LocalFile) -> list[Overridden]:
    """What is not as shipped: what asks for less first, because it is what a reader must know."""
    held = shipped.parameters
    moved = [row for row in local.parameters if row.value != held[row.parameter].value]
    rows = [_changed(row, held[row.parameter], local) for row in moved]
    rows += [
        Overridden(of=row.gate, value="left out", default="asked for", by=row.by, reason=row.reason, asks_more=False)
        for row in local.gates_not_asked
    ]
    return sorted(rows, key=lambda row: (row.asks_more, row.of))


def _read(content: bytes, name: str) -> tuple[Document, LocalFile]:
    try:
        document = read_yaml(content, name)
    except ReadFault as refused:
        raise KnowledgeError([KnowledgeFault(name, refused.line, "", refused.reason, refused.to_do)]) from None
    try:
        return document, LocalFile.model_validate(document.value)
    except ValidationError as refused:
        faults = []
        for error in refused.errors(include_url=False):
            reason, to_do, near = said_of_error(error, LocalFile)
            faults.append(KnowledgeFault(name, document.line(error["loc"]), "", reason, to_do, near))
        raise KnowledgeError(faults) from None


def _parameters(knowledge: Knowledge, local: LocalFile) -> dict[str, Parameter]:
    held = knowledge.parameters
    return {row.parameter: held[row.parameter].model_copy(update={"value": row.value}) for row in local.parameters}


def _gates(knowledge: Knowledge, local: LocalFile) -> dict[str, BaseModel]:
    """The gates that are asked for here."""
    left_out = {row.gate for row in local.gates_not_asked}
    return {name: gate for name, gate in knowledge.gates.items() if name not in left_out}


def _pathway(local: LocalFile) -> dict[str, Pathway]:
    if local.pathway is None:
        return {}
    held = {**local.pathway.model_dump(), "owner": local.council, "kind": "council", **_GROUND}
    return {local.pathway.id: Pathway.model_validate(held)}


def _step(step: LocalStep) -> PathwayStep:
    return PathwayStep.model_validate({**step.model_dump(), **_GROUND})


_GROUND: dict[str, Any] = {"citations": [{"source": LOCAL_SOURCE}], "provenance": "source"}


def _changed(row: LocalParameter, shipped: Parameter, local: LocalFile) -> Overridden:
    """A figure that is not as shipped; one that asks for more may come without a person and a reason."""
    more = asks_more(shipped, row.value)
    return Overridden(
        of=row.parameter,
        value=f"{row.value} {shipped.unit}",
        default=f"{shipped.value} {shipped.unit}",
        by=row.by or local.council,
        reason=row.reason or "it asks for more than the shipped figure",
        asks_more=more,
    )


def asks_more(shipped: Parameter, value: int) -> bool:
    """Whether a figure asks at least as much of the evidence or the agency as the shipped one."""
    if shipped.stricter is None:
        return value == shipped.value
    return value >= shipped.value if shipped.stricter == "longer" else value <= shipped.value


@dataclass
class _Check:
    """Holds a council's file to the shipped knowledge and notes every fault."""

    knowledge: Knowledge
    local: LocalFile
    document: Document
    name: str
    faults: list[KnowledgeFault] = field(default_factory=list)

    def all(self) -> None:
        self._once("parameters", [row.parameter for row in self.local.parameters])
        self._once("gates_not_asked", [row.gate for row in self.local.gates_not_asked])
        self._once("steps", [row.id for row in self.local.steps])
        for number, row in enumerate(self.local.parameters):
            self._parameter(row, ("parameters", number))
        for number, gate in enumerate(self.local.gates_not_asked):
            self._known(gate.gate, self.knowledge.gates, "gate", ("gates_not_asked", number, "gate"))
        if self.local.pathway is not None:
            self._new(self.local.pathway.id, ("pathway", "id"))
        for number, step in enumerate(self.local.steps):
            self._step(step, ("steps", number))

    def _parameter(self, row: LocalParameter, at: tuple[str | int, ...]) -> None:
        if not self._known(row.parameter, self.knowledge.parameters, "parameter", (*at, "parameter")):
            return
        shipped = self.knowledge.parameters[row.parameter]
        if not shipped.floor <= row.value <= shipped.ceiling:
            limits = f"between {shipped.floor} and {shipped.ceiling} {shipped.unit}"
            self._refuse((*at, "value"), row.parameter, f"is set to {row.value}; it may lie {limits}", "Set it there")
        elif not asks_more(shipped, row.value) and (row.by is None or row.reason is None):
            reason = f"asks for less than the shipped {shipped.value} {shipped.unit}, and names no person or no reason"
            self._refuse(at, row.parameter, reason, "Add `by`, who settled it, and `reason`; both stand on page one")

    def _step(self, step: LocalStep, at: tuple[str | int, ...]) -> None:
        self._new(step.id, (*at, "id"))
        own = {self.local.pathway.id: None} if self.local.pathway is not None else {}
        self._known(step.pathway, {**self.knowledge.pathways, **own}, "pathway", (*at, "pathway"))
        for number, gate in enumerate(step.gates):
            self._known(gate, self.knowledge.gates, "gate", (*at, "gates", number))
        for number, role in enumerate(step.who):
            self._known(role, self.knowledge.roles, "role", (*at, "who", number))

    def _known(self, id_: str, known: Mapping[str, object], kind: str, at: tuple[str | int, ...]) -> bool:
        if id_ in known:
            return True
        self._refuse(at, id_, f"is no {kind} of this knowledge", "Correct the id", nearest(id_, known))
        return False

    def _new(self, id_: str, at: tuple[str | int, ...]) -> None:
        if id_ in self.knowledge.all_entries:
            self._refuse(at, id_, "is an id the shipped knowledge already uses", "Give it an id of your own")

    def _once(self, where: str, ids: list[str]) -> None:
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                self._refuse((where, number), id_, f"stands twice under {where}", "Take one of them out")

    def _refuse(self, at: tuple[str | int, ...], entry: str, reason: str, to_do: str, near: str = "") -> None:
        self.faults.append(KnowledgeFault(self.name, self.document.line(at), entry, reason, to_do, near))
