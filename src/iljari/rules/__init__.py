"""What the law says: rules over dated facts, each with its sentence and its line; one definition, two evaluations."""
