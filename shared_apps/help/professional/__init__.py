"""The help centre in the professional portal."""
