"""The screens of organisations: list, page, forms, files, entrustments."""
