"""What Senline's work costs, as ratios to the bare parts it is built on. `make bench` prints one table."""
