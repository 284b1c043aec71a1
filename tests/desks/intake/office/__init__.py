"""The office's screens of the intake desk."""
