from .analysis import analyse_items, differences_json
from .brief import brief_json
from .findings import write_findings
from .sweep import sweep_items, wish_json

__all__ = ["analyse_items", "brief_json", "differences_json", "sweep_items", "wish_json", "write_findings"]
