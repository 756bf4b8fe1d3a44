"""Appointments: made, moved and cancelled by the firm, confirmed or put off by the client, kept in each one's calendar.

Owns appointments and who takes part, the other times that are offered, the calendar files sent, and reminders.
Never decides what has to be done for one: that are action points, which the dossiers keep.
"""
