"""What lasts where the parties see the dispute differently, printed."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from detente.brief.expressions_in_words import option_in_words
from detente.brief.safe_text import safe_text
from detente.brief.wording import CONCEPT_NAMES, counted, listed, party_name, state_name, states_listed
from detente.case.model import Model
from detente.case.schema import CaseFile
from detente.scenarios.hypergames import Hypergame, Misperception, Mistake
from detente.stability.equilibria import equilibria


def print_hypergame(case: CaseFile, model: Model, found: Hypergame, console: Console, *, limit: int) -> None:
    """Print what lasts as each sees it, what each expects, and on which mistakes it rests."""
    console.print()
    title = "What lasts as the parties see it"
    console.print(Rule(Text(title, style="bold"), align="left", style="dim", characters="─"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("concept")
    table.add_column("lasts", ratio=1)
    for observer in found.expected:
        table.add_column(f"expected by {safe_text(party_name(case, model, observer))}", ratio=1)
    for concept, stability in found.stability.items():
        cells = [equilibria(stability)[0], *(expected[concept] for expected in found.expected.values())]
        names = (states_listed(model, some, limit) for some in cells)
        table.add_row(CONCEPT_NAMES[concept], *(Text(safe_text(name)) for name in names))
    console.print(table)
    told: dict[str, list[str]] = {}
    for misperception in found.misperceptions[:limit]:
        words = _misperception(case, model, misperception)
        told.setdefault(words, []).append(CONCEPT_NAMES[misperception.concept])
    for words, concepts in told.items():
        console.print(Text(safe_text(f"{listed(concepts)}: {words}")))
    more = found.untraced + max(0, len(found.misperceptions) - limit)
    if more:
        console.print(Text(f"and {counted(more, 'further state')} where it makes a difference", style="dim"))


def _misperception(case: CaseFile, model: Model, found: Misperception) -> str:
    lasts = "lasts" if found.effect == "gained" else "does not last"
    so = "it would not" if found.effect == "gained" else "it would"
    mistakes = listed(_mistake(case, model, mistake) for mistake in found.rests_on)
    each = ", each by itself" if len(found.rests_on) > 1 and not found.jointly else ""
    how = ", together" if len(found.rests_on) > 1 and found.jointly else each
    state = f"“{state_name(model, found.state)}”"
    return f"{state} {lasts}; {so} if all saw rightly. It rests on {mistakes}{how}."


def _mistake(case: CaseFile, model: Model, mistake: Mistake) -> str:
    observer = party_name(case, model, mistake.observer)
    if mistake.about not in case.parties:
        return f"{observer} not knowing of this: {option_in_words(case, mistake.about)}"
    if mistake.about == model.parties[mistake.observer]:
        return f"what {observer} takes itself to prefer"
    return f"what {observer} takes {case.parties[mistake.about].name} to prefer"
