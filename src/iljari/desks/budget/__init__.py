"""The budget desk: appropriation, virement, commitment, expenditure, what is left, what will be left."""
