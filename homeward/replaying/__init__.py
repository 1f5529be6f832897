"""Replay: an answer derived a second time without experta, and held to what its file says."""
