"""Taking over older records: a data package is read, checked whole, and posted through the desks' ordinary doors."""
