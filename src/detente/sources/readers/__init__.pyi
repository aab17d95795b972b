from .feed import read_feed
from .html import read_html
from .jsonl import read_jsonl
from .pdf import read_pdf
from .plain_text import read_plain_text
from .warc import read_warc

__all__ = [
    "read_feed",
    "read_html",
    "read_jsonl",
    "read_pdf",
    "read_plain_text",
    "read_warc",
]
