"""Helpers of several tests: oracles, random models, sample cases and reports."""
