"""Solution concepts of the graph model, one module a concept, all on a compiled Model."""
