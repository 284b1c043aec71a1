"""One file a rule: CODE, NAME, SAYS and `find(day) -> Finding | None`."""
