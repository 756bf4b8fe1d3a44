"""Who is asked for records of the DNS."""
