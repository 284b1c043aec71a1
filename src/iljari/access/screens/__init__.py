"""The screens of the access room."""
