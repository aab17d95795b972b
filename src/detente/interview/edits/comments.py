"""Keys and items added at the end of a mapping or list, ahead of the comment that follows it."""

from __future__ import annotations

from typing import Any

_AFTER_VALUE = 2
"""The place of the comment after a value among the comments that ruamel.yaml keeps of a key."""


def put_last(mapping: Any, key: str, value: Any) -> None:
    """Set a key; a new one comes last, and the comment that stood after the last line stays after it.

    ruamel.yaml ties the comment before the next section to the last value of this one.
    """
    if key in mapping:
        mapping[key] = value
        return
    comment = _take_comment(mapping)
    mapping[key] = value
    _give_comment(mapping, comment)


def add_item(items: Any, value: Any) -> None:
    """Add an item to the end of a list, as `put_last` does with a key."""
    comment = _take_comment(items)
    items.append(value)
    _give_comment(items, comment)


def drop_comment(mapping: Any, key: str, words: str) -> None:
    """Take a comment off the line of a key, if it begins with some words."""
    comments: Any = mapping.ca.items.get(key) if hasattr(mapping, "ca") else None
    token = comments[_AFTER_VALUE] if comments else None
    if token is not None and token.value.lstrip("# ").startswith(words):
        _, line_end, rest = token.value.partition("\n")
        if rest:
            token.value = line_end + rest
        else:
            comments[_AFTER_VALUE] = None


def _last_leaf(node: Any) -> tuple[Any, Any, int] | None:
    """The innermost mapping or list of the last value, the value's key in it, and its place for comments."""
    leaf = None
    while hasattr(node, "ca") and len(node) and not node.fa.flow_style():
        if hasattr(node, "keys"):
            key = list(node.keys())[-1]
            leaf = (node, key, _AFTER_VALUE)
        else:
            key = len(node) - 1
            leaf = (node, key, 0)
        node = node[key]
    return leaf


def _take_comment(node: Any) -> str:
    """Take the comment lines that follow the last value off it; one on its own line stays."""
    leaf = _last_leaf(node)
    if leaf is None:
        return ""
    inner, key, at = leaf
    comments = inner.ca.items.get(key)
    token = comments[at] if comments and len(comments) > at else None
    if token is None or isinstance(token, list):
        return ""
    own, line_end, rest = token.value.partition("\n")
    if not rest:
        return ""
    token.value = own + line_end
    if not own.strip():
        comments[at] = None
    return str(rest)


def _give_comment(node: Any, comment: str) -> None:
    leaf = _last_leaf(node)
    if not comment or leaf is None:
        return
    from ruamel.yaml.error import CommentMark
    from ruamel.yaml.tokens import CommentToken

    inner, key, at = leaf
    comments = inner.ca.items.setdefault(key, [None, None, None, None])
    while len(comments) <= at:
        comments.append(None)
    comments[at] = CommentToken("\n" + comment, CommentMark(0), None)
