"""sequences/*.yaml to domain objects and back; the only place that knows YAML."""
