"""What the desk does while nobody waits: jobs, in a process of their own beside the server."""
