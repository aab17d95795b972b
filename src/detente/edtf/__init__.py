"""Dates that are partly known, as EDTF (ISO 8601-2): one range type, their words, and TIMEX3 as EDTF."""

from detente.edtf.date_range import DateRange, Precision
from detente.edtf.dates_in_words import MONTHS, WEEKDAYS, bounds_in_words
from detente.edtf.timex import timex_to_edtf

__all__ = ["MONTHS", "WEEKDAYS", "DateRange", "Precision", "bounds_in_words", "timex_to_edtf"]
