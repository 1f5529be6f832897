"""The shapes of the entries: frozen models, one module per part of the framework."""
