"""A reading of a word is made once, kept with the text, and forgotten when its parse changes."""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from detente.reading.once_a_word import forget_answers, once_a_word


def test_each_word_is_read_once() -> None:
    doc, read = Doc(Vocab(), ["The", "guild", "asks"]), []

    @once_a_word
    def tag_of(word: Token) -> str:
        read.append(word.i)
        return word.tag_

    assert [tag_of(word) for word in (*doc, *doc)] == [""] * 6
    assert read == [0, 1, 2]


def test_an_answer_of_none_is_an_answer_too() -> None:
    doc, read = Doc(Vocab(), ["asks"]), []

    @once_a_word
    def subject_of(word: Token) -> None:
        read.append(word.i)

    assert [subject_of(doc[0]), subject_of(doc[0])] == [None, None]
    assert read == [0]


def test_a_changed_parse_is_read_again() -> None:
    doc = Doc(Vocab(), ["asks"])

    @once_a_word
    def tag_of(word: Token) -> str:
        return word.tag_

    assert tag_of(doc[0]) == ""
    doc[0].tag_ = "VBZ"
    assert tag_of(doc[0]) == ""
    forget_answers(doc)
    assert tag_of(doc[0]) == "VBZ"


def test_texts_do_not_share_answers() -> None:
    @once_a_word
    def text_of(word: Token) -> str:
        return word.text

    assert [text_of(Doc(Vocab(), [text])[0]) for text in ("asks", "bids")] == ["asks", "bids"]
