"""The worker, the scheduler, and a look at what waits."""
