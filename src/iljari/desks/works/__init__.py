"""The works desk: facilities and events by their milestones."""
