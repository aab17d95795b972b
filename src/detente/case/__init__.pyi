from .evidence import cited_file, file_of, resolve_evidence, unchecked_evidence
from .expressions import (
    BuildCompounds,
    Compound,
    Expression,
    ExpressionError,
    Option,
    connective_parser,
    evaluate,
    leaves,
    options_in,
    parse_connected,
    parse_expression,
)
from .gmcr_file import OWN_KEY
from .load import Case, is_gmcr, load_case, parse_case, placing_faults
from .options import option_names
from .preference import Preference, Priority
from .schema import Answered, CaseFile, Claim
from .values import Element, Weight
from .what_if import WhatIf, argument_of
from .yaml_text import did_you_mean, parse_yaml, yaml_of

__all__ = [
    "OWN_KEY",
    "Answered",
    "BuildCompounds",
    "Case",
    "CaseFile",
    "Claim",
    "Compound",
    "Element",
    "Expression",
    "ExpressionError",
    "Option",
    "Preference",
    "Priority",
    "Weight",
    "WhatIf",
    "argument_of",
    "cited_file",
    "connective_parser",
    "did_you_mean",
    "evaluate",
    "file_of",
    "is_gmcr",
    "leaves",
    "load_case",
    "option_names",
    "options_in",
    "parse_case",
    "parse_connected",
    "parse_expression",
    "parse_yaml",
    "placing_faults",
    "resolve_evidence",
    "unchecked_evidence",
    "yaml_of",
]
