"""The help centre on the public site."""
