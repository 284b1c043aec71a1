"""What Iljari costs beside the bare database."""
