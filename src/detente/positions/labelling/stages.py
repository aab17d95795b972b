"""Labels by the stage of an act: that it goes on, that it is begun, that it is taken up again."""

from __future__ import annotations

import re

from detente.patterns import as_pattern

_MOST_WORDS = 9
_BEGIN_TO_STRIKE = as_pattern(
    r"^(?:Walk (?:out|off the job)|Down tools|Stop work(?:ing)?|Strike"
    r"|(?:Call|Stage|Launch|Begin) (?:a|the) strike)(?=$| (?:over|for|against|in)\b)"
)
"""Labels of the first day of a strike."""
_OWN_STRIKE = as_pattern(
    r"^Keep up (?:(?:his|her|its|their)(?: own)?|the own) (?=[\w-]*(?:strike|walkout|sit-in|blockade)\b)"
)
_OF_A_COURT = as_pattern(
    r"^Keep up the (?=(?:[\w-]+ )?(?:appeal|suit|lawsuit|complaint|petition|challenge)\b)"
)
_TALKS_OPENED = as_pattern(r"^(?:Open|Start|Begin) (?=(?:[\w-]+ ){0,2}(?:talks|negotiations|dialogue)\b)")
_OPENING = as_pattern(
    r"^(?:Open|Hold|Start|Begin|Suspend|Continue|Go on with|Postpone|Leave|Quit)"
    r" (?=(?:[\w-]+ ){0,3}(?:talks|negotiations|dialogue)\b)"
)
_TRUCE = as_pattern(
    r"^(?:Keep up|Observe|Declare|Hold|Sign) (?:an?|the|its) (?=(?:[\w-]+ ){0,2}(?:cease-?fire|truce)\b)"
)


def kept_up(label: str) -> str:
    """Return the label of an act that is being done: not its beginning, but that it goes on.

    Examples
    --------
    >>> kept_up("Go on strike"), kept_up("Launch a campaign against the guards"), kept_up("Boycott the vote")
    ('Stay on strike', 'Go on with a campaign against the guards', 'Boycott the vote')
    >>> kept_up("Keep up its appeal"), kept_up("Open talks with the port")
    ('Pursue the appeal', 'Go on with talks with the port')
    >>> kept_up("Walk out over pay"), kept_up("Walk off the job"), kept_up("Strike")
    ('Keep up the strike over pay', 'Keep up the strike', 'Keep up the strike')
    """
    label = re.sub(r"^Keep up (?:(?:his|her|its|their)(?: own)?|the own) ", "Keep up the ", label)
    label = _OF_A_COURT.sub("Pursue the ", label)
    label = _TALKS_OPENED.sub("Go on with ", label)
    label = _BEGIN_TO_STRIKE.sub("Keep up the strike", label)
    lasting = re.sub(r"^Launch ", "Go on with ", re.sub(r"^Go on strike\b", "Stay on strike", label))
    return lasting if len(lasting.split()) <= _MOST_WORDS else label


def begun(label: str) -> str:
    """Return the label of a measure that nobody takes yet: not that it goes on, but that it is taken.

    Examples
    --------
    >>> begun("Keep up the boycott of the vote"), begun("Keep up a blockade"), begun("Keep up the strike")
    ('Boycott the vote', 'Impose a blockade', 'Keep up the strike')
    """
    label = _OWN_STRIKE.sub("Keep up the ", re.sub(r"^Keep up (?:the|a) boycott of ", "Boycott ", label))
    return re.sub(r"^Keep up (?:the|a) (?=blockade|siege)", "Impose a ", label)


def resumed(label: str) -> str:
    """Return the label of talks or a truce that were broken off, or of members shut out: what would undo it.

    Examples
    --------
    >>> resumed("Open talks with the rebels"), resumed("Return to the table"), resumed("Keep up a ceasefire")
    ('Resume talks with the rebels', 'Return to the table', 'Return to the ceasefire')
    >>> resumed("Admit 12 lawmakers of the Salt Party")
    'Readmit 12 lawmakers of the Salt Party'
    """
    label = re.sub(r"^Admit (?=\w)", "Readmit ", label)
    return _TRUCE.sub("Return to the ", _OPENING.sub("Resume ", label))
