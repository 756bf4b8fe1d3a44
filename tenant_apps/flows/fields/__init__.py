"""What an answer can be: one small class per type of question."""
