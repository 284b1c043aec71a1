"""Who does it: the desks, independent of each other. They meet in the journal."""
