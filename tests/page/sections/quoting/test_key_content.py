"""The estimate of how much a sentence tells, by signs of its place, its grammar and who acts in it."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections.quoting.key_sentences import KeySentences

STRIKE = "The Salt Union has been on strike at Brine harbour since Monday over the night pay of its dockers."
DEMAND = "The Salt Union demands that the Port Authority raise the night pay by a third before it goes back."
ANSWER = "The Port Authority rejected that on Tuesday and offered a sixth if the strike ends."
GULLS, QUESTION, LAUGHTER = "Gulls sat on the old hall.", "Is there a way out?", "A ferryman laughed."
AHEAD = "The Port Authority and the Salt Union are to meet on 9 May 2022 at the old hall."
NEWS = f"{STRIKE}\n\n{DEMAND} {ANSWER} {GULLS}\n\n{QUESTION} {LAUGHTER} {AHEAD}\n"


def estimates(pipeline: Language) -> dict[str, float]:
    positions, dossier = table_and_dossier(pipeline, NEWS)
    sentences = KeySentences(dossier, positions)
    return {one.text: sentences.content.of(one) for one in sentences.standing_alone.whole}


def test_a_demand_and_its_answer_tell_more_than_gulls_and_questions(pipeline: Language) -> None:
    told = estimates(pipeline)
    least = min(told[says] for says in (DEMAND, ANSWER, AHEAD))
    assert least > max(told[says] for says in (GULLS, QUESTION, LAUGHTER))


def test_no_sign_is_on_what_a_dispute_is_about(pipeline: Language) -> None:
    renamed = NEWS.replace("Salt", "Tin").replace("night pay", "day shift").replace("dockers", "miners")
    assert signs_in(pipeline, renamed) == signs_in(pipeline, NEWS)


def signs_in(pipeline: Language, text: str) -> set[str]:
    positions, dossier = table_and_dossier(pipeline, text)
    sentences = KeySentences(dossier, positions)
    return {name for one in sentences.standing_alone.whole for name in sentences.content.signs_of(one)}
