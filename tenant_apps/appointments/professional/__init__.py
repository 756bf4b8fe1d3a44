"""Appointments in the professional portal."""
