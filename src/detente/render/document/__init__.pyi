from .pdf import render_pdf
from .word import render_docx

__all__ = ["render_docx", "render_pdf"]
