"""How the framework is reasoned with: detectors and rules over one case, in passes, with a record of every step."""
