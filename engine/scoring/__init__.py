"""What a trained model says of a text, and why."""
