"""One file a programme, in the folder of its division."""
