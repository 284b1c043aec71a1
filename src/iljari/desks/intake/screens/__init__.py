"""The intake desk's screens: the office's (`office/`) and the applicants'."""
