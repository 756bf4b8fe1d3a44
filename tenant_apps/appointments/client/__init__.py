"""Appointments in the client portal."""
