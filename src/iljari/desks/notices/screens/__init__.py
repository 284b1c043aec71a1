"""The desk's screens: what was sent, writing, sending."""
