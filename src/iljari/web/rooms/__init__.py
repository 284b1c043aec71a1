"""The rooms: pages that show what the desks wrote and what it adds up to."""
