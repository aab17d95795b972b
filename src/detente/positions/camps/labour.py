"""A labour dispute's one union and one employer, and who speaks for them: "management", "X told members"."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps.called import usual_names
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.offices import any_of, is_full_name
from detente.positions.camps.tie import Tie
from detente.positions.camps.union_members import is_of_the_union, trade_of, union_of_members
from detente.reading import Party

_UNION_NAME: Final = as_pattern(
    r"\b(?:Trade |Labou?r )?Unions?\b|\b(?:Guild|Brotherhood of [A-Z]\w+|Teamsters|Auto Workers|Mineworkers"
    r"|SAG-AFTRA|Unifor)\b"
)
_OF_A_TRADE: Final = as_pattern(
    r"\b(?:Workers|Controllers|Pilots|Nurses|Teachers|Mineworkers|Miners|Drivers|Doctors|Dockers|Seafarers"
    r"|Lecturers|Employees|Machinists|Railwaymen|Writers|Actors|Physicians|Longshoremen|Firefighters)[’']?"
    r" (?:\w+ )?(?:Organi[sz]ation|Association|Federation)$"
)
"""Names of unions of a trade, where a report speaks of "the union" too."""
_NO_UNION: Final = as_pattern(
    r"\b(?:European|African|Soviet|Customs|Arab|Economic|Monetary|Credit|Students?['’]?|Patriotic|Democratic"
    r"|Progressive|National) Union\b(?! of)|\bUnion (?:Council|Party|government|Government)\b"
    r"|\bUnion for\b"
)
_NATIONAL_UNION: Final = as_pattern(
    r"\bNational \w+ \w+ Union\b|\bNational Union of (?:the )?[A-Z]\w+(?:ers|men|s)\b"
)
_CONFEDERATION: Final = as_pattern(
    r"\b(?:Congress|Confederation|Council of Trade Unions|Trades? Union Congress"
    r"|Federation of (?:Trade|Labou?r))\b"
)
_THE_UNION: Final = as_pattern(
    r"(?:[Tt]he|[Oo]ur|[Tt]heir|[Ii]ts) [Uu]nion"
    r"|(?:[A-Z].*['’]s?|[Tt]he) (?:largest|biggest|main|only) (?:trade )?union"
)
_WORKERS: Final = as_pattern(
    r"(?:[Tt]he|[Ii]ts|[Oo]ur|[Uu]nion) (?:striking )?(?:workers|members|strikers)|(?:[A-Z]\w+ )?[Ss]trikers"
)
_TELLS_MEMBERS: Final = as_pattern(
    r" told (?:(?:its|his|her|the|union|striking|cheering) )*(?:members|strikers|delegates|pickets)\b"
    r"|[^.;\n“”\"]{0,60}? (?:said|told [^.;\n“”\"]{1,40}?|promised|says) that (?:the|its|our|his|her)"
    r" (?:workers|members|strikers|crews|dockers) (?:would|will)\b"
)
_OF_A_UNION: Final = as_pattern(
    r"(?:the )?(?:national president|general secretary|national secretary|branch secretary|shop steward"
    r"|union (?:leader|president|official|boss|chief|secretary))",
    re.IGNORECASE,
)
_STAFF: Final = (
    r"(?:workers|employees|staff|management|managers|workforce|executives|shareholders|crews?|pilots|drivers"
    r"|strikers|payroll)"
)
_EMPLOYS: Final = as_pattern(
    rf"(?:['’]s? (?:[a-z]+ ){{0,2}}{_STAFF}\b| {_STAFF}\b"
    r"|['’]s? (?:largest|biggest|main|only) (?:trade )?union\b| told (?:its )?investors\b"
    r"| (?:has |had )?(?:sacked|locked out|laid off|dismissed) )"
)
_AT_WORK_FOR: Final = as_pattern(
    rf"\b(?:strike|walkout|stoppage|{_STAFF}) (?:at|against|of) (?:the )?$"
    r"|\b(?:chief executive|managing director|head|boss) of (?:the )?$"
)
_THE_EMPLOYER: Final = as_pattern(
    r"(?:[Tt]he |[Ii]ts )?[Mm]anagement|(?:[Tt]he|[Ii]ts) (?:company|firm|employer|airline|carrier|group)"
)
_THE_EMPLOYERS: Final = as_pattern(r"(?:[Tt]he )?[Ee]mployers")
_EMPLOYERS_NAME: Final = as_pattern(r"\b(?:Employers|Owners)\b")
_BODY_BEFORE: Final = as_pattern(
    r"\b[Ee]mployers['’] (?:body|association|organi[sz]ation|federation|group|representatives?),? (?:the )?"
    r"(?:[A-Z][\w’'-]+ ){0,5}\(?$"
)
"""Words before the name of whoever speaks for the employers: "the employers’ body, Ports UK (PUK)"."""
_FOR_EMPLOYERS: Final = as_pattern(
    r"(?: \([A-Z]+\))?, which (?:represents|speaks for|bargains for) (?:the )?(?:[\w-]+ ){0,3}"
    r"(?:employers|companies|firms|owners|lines|operators|carriers|mills|mines|airlines|terminals)\b"
)
_BACK: Final = 40
_FAR_MORE: Final = 3


class Labour:
    """Ties of those whom a report calls by what they are to its union and its employer."""

    def __init__(self, discourse: Discourse) -> None:
        self.run = discourse

    def of_the_union(self, party: Party) -> Tie | None:
        """Tie "the union", "X's largest union" and "the strikers" to the one union of the reports.

        A confederation that the union is of is another one.
        """
        if self._union in (None, party.id) or party.kind == "person":
            return None
        if _THE_UNION.fullmatch(party.name):
            return Tie(self._union or "", "the one union")
        if is_of_the_union(party) or self._is_of_its_trade(party):
            return Tie(self._union or "", "its people")
        if party.kind == "other" and _WORKERS.fullmatch(party.name):
            return Tie(self._union or "", "its members")
        return None

    def _is_of_its_trade(self, party: Party) -> bool:
        """Return True for "the miners" where the union is that of the Mine Workers."""
        names = usual_names(self.run.by_id[self._union]) if self._union else ()
        bare = re.sub(r"^the ", "", party.name, flags=re.IGNORECASE).casefold()
        return party.kind == "other" and any(trade_of(name) == bare for name in names)

    def who_leads_it(self, party: Party) -> Tie | None:
        """Tie Ana Roy to the union where she "told members", or says what "the workers would" do."""
        if self._union is None or not is_full_name(party):
            return None
        of_it = any(_OF_A_UNION.fullmatch(role.title) and role.of is None for role in party.roles)
        if of_it or is_of_the_union(party):
            if not any(any_of("over").search(role.title) for role in party.roles):
                return Tie(self._union, f"holds an office in it: {party.roles[0].title}")
        elif not party.roles and any(
            _TELLS_MEMBERS.match(self.run.text(mention.report), mention.end) for mention in party.mentions
        ):
            return Tie(self._union, "speaks to its members")
        return None

    def of_the_employer(self, party: Party) -> Tie | None:
        """Tie "management" and "the company" to the one employer of the reports."""
        if party.kind == "person":
            return None
        if _THE_EMPLOYERS.fullmatch(party.name) and self._association not in (None, party.id):
            return Tie(self._association or "", "the employers' one association")
        if self._employer in (None, party.id):
            return None
        return Tie(self._employer or "", "the one employer") if _THE_EMPLOYER.fullmatch(party.name) else None

    @cached_property
    def _union(self) -> str | None:
        """The one union that the reports name, or the one that they name by far the most."""
        unions = {party.id for party in self.run.by_id.values() if _is_a_union(party)}
        if not unions and any(_THE_UNION.fullmatch(party.name) for party in self.run.by_id.values()):
            unions = {
                party.id
                for party in self.run.by_id.values()
                if any(_OF_A_TRADE.search(name) for name in usual_names(party))
            }
        own = {
            party
            for party in unions
            if not any(_CONFEDERATION.search(name) for name in usual_names(self.run.by_id[party]))
        }
        return self._one(own)

    @cached_property
    def _employer(self) -> str | None:
        """The one employer, in reports that name a union."""
        if not any(_is_a_union(party) for party in self.run.by_id.values()):
            return None
        return self._one(
            {
                place.party
                for report, places in self.run.places.items()
                for place in places
                if self._employs(report, place.start, place.end) and self._may_employ(place.party)
            }
        )

    @cached_property
    def _association(self) -> str | None:
        """The one association of the employers, in reports that name a union."""
        if not any(_is_a_union(party) for party in self.run.by_id.values()):
            return None
        told = {
            place.party
            for report, places in self.run.places.items()
            for place in places
            if self._is_their_body(report, place.start, place.end) and self._may_employ(place.party)
        }
        named = {
            party.id
            for party in self.run.by_id.values()
            if party.kind == "organization" and any(_EMPLOYERS_NAME.search(n) for n in usual_names(party))
        }
        return self._one(told | named)

    def _is_their_body(self, report: str, start: int, end: int) -> bool:
        text = self.run.text(report)
        before = _BODY_BEFORE.search(text, max(0, start - 2 * _BACK), start)
        return before is not None or _FOR_EMPLOYERS.match(text, end) is not None

    def _employs(self, report: str, start: int, end: int) -> bool:
        text = self.run.text(report)
        before = _AT_WORK_FOR.search(text, max(0, start - _BACK), start)
        return text[start].isupper() and (before is not None or _EMPLOYS.match(text, end) is not None)

    def _may_employ(self, party: str) -> bool:
        known = self.run.by_id[party]
        named = known.kind in ("organization", "other") or (known.kind == "person" and " " not in known.name)
        return named and known.name[:1].isupper() and not known.roles and not _is_a_union(known)

    def _one(self, parties: set[str]) -> str | None:
        ranked = sorted(parties, key=lambda party: -len(self.run.by_id[party].mentions))
        if len(ranked) > 1:
            first, second = (len(self.run.by_id[party].mentions) for party in ranked[:2])
            return ranked[0] if first >= _FAR_MORE * second else None
        return ranked[0] if ranked else None


def _is_a_union(party: Party) -> bool:
    bare = re.sub(r"^(?:The|A|An|Our|Their|Its) ", "", party.name)
    if union_of_members(party.name) is not None:
        return True
    if party.kind not in ("organization", "body") or bare == bare.lower():
        return False
    names = usual_names(party)
    return any(
        _NATIONAL_UNION.search(name) or (_UNION_NAME.search(name) and not _NO_UNION.search(name))
        for name in names
    )
