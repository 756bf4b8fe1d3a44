"""What every room builds with: actors, commands, errors, permissions, doors.

Core owns no model of the domain and imports no room.
What only one room needs does not belong here.
"""
