"""What is known of a case, for the rules: facts of persons and organisations from the registry, earlier acts from the journal."""
