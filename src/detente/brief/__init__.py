"""One renderer a medium: JSON, terminal, HTML."""
