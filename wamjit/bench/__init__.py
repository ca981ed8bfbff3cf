"""Classic programs as a yardstick: where they are, what they answer, how long other Prolog systems take for them."""
