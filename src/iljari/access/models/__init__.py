"""The tables of the access room, one file a piece. Import from here."""
