"""Who is who: persons and organisations, the only room with personal data. Elsewhere stand opaque ids alone."""
