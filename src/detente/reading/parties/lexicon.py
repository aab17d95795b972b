"""Words of general English that show the kind of party behind a name or a description."""

from __future__ import annotations

from detente.reading.lexica import state_words, word_table, words_of

_LISTS: dict[str, str] = word_table("party_words.yaml")
_CUES: dict[str, dict[str, str]] = word_table("act_cues.yaml")
BODY_HEADS = frozenset(_LISTS["body_heads"].split())
ORGANIZATION_HEADS = frozenset(_LISTS["organization_heads"].split())
NAME_HEADS = frozenset(_LISTS["name_heads"].split())
PERSON_TITLES = frozenset(_LISTS["person_titles"].split())
ROLE_NOUNS = frozenset(_LISTS["role_nouns"].split())
GROUP_NOUNS = frozenset(_LISTS["group_nouns"].split())
GROUP_BODIES = frozenset(_LISTS["group_bodies"].split())
SOURCE_NOUNS = frozenset(_LISTS["source_nouns"].split())
FEMALE = frozenset(_LISTS["female"].split())
MALE = frozenset(_LISTS["male"].split())
NEVER_NAMES = frozenset(_LISTS["never_names"].split())
NEAR_STATES = frozenset(_LISTS["near_states"].split())
FALLEN = frozenset({"deposed", "ousted", "toppled", "overthrown", "exiled", "jailed", "detained", "elected"})
"""Words before an office that tell its holder from others: "the deposed president"."""
OFFICES_IN_NAMES = frozenset(_LISTS["offices_in_names"].split())
NEVER_BODIES = frozenset(_LISTS["never_bodies"].split())
KIN = frozenset(_LISTS["kin"].split())
LOOSE_GROUPS = frozenset(_LISTS["loose_groups"].split())
STATE_OWNED = frozenset(_LISTS["state_owned"].split())
STATE_OF = frozenset(_LISTS["state_of"].split())
STATE_TITLES = frozenset(_LISTS["state_titles"].split())
STATES = frozenset(state_words().names)
ARMS = frozenset(_LISTS["arms"].split())
PEOPLE = frozenset(_LISTS["people"].split())
NOBODY = frozenset(_LISTS["nobody"].split())
PARTICLES = frozenset(_LISTS["particles"].split())
NO_PEOPLE = frozenset(_LISTS["no_people"].split())
ACTING_ONE = frozenset(_LISTS["acting_one"].split())
UNDERGOING = frozenset(_LISTS["undergoing"].split())
ASKING = frozenset(words_of(_CUES["verbs"]["demand"])) | frozenset(words_of(_CUES["verbs"]["advise"]))
TELLING = frozenset(_LISTS["telling"].split())
HEADLINE_VERBS = frozenset(_LISTS["headline_verbs"].split())
MOTION = frozenset(_LISTS["motion"].split())
REALMS = frozenset(_LISTS["realms"].split())
WILLS = frozenset(
    word for kind, words in _CUES["nouns"].items() if kind != "denied" for word in words_of(words)
)
"""Nouns of offers, demands, plans and refusals, which belong to whoever acts."""
