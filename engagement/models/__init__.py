"""What is kept about engagement: who was heard, the needs heard there, and providers with their provision."""

from engagement.models.employers import EmployerProfile, SizeBand
from engagement.models.materiality import MaterialityDecision, MaterialityState
from engagement.models.mergers import Merger, MergerState
from engagement.models.needs import Need, NeedEvidence, NeedState
from engagement.models.participation import Participation
from engagement.models.providers import ProviderProfile
from engagement.models.provision import Provision
from engagement.models.records import EngagementRecord, EngagementState

__all__ = [
    "EmployerProfile",
    "EngagementRecord",
    "EngagementState",
    "MaterialityDecision",
    "MaterialityState",
    "Merger",
    "MergerState",
    "Need",
    "NeedEvidence",
    "NeedState",
    "Participation",
    "ProviderProfile",
    "Provision",
    "SizeBand",
]
