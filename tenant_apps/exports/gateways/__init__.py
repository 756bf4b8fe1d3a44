"""Where the file with a client's data is put together and lies."""
