"""What holds when something is not known, and whether a rival assessment holds."""
