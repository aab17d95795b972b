"""The conflict model as a person writes it (YAML), checked, and compiled to arrays."""
