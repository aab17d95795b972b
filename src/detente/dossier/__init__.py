"""The findings of many reports joined: one entry a party, one chronology, one list of statements."""
