"""What was written: append-only, two clocks. `door.post()` is the only writer; `read` is for everybody."""
