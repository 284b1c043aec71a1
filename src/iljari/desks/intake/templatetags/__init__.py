"""Words of the intake desk's templates."""
