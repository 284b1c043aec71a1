"""Who may: roles, rights by attributes, one matrix, the ledger of rights, and the keys of personal data."""
