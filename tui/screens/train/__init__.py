"""The Train lab: models learning, live."""
