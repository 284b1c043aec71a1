"""Whom programmes admit, and what they give: rules that several share, and those of programmes whose file would grow too long."""
