"""From the status quo: who can move where, which ways lead out, who must move together."""
