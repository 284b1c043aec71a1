"""What an act refuses by itself."""
