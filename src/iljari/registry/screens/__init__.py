"""The screens of the registry."""
