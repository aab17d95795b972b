"""Mentions of acts: who would do an act, who voices it, its mood, its sign and its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report


def acts_in(pipeline: Language, text: str) -> tuple[ActMention, ...]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return findings.acts


@dataclass(frozen=True)
class Expected:
    """A mention that a text must hold: words of the label, and what else is given."""

    label: str
    mood: str
    doer: str | None = "any"
    voice: str | None = "any"
    sign: bool | None = None

    def fits(self, act: ActMention) -> bool:
        return (
            all(word in act.label.lower().split() for word in self.label.lower().split())
            and act.mood == self.mood
            and (self.doer == "any" or (act.doer or "") == (self.doer or ""))
            and (self.voice == "any" or (act.voice or "") == (self.voice or ""))
            and (self.sign is None or act.sign is self.sign)
        )


def one(label: str, mood: str, **more: object) -> Expected:
    return Expected(label, mood, **more)  # type: ignore[arg-type]


UNION, BOARD = "rail-union", "harbour-board"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Demands: the doer is whoever is asked.
        ("The Rail Union urged the Harbour Board to cancel the toll.",
         one("cancel the toll", "demanded", doer=BOARD, voice=UNION)),
        ("The Rail Union called on the Harbour Board to publish the report.",
         one("publish the report", "demanded", doer=BOARD, voice=UNION)),
        ("The Rail Union demanded that the Harbour Board publish the report.",
         one("publish the report", "demanded", doer=BOARD, voice=UNION)),
        ("The Rail Union demanded that the guards halt the blockade.",
         one("blockade", "demanded", doer="any", voice=UNION)),
        ("The Rail Union wants the Harbour Board to scrap the toll.",
         one("scrap the toll", "demanded", doer=BOARD, voice=UNION)),
        ("The Harbour Board must scrap the toll, the Rail Union said.",
         one("scrap the toll", "demanded", doer=BOARD, voice=UNION)),
        ("The Rail Union insists that the Harbour Board leave the quay first.",
         one("leave the quay", "demanded", doer=BOARD, voice=UNION)),
        ("The Rail Union demanded talks with the Harbour Board.",
         one("talks", "demanded", doer=BOARD, voice=UNION)),
        ("The Rail Union called for the release of its chairman.",
         one("release", "demanded", doer=None, voice=UNION)),
        ("The Harbour Board met. The Rail Union demanded a pay rise from the Harbour Board.",
         one("raise", "demanded", doer=BOARD, voice=UNION)),
        ("The Rail Union wants the pact carried out.",
         one("carry out the pact", "demanded", voice=UNION)),
        ("The Rail Union gave the Harbour Board until Friday to scrap the toll.",
         one("scrap the toll", "demanded", doer=BOARD, voice=UNION)),
        ("The Rail Union urged the Harbour Board not to close the quay.",
         one("close the quay", "demanded", doer=BOARD, voice=UNION, sign=False)),
        # Offers and plans: the doer is the voice.
        ("The Harbour Board offered to meet the Rail Union.",
         one("meet", "offered", doer=BOARD, voice=BOARD)),
        ("The Harbour Board said it was ready to meet the Rail Union.",
         one("meet", "offered", doer=BOARD)),
        ("The Harbour Board promised that it would publish the report.",
         one("publish the report", "offered", doer=BOARD)),
        ("The Harbour Board plans to recall its envoy.",
         one("recall its envoy", "planned", doer=BOARD, voice=BOARD)),
        ("The Harbour Board said it would close the quay.",
         one("close the quay", "planned", doer=BOARD)),
        ("The Harbour Board expressed its willingness to reopen the quay.",
         one("reopen the quay", "offered", doer=BOARD)),
        # Refusals.
        ("The Harbour Board refused to meet the Rail Union.",
         one("meet", "refused", doer=BOARD, voice=BOARD)),
        ("The Harbour Board has no plans to reopen the quay.",
         one("reopen the quay", "refused", doer=BOARD)),
        ("The Harbour Board has no intention of reopening the quay.",
         one("reopen the quay", "refused", doer=BOARD)),
        ("The Harbour Board ruled out reopening the quay.",
         one("reopen the quay", "refused", doer=BOARD)),
        ("The Harbour Board will not scrap the toll.",
         one("scrap the toll", "refused", doer=BOARD)),
        ("The Harbour Board is not ready to meet the Rail Union.",
         one("meet", "refused", doer=BOARD)),
        ("The Harbour Board’s refusal to meet the Rail Union angered the drivers.",
         one("meet", "refused", doer=BOARD)),
        ("The Harbour Board rejected calls to scrap the toll.",
         one("scrap the toll", "refused", doer=BOARD)),
        ("The Harbour Board does not want to scrap the toll.",
         one("scrap the toll", "refused", doer=BOARD)),
        ("The Harbour Board rejected talks with the Rail Union.",
         one("talks", "refused", doer=BOARD)),
        ("“There will be no talks with the Rail Union,” the Harbour Board said.",
         one("talks", "refused", doer=BOARD)),
        # Threats.
        ("The Rail Union threatened to block the port.",
         one("block the port", "threatened", doer=UNION, voice=UNION)),
        ("The Rail Union warned that it would block the port.",
         one("block the port", "threatened", doer=UNION)),
        ("The Rail Union will block the port unless the Harbour Board scraps the toll.",
         one("block the port", "threatened", doer=UNION)),
        # Things that stay: their ending is refused.
        ("The Harbour Board said the toll would stay.",
         one("lift the toll", "refused", doer=BOARD)),
        ("The Harbour Board said it was keeping the toll.",
         one("lift the toll", "refused", doer=BOARD)),
        ("The Harbour Board said the guards would remain in the yard.",
         one("withdraw the guards", "refused", doer=BOARD)),
        # Done, under way, ended.
        ("The Rail Union has been blockading the port since Monday.",
         one("blockade", "in force", doer=UNION)),
        ("The Harbour Board banned the Rail Union in March.",
         one("ban", "done", doer=BOARD)),
        ("The Rail Union called off the strike.",
         one("strike", "done", doer=UNION, sign=False)),
        # Asking others for help is an act of whoever asks.
        ("The Rail Union asked the Harbour Board for help.",
         one("ask the Harbour Board", "in force", doer=UNION)),
    ],
)  # fmt: skip
def test_an_act_is_read_with_its_doer_its_voice_and_its_mood(
    pipeline: Language, text: str, expected: Expected
) -> None:
    acts = acts_in(pipeline, text)
    assert any(expected.fits(act) for act in acts), acts


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # An outcome is nobody's refusal or offer.
        ("The Rail Union and the Harbour Board failed to agree on a date.", "agree"),
        ("The Rail Union will not win the vote.", "win"),
        # Questions say nothing of anybody's will.
        ("Will the Harbour Board scrap the toll?", "scrap the toll"),
        ("The Rail Union asked whether the Harbour Board would scrap the toll.", "scrap the toll"),
    ],
)
def test_outcomes_and_questions_are_nobodys_will(pipeline: Language, text: str, label: str) -> None:
    willed = {"offered", "planned", "refused", "demanded", "threatened", "opposed"}
    words = label.split()
    assert not [
        act
        for act in acts_in(pipeline, text)
        if act.mood in willed and all(word in act.label.lower().split() for word in words)
    ]


@pytest.mark.parametrize(
    ("text", "label", "sign"),
    [
        ("If the Harbour Board pays the drivers, the Rail Union will return to work.", "pay", True),
        ("The Rail Union will block the port unless the Harbour Board pays the drivers.", "pay", True),
        ("The Rail Union will not talk until the Harbour Board pays the drivers.", "pay", True),
        ("If the Harbour Board closes the quay, the Rail Union will block the port.", "close", False),
    ],
)
def test_whoever_makes_a_condition_wants_it_met(
    pipeline: Language, text: str, label: str, sign: bool
) -> None:
    acts = acts_in(pipeline, text)
    (condition,) = [act for act in acts if act.label.lower().startswith(label)]
    assert (condition.doer, condition.mood, condition.voice, condition.sign) == (
        BOARD,
        "demanded",
        UNION,
        sign,
    )
    (main,) = [act for act in acts if act.id == condition.condition_of]
    assert main.doer == UNION
    assert main.condition is not None
    assert "Harbour Board" in main.condition.quote


def test_a_bare_refusal_is_an_answer_without_words_of_its_own(pipeline: Language) -> None:
    acts = acts_in(
        pipeline, "The Rail Union asked the Harbour Board to scrap the toll. The Harbour Board refused."
    )
    (answer,) = [act for act in acts if not act.words]
    assert (answer.mood, answer.doer) == ("refused", BOARD)


def test_a_third_persons_word_about_a_party_is_a_forecast(pipeline: Language) -> None:
    (act,) = acts_in(pipeline, "Analyst Ida Holm said the Harbour Board would scrap the toll.")
    assert (act.mood, act.doer) == ("forecast", BOARD)


@pytest.mark.parametrize(
    "text",
    [
        "The Rail Union urged the Harbour Board to withdraw the 40 guards from the yard by the station.",
        "“We will not, under any circumstances, sign ‘that’ paper,” the Rail Union said.",
        "The Harbour Board said it would let the drivers of the Rail Union, who had waited for weeks, pass.",
    ],
)
def test_a_label_is_a_plain_infinitive_and_never_a_quotation(pipeline: Language, text: str) -> None:
    for act in acts_in(pipeline, text):
        words = act.label.split()
        assert 1 <= len(words) <= 9
        assert not set(act.label) & set('“”‘"«»')
        assert not act.label.endswith((".", "!", "?"))
        assert act.label[0].isupper()


def test_the_words_of_an_act_are_its_own_and_short(pipeline: Language) -> None:
    text = "The Rail Union, which has 400 members, urged the Harbour Board on Monday to scrap the toll."
    (act,) = acts_in(pipeline, text)
    assert text[act.span.start : act.span.end] == act.span.quote
    assert "scrap the toll" in act.span.quote
    assert len(act.span.quote) <= 240


def test_history_told_in_the_past_tense_keeps_its_old_date(pipeline: Language) -> None:
    text = (
        "A museum opened a show on the salt strike of 1931. The mine owners refused to meet the Salt Union."
        " The Salt Union now wants a statue."
    )
    report = Report("r", "r.txt", text, language="en", published=date(2021, 5, 12))
    (findings,) = read_reports([report], pipeline)
    (refusal,) = [act for act in findings.acts if act.mood == "refused"]
    assert refusal.when == "1931"


def test_an_ultimatum_is_a_demand_with_its_day(pipeline: Language) -> None:
    text = "The Rail Union has given the Harbour Board until 31 May to pay its debt of four million crowns."
    report = Report("r", "r.txt", text, language="en", published=date(2021, 5, 12))
    (findings,) = read_reports([report], pipeline)
    (act,) = findings.acts
    assert (act.mood, act.doer, act.voice, act.when) == ("demanded", BOARD, UNION, "2021-05-31")


@pytest.mark.parametrize(
    ("words", "mood"),
    [
        ("refused to accept", "refused"),
        ("has no plans to accept", "refused"),
        ("is far from accepting", "refused"),
        ("would never accept", "refused"),
        ("accepted", "accepted"),
        ("failed to accept", "failed"),
        ("has not accepted", "failed"),
    ],
)
def test_an_answer_takes_its_sign_from_the_words_around_it(pipeline: Language, words: str, mood: str) -> None:
    (findings,) = read_reports(
        [Report("r", "r.txt", f"Norland offered a deal. Sudland {words} the deal.", language="en")], pipeline
    )
    assert findings.acts[-1].mood == mood


@pytest.mark.parametrize(
    "words",
    ["Set the towns against each other", "Set Halmarkers against each other", "One more strike"],
)
def test_what_would_follow_a_command_is_a_forecast(pipeline: Language, words: str) -> None:
    text = f"“Both have to listen,” Ada Moor said. “{words}, and there will be no talks at all.”"
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    (act,) = [act for act in findings.acts if act.span.quote.startswith("no talks")]
    assert act.mood == "forecast"


def test_a_promise_that_is_asked_for_is_a_demand(pipeline: Language) -> None:
    text = "The Rail Union wants the Harbour Board to promise that no driver will be dismissed."
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    (act,) = findings.acts
    assert (act.mood, act.sign, act.doer, act.voice) == ("demanded", False, BOARD, UNION)


@pytest.mark.parametrize(("verb", "mood"), [("rejects", "refused"), ("has accepted", "accepted")])
def test_who_answers_mediation_is_not_the_mediator(pipeline: Language, verb: str, mood: str) -> None:
    (findings,) = read_reports(
        [Report("r", "r.txt", f"The Rail Union {verb} mediation.", language="en")], pipeline
    )
    (act,) = findings.acts
    assert (act.label, act.mood, act.doer) == ("Accept mediation", mood, UNION)


def test_whatever_somebody_signs_is_no_act(pipeline: Language) -> None:
    text = "“Whatever we sign now is where the judges begin,” the Rail Union said."
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    assert [act for act in findings.acts if "sign" in act.label.lower()] == []


@pytest.mark.parametrize(
    ("text", "label", "mood", "sign"),
    [
        ("The Rail Union demanded that the Harbour Board cut its fees.", "cut fees", "demanded", False),
        ("The Rail Union offered on Saturday to resume work.", "resume work", "offered", True),
        (
            "TARN — The Rail Union on Thursday suspended its talks with the Harbour Board.",
            "talks",
            "done",
            False,
        ),
    ],
)
def test_a_demand_an_offer_and_a_break_are_read_however_the_parser_takes_them(
    pipeline: Language, text: str, label: str, mood: str, sign: bool
) -> None:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    assert [
        act
        for act in findings.acts
        if set(label.split()) <= set(act.label.lower().split())
        and (act.mood, act.sign) == (mood, sign)
        and act.doer
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board said the Rail Union did not have to end its strike first.",
        "The Rail Union called the offer reasonable.",
        "The Harbour Board will not pay while the strike goes on.",
    ],
)
def test_a_waiver_a_judgement_and_a_time_demand_nothing(pipeline: Language, text: str) -> None:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    assert [act for act in findings.acts if act.mood in ("demanded", "opposed")] == []
    assert not [act for act in findings.acts if "strike" in act.label.lower() and act.mood != "in force"]


def test_a_thing_rejected_as_it_is_the_thing_that_another_accepted(pipeline: Language) -> None:
    text = "The Rail Union accepted a cease-fire, but the Harbour Board rejected it."
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    assert [(act.catalogue, act.mood, act.doer) for act in findings.acts] == [
        ("cease_fire", "accepted", UNION),
        ("cease_fire", "refused", BOARD),
    ]


def test_who_urged_one_also_called_on_another(pipeline: Language) -> None:
    text = "The Rail Union urged both towns to keep talking and called on the Harbour Board to pay its debt."
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    (pay,) = [act for act in findings.acts if "Pay" in act.label]
    assert (pay.mood, pay.voice, pay.doer) == ("demanded", UNION, BOARD)


@pytest.mark.parametrize("words", ["have met only once", "had met in May"])
def test_a_meeting_that_is_history_is_no_act_of_today(pipeline: Language, words: str) -> None:
    text = f"The Rail Union and the Harbour Board {words}."
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    assert findings.acts == ()
    assert [event.type for event in findings.events] == ["CONSULT"]
