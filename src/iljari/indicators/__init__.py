"""What is counted: definitions over acts, with unit and formula. They know no programme and no database."""
