"""What the budget desk shows: the overview, a line, the forms of its verbs, closing, reconciliation, posts, downloads."""
