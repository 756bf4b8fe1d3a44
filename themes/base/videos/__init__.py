"""The player of a film from elsewhere: loaded only once the reader asked for it, in a frame of its own."""
