"""Templates of HTML: every text is escaped, and a value that is missing is a fault."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from detente.safe import safe_text


def templates_of(package: str) -> Environment:
    r"""Return the templates of a package, with a filter that makes text of others safe to show.

    Examples
    --------
    >>> templates_of("detente.web").from_string("{{ a }} {{ a | plain }}").render(a="<b>\x1b")
    '&lt;b&gt;\x1b &lt;b&gt;\ufffd'
    """
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = safe_text
    return environment
