"""The laws of the journal, as specifications."""
