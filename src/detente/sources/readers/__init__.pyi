from .days import day_in_name, is_of_our_era
from .feed import read_feed
from .html import read_html
from .jsonl import read_jsonl
from .mail import read_mail
from .mail_boxes import read_mailbox
from .markdown import read_markdown
from .open_document import read_open_document
from .outlook import read_outlook
from .pdf import read_pdf
from .plain_text import read_plain_text
from .rich_text import read_rich_text
from .spreadsheet import (
    MOST_BEFORE_HEAD,
    CellPlace,
    day_of_cell,
    order_of_days,
    plain_head,
    read_table,
    table_rows,
)
from .store_file import read_store_file
from .warc import read_warc
from .word import read_word
from .workbook import read_workbook, workbook_sheets

__all__ = [
    "MOST_BEFORE_HEAD",
    "CellPlace",
    "day_in_name",
    "day_of_cell",
    "is_of_our_era",
    "order_of_days",
    "plain_head",
    "read_feed",
    "read_html",
    "read_jsonl",
    "read_mail",
    "read_mailbox",
    "read_markdown",
    "read_open_document",
    "read_outlook",
    "read_pdf",
    "read_plain_text",
    "read_rich_text",
    "read_store_file",
    "read_table",
    "read_warc",
    "read_word",
    "read_workbook",
    "table_rows",
    "workbook_sheets",
]
