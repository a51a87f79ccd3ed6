"""The Models lab: fifteen networks taken apart."""
