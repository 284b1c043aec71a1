"""The returns desk: which deliverer owes which numbers for which month, handed in, signed, corrected."""
