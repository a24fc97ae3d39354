"""What Senline's work costs, as ratios to the bare parts it stands on. `make bench` prints one table."""
