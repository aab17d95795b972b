"""A case of twelve options, so of 4,096 states."""

from __future__ import annotations

from typing import Final

TWELVE_OPTIONS: Final = """\
detente: 1
title: A war of twelve options
parties:
  G:
    name: Government
    options: {talk: Open talks, lift: Lift the siege, free: Release prisoners, vote: Hold the vote early}
  R:
    name: Rebels
    options: {halt: Stop attacks, lay: Lay down weapons, run: Take part in the vote, send: Name a team}
  M:
    name: Mediator
    options: {watch: Send observers, host: Host the talks, plan: Publish a plan, cut: Cut aid to both}
status_quo: NNNNNNNNNNNN
preferences:
  G: {priorities: [R.halt, not G.vote, R.lay if G.talk, not M.cut, G.talk iff R.send, not G.free, M.host]}
  R: {priorities: [G.free, G.lift, not R.lay, not M.cut, R.halt iff G.talk, R.run if G.vote, M.plan]}
  M: {priorities: [R.halt and G.talk, not M.cut if G.talk, M.host if G.talk, M.plan, not M.watch]}
"""
