"""What things are made of: units, money, days and periods, districts, canonical text. Standard library only."""
