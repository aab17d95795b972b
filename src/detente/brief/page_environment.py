"""What every HTML page of detente's is rendered with: templates, style, and text made safe."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.brief.safe_text import safe_text
from detente.brief.wording import share_in_words


@cache
def page_environment() -> Environment:
    """The environment of the templates, which escapes all text and knows the style of the pages."""
    environment = Environment(
        loader=PackageLoader("detente.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = files("detente.brief").joinpath("templates/page.css").read_text(encoding="utf-8")
    environment.globals["style"] = Markup(style)
    environment.filters["plain"] = safe_text
    environment.filters["share"] = share_in_words
    return environment
