"""The web: its pages, who may do what, its words, and how it looks and works in a browser."""
