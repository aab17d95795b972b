"""Cases about nothing: parties that whistle, hum, jump and skip, of some of whom nothing is known."""

from __future__ import annotations

BAKERS_AND_TAILORS = """
detente: 1
title: Bakers who hum and tailors who skip
parties:
  BAKERS: {name: Bakers, options: {whistle: Whistle, hum: Hum}}
  SMITHS: {name: Smiths, options: {clap: Clap}}
  TAILORS: {name: Tailors, options: {jump: Jump}}
rules: [not (BAKERS.whistle and SMITHS.clap), BAKERS.whistle if BAKERS.hum]
one_way: [SMITHS.clap]
status_quo: NNNN
preferences:
  BAKERS:
    priorities: [not BAKERS.hum, not SMITHS.clap, not TAILORS.jump, not BAKERS.whistle if not TAILORS.jump]
    unknown: [BAKERS.whistle]
  SMITHS: {priorities: [BAKERS.whistle, not SMITHS.clap, BAKERS.hum, TAILORS.jump]}
  TAILORS: unknown
claims:
  - {id: loud, says: Jumping makes bakers whistle., by: A passer-by,
     holds_if: 'stable(NNNN, nash, BAKERS) and not stable(NNNY, nash, BAKERS)'}
  - {id: quiet, says: Bakers never whistle., by: A neighbour,
     holds_if: 'stable(NNNN, seq, BAKERS) and stable(NNNY, seq, BAKERS)'}
  - {id: glad, says: Nobody minds., holds_if: 'stable(NNNN, seq)'}
"""
"""Of the shape of the shipped example: three parties, four options, two rules, and one party unknown."""

TWO_AND_TWO = """
detente: 1
title: Bakers and tailors
parties:
  BAKERS: {name: Bakers, options: {whistle: Whistle, hum: Hum}}
  TAILORS: {name: Tailors, options: {jump: Jump, skip: Skip}}
status_quo: NNNN
preferences:
  BAKERS: {priorities: [TAILORS.jump, not BAKERS.hum, not TAILORS.skip], unknown: order}
  TAILORS: unknown
claims:
  - {id: glad, says: Nobody minds., holds_if: 'stable(NNNN, seq)'}
"""
"""Too many completions to judge all: a sample is drawn."""
