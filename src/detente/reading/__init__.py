"""A report becomes findings: parties, statements, dates and events, each with the span it was read from."""
