"""Every training that was begun: recorded while it goes on, and never lost."""
