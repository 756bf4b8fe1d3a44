"""An app whose effects leave traces: rows for what the database does, lines in a file for what goes outside."""
