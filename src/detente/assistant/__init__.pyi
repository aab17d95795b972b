from .proposing import Assistant, open_assistant
from .settings import from_config, shown_address
from .taking_up import with_proposals

__all__ = [
    "Assistant",
    "from_config",
    "open_assistant",
    "shown_address",
    "with_proposals",
]
