"""What tasks have from around them, and what it takes to put the nearer before the further."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.content.who import Assigned
from extractors.layout.passage import Passage


@dataclass(frozen=True)
class Inherited:
    """What tasks get from around them: units in roles, the passages that say when, products.

    `lead_ins` are sentences that announce the tasks, the nearest first; what times they give goes before the schedules.
    """

    units: tuple[Assigned, ...] = ()
    schedules: tuple[Passage, ...] = ()
    outputs: tuple[Passage, ...] = ()
    lead_ins: tuple[Passage, ...] = ()

    def over(self, further: Inherited) -> Inherited:
        """This, said nearer to the task, and what is said further out of other things: its leads and times replace those."""
        if not (self and further):
            return self or further
        led = any(unit.role == "lead" for unit in self.units)
        units = tuple(unit for unit in further.units if not (led and unit.role == "lead"))
        lead_ins = self.lead_ins + (() if self.schedules else further.lead_ins)
        return Inherited(
            self.units + units, self.schedules or further.schedules, self.outputs or further.outputs, lead_ins
        )

    def __bool__(self) -> bool:
        return bool(self.units or self.schedules or self.outputs or self.lead_ins)

    def __add__(self, other: Inherited) -> Inherited:
        if not (self and other):
            return self or other
        return Inherited(
            self.units + other.units,
            self.schedules + other.schedules,
            self.outputs + other.outputs,
            self.lead_ins + other.lead_ins,
        )
