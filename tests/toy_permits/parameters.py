"""What the toy regulation fixes, leaves unclear and assumes."""

from enum import IntEnum
from typing import Annotated, NamedTuple

from gazette_sim.law.parameter import assumption, declare, law, reading
from gazette_sim.law.period import TimeReadings


class Loss(IntEnum):
    "What follows a finding."

    PERMIT_LOST = 0
    WARNING = 1


class Wording(IntEnum):
    "A reading that no outcome depends on."

    NARROW = 0
    WIDE = 1


class PermitLaw(NamedTuple):
    "Numbers and readings."

    permit_months: Annotated[int, law("permits.1", "months", "How long a permit holds.", 1, 240)] = 36
    loss: Annotated[int, reading("permits.2", Loss, "What follows a finding.", "the clause says lost")] = 0
    wording: Annotated[int, reading("permits.3", Wording, "What a sign is.", "the plain word")] = 0
    time: TimeReadings = TimeReadings()


class PermitBehaviour(NamedTuple):
    "Assumptions."

    finding_rate: Annotated[float, assumption("share a month", "Findings.", 0.0, 0.2)] = 0.02
    review_days: Annotated[int, assumption("days", "From application to permit.", 5, 60)] = 20
    colour: Annotated[int, assumption("colours", "Nothing depends on it.", 0, 9)] = 0


LAW, BEHAVIOUR = PermitLaw, PermitBehaviour
declare("permits", PermitLaw, PermitBehaviour)
