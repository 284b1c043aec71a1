"""The screens of persons: found by an exact value, registered, shown masked with their dated facts, joined and parted."""
