"""What several tests share: oracles, random models, sample cases and reports."""
