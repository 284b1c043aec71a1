"""What comes and goes: outside systems' files, mapped to the desks' operations."""
