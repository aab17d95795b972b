from .at_state import explain_state, shortest_way
from .concepts import stable_states
from .diagrams import Budget, Diagram, GaveUp, within
from .few_states import excerpt
from .model import SymbolicModel, symbolic_model, why_not_symbolic

__all__ = [
    "Budget",
    "Diagram",
    "GaveUp",
    "SymbolicModel",
    "excerpt",
    "explain_state",
    "shortest_way",
    "stable_states",
    "symbolic_model",
    "why_not_symbolic",
    "within",
]
