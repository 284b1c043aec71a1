"""What the bureau runs: one short file per programme, read from the folder `programmes`. Plain Python."""
