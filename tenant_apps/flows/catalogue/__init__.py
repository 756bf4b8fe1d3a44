"""The questions that flows are put together from: one JSON file per section, each text in every language."""
