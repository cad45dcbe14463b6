"""
All practices: the order in which they are asked, and the one in which they are shown.

To add a practice, add a file and a line here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from desk_theatre.errors import UnknownName
from desk_theatre.practices.agreed_targets import AgreedTargets
from desk_theatre.practices.approval_board import ApprovalBoard
from desk_theatre.practices.breaks import Breaks
from desk_theatre.practices.business_case import BusinessCase
from desk_theatre.practices.celebrate import Celebrate
from desk_theatre.practices.checkpoint import Checkpoint
from desk_theatre.practices.coaching_manager import CoachingManager
from desk_theatre.practices.confirmed_closure import ConfirmedClosure
from desk_theatre.practices.confronting import Confronting
from desk_theatre.practices.customer_priorities import CustomerPriorities
from desk_theatre.practices.early_involvement import EarlyInvolvement
from desk_theatre.practices.escalation import Escalation
from desk_theatre.practices.handover import Handover
from desk_theatre.practices.hero_bonus import HeroBonus
from desk_theatre.practices.individual_quotas import IndividualQuotas
from desk_theatre.practices.known_errors import KnownErrors
from desk_theatre.practices.lift_and_shift import LiftAndShift
from desk_theatre.practices.practice import Group, Practice
from desk_theatre.practices.prioritisation import Prioritisation
from desk_theatre.practices.problem_management import ProblemManagement
from desk_theatre.practices.process_owner import ProcessOwner
from desk_theatre.practices.recording import IncidentRecording
from desk_theatre.practices.routing import Routing
from desk_theatre.practices.shared_goals import SharedGoals
from desk_theatre.practices.shared_work import SharedWork
from desk_theatre.practices.silo_goals import SiloGoals
from desk_theatre.practices.status_updates import StatusUpdates
from desk_theatre.practices.supplier_agreement import SupplierAgreement
from desk_theatre.practices.supplier_promise import SupplierPromise
from desk_theatre.practices.ticket_tool import TicketTool
from desk_theatre.practices.training_alone import TrainingAlone
from desk_theatre.practices.visible_performance import VisiblePerformance

if TYPE_CHECKING:
    from collections.abc import Mapping

# The order of asking: where two answer the same question, the first one wins.
PRACTICES: tuple[type[Practice], ...] = (
    IndividualQuotas,
    HeroBonus,
    ApprovalBoard,
    SiloGoals,
    TrainingAlone,
    IncidentRecording,
    VisiblePerformance,
    AgreedTargets,
    CustomerPriorities,
    Prioritisation,
    Routing,
    Handover,
    StatusUpdates,
    KnownErrors,
    ProblemManagement,
    ConfirmedClosure,
    Escalation,
    SharedWork,
    SharedGoals,
    CoachingManager,
    Confronting,
    Checkpoint,
    Celebrate,
    Breaks,
    ProcessOwner,
    TicketTool,
    LiftAndShift,
    EarlyInvolvement,
    SupplierAgreement,
    SupplierPromise,
    BusinessCase,
)


@cache
def catalogue() -> Mapping[str, type[Practice]]:
    """
    Return the practices by id, in the order in which they are shown: by group, and within a group as they are
    asked.
    """
    groups = get_args(Group)
    shown = sorted(PRACTICES, key=lambda practice: groups.index(practice.identity.group))
    return {practice.identity.id: practice for practice in shown}


def find(practice: str) -> type[Practice]:
    """
    Return the practice with this id.

    Raises:
        UnknownName: there is none.
    """
    try:
        return catalogue()[practice]
    except KeyError:
        raise UnknownName("practice", practice, catalogue()) from None


def make(practice: str, parameters: Mapping[str, Any]) -> Practice:
    """
    Return the practice with this id, with the parameters that a scenario sets.
    """
    return find(practice)(**parameters)
