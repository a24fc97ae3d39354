"""Use cases: load, call the domain, save. The only place that commits."""
