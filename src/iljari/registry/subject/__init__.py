"""What subjects may ask about their own data: their file, access, correction, deletion, a stop (PIPA 35 to 38, PA-11)."""
