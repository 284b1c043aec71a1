"""What it adds up to: indicators evaluated on the journal. Figures know no desk."""
