"""The council desk: what the council found and asked, and what was done about it."""
