from .redacting import Redaction

__all__ = ["Redaction"]
