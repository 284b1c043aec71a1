"""The budget desk."""
